package org.rollcall.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.shared.FixedClock;
import org.rollcall.shared.OnBothDatabases;
import org.rollcall.shared.TestDatabase;
import org.rollcall.shared.TestIsp;
import org.rollcall.shared.Wiring;

@OnBothDatabases
class CustomerTableTest {
    private final TestDatabase test;
    private final FixedClock clock = new FixedClock("2026-11-22T12:00:00Z", "UTC");
    private CustomerTable table;
    private TestIsp isp;

    CustomerTableTest(TestDatabase test) {
        this.test = test;
    }

    @BeforeEach
    void isp() {
        test.clear();
        table = new Wiring(test, clock).get(CustomerTable.class);
        isp = new TestIsp(test.database(), clock.instant());
        isp.customer(1, "Anna Adler", "NEW");
        isp.customer(2, "Bert Brandt", "ACTIVE");
        isp.customer(3, "Carla Ng", "BLOCKED");
        isp.customer(4, "100% Wool_Shop", "INACTIVE");
        isp.customer(5, "anna", "Élodie Ünal", "07700 900555", "ACTIVE");
        isp.customer(6, "Gone Person", "INACTIVE");
        isp.delete(6);
        isp.service(20, 2, "Bert-Home", null);
        isp.service(21, 2, "bert-office", "192.0.2.7");
        isp.service(30, 3, "carla", null);
        isp.mac(30, "02:00:5e:00:53:33");
        isp.session(200, 2L, "Bert-Home", "100.64.0.2", "02:00:5e:00:53:02", Duration.ofHours(30));
        isp.session(300, 3L, "carla", "100.64.1.3", "02:00:5e:00:53:33", Duration.ofMinutes(5));
        isp.lastOnline(5, Duration.ofHours(23));
        isp.lastOnline(1, Duration.ofHours(25));
    }

    private List<Long> find(CustomerFilter filter) {
        List<Long> ids = ids(filter, CustomerSort.DEFAULT, 0, 50);
        assertThat(table.count(filter)).isEqualTo(ids.size());
        // a page tells the same, whether it is full, the last one or past the end
        for (int first : List.of(0, 1, 50)) {
            assertThat(table.page(filter, CustomerSort.DEFAULT, first, 1).total())
                    .isEqualTo(ids.size());
            assertThat(table.exactPage(filter, CustomerSort.DEFAULT, first, 1).total())
                    .isEqualTo(ids.size());
        }
        return ids;
    }

    private List<Long> ids(CustomerFilter filter, CustomerSort sort, long first, int size) {
        return table.page(filter, sort, first, size).rows().stream()
                .map(CustomerRow::id)
                .toList();
    }

    private static CustomerFilter filter(String q, StatusWord... words) {
        return new CustomerFilter(words.length == 0 ? Set.of() : EnumSet.of(words[0], words), q, OptionalLong.empty());
    }

    @Test
    void deletedCustomersAreNowhere() {
        assertThat(find(CustomerFilter.ALL)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(find(filter("gone"))).isEmpty();
        assertThat(table.row(6)).isEmpty();
    }

    @Test
    void neitherDeletedCustomersNorOrphansAreFoundByWhatTheyHave() {
        isp.service(60, 6, "gone-home", "198.51.100.6");
        isp.session(600, 6L, "gone-home", "198.51.101.6", "02:00:5e:00:66:06", Duration.ofHours(1));
        isp.session(700, null, "nobody", "198.51.101.7", "02:00:5e:00:66:07", Duration.ofHours(1));
        for (String typed : List.of("198.51.100.6", "198.51.101.", "gone-home", "02:00:5e:00:66")) {
            assertThat(find(filter(typed))).as(typed).isEmpty();
            assertThat(find(filter(typed, StatusWord.ONLINE))).as(typed).isEmpty();
        }
        test.database().write("update customer set deleted_at = null where id = 6");
        // other words than before, as counts are kept for a while
        for (String typed : List.of("198.51.100.", "198.51.101.0/24", "gone-h", "02:00:5e:00:66:06")) {
            assertThat(find(filter(typed))).as(typed).containsExactly(6L);
        }
    }

    @Test
    void aRowShowsPlansAddressesAndPresence() {
        CustomerRow bert = table.row(2).orElseThrow();
        assertThat(bert.plans()).containsExactly(new CustomerRow.PlanName(1, "Fiber 100"));
        assertThat(bert.ips()).containsExactly("100.64.0.2", "192.0.2.7");
        assertThat(bert.online()).isTrue();
        assertThat(bert.onlineLast24h()).isTrue();
        CustomerRow elodie = table.row(5).orElseThrow();
        assertThat(elodie.online()).isFalse();
        assertThat(elodie.onlineLast24h()).isTrue();
        assertThat(table.row(1).orElseThrow().onlineLast24h()).isFalse();
    }

    @Test
    void severalStatusesAreOrAndABlockedCustomerOnLineIsInBoth() {
        assertThat(find(filter("", StatusWord.BLOCKED))).containsExactly(3L);
        assertThat(find(filter("", StatusWord.ONLINE))).containsExactly(2L, 3L);
        assertThat(find(filter("", StatusWord.ONLINE24H))).containsExactly(2L, 3L, 5L);
        assertThat(find(filter("", StatusWord.NEW, StatusWord.BLOCKED, StatusWord.ONLINE)))
                .containsExactly(1L, 2L, 3L);
        assertThat(find(filter("anna", StatusWord.ACTIVE))).containsExactly(5L);
        assertThat(find(filter("an", StatusWord.BLOCKED, StatusWord.ONLINE24H))).containsExactly(5L);
        assertThat(find(filter("bert", StatusWord.BLOCKED, StatusWord.ONLINE))).containsExactly(2L);
        assertThat(find(filter("bert-h", StatusWord.BLOCKED))).isEmpty();
        assertThat(find(filter("100.64.", StatusWord.ACTIVE, StatusWord.BLOCKED)))
                .containsExactly(2L, 3L);
    }

    @Test
    void theNumberOnAChipIsTheNumberOfRows() {
        Map<StatusWord, Long> counts = table.statusCounts();
        for (StatusWord word : StatusWord.values()) {
            assertThat(find(filter("", word)))
                    .as(word.word())
                    .hasSize(counts.get(word).intValue());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    anna             | 1,5
                    ANNA adl         | 1
                    adler anna       | 1
                    ng               | 3
                    ünal             | 5
                    é                |
                    100%             | 4
                    wool_            | 4
                    x%               |
                    bert             | 2
                    bert-            | 2
                    BERT-OFF         | 2
                    user3@example    | 3
                    3                | 3
                    900001           | 1
                    07700 900002     | 2
                    +44 7700 900555  | 5
                    447700900555     | 5
                    100.64.0.2       | 2
                    100.64.          | 2,3
                    100.64.1.0/24    | 3
                    100.64.0.0/15    | 2,3
                    192.0.2.7        | 2
                    02:00:5e:00:53:33 | 3
                    02-00-5E-00-53-02 | 2
                    02:00            | 2,3
                    2001:db8::1      |
                    """)
    void oneBoxFindsAll(String typed, String ids) {
        List<Long> expected = ids == null
                ? List.of()
                : List.of(ids.split(",")).stream().map(Long::valueOf).toList();
        assertThat(find(filter(typed))).containsExactlyElementsOf(expected);
    }

    @Test
    void bothKindsOfIpv6PrefixAreFound() {
        test.database().write("update open_session set framed_ipv6_prefix = '2001:db8:1::/64' where id = 200");
        test.database().write("update open_session set delegated_ipv6_prefix = '2001:db8:2::/56' where id = 300");
        assertThat(find(filter("2001:db8:1::/64"))).containsExactly(2L);
        assertThat(find(filter("2001:DB8:2:"))).containsExactly(3L);
        assertThat(find(filter("2001:db8:"))).containsExactly(2L, 3L);
        assertThat(find(filter("2001:db8:", StatusWord.BLOCKED))).containsExactly(3L);
    }

    @Test
    void whatIsSearchedForNeverBecomesSql() {
        assertThat(find(filter("' or 1=1 --"))).isEmpty();
        assertThat(find(filter("anna\\"))).isEmpty();
    }

    @Test
    void aPlanIsAFilter() {
        assertThat(find(new CustomerFilter(Set.of(), "", OptionalLong.of(1)))).containsExactly(2L, 3L);
        assertThat(find(new CustomerFilter(Set.of(StatusWord.BLOCKED), "", OptionalLong.of(1))))
                .containsExactly(3L);
        assertThat(find(new CustomerFilter(Set.of(), "", OptionalLong.of(2)))).isEmpty();
        isp.service(60, 6, "gone", null);
        assertThat(table.planCounts()).isEqualTo(Map.of(1L, 2L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "-id", "name", "-name", "portalLogin", "-portalLogin", "status", "-status"})
    void pagesNeitherRepeatNorLeaveOut(String sort) {
        LongStream.rangeClosed(10, 40).forEach(id -> isp.customer(id, "Same Name", id % 2 == 0 ? "ACTIVE" : "NEW"));
        CustomerSort order = CustomerSort.parse(sort).orElseThrow();
        assertThat(order.text()).isEqualTo(sort);
        for (CustomerFilter filter :
                List.of(CustomerFilter.ALL, filter("example.net"), filter("", StatusWord.NEW, StatusWord.ONLINE))) {
            List<Long> whole = ids(filter, order, 0, 100);
            List<Long> paged = LongStream.rangeClosed(0, 6)
                    .boxed()
                    .flatMap(page -> ids(filter, order, 7 * page, 7).stream())
                    .toList();
            assertThat(whole).doesNotHaveDuplicates().isNotEmpty();
            assertThat(paged).isEqualTo(whole.subList(0, Math.min(49, whole.size())));
        }
    }
}
