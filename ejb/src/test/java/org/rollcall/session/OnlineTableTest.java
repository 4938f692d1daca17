package org.rollcall.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.shared.FixedClock;
import org.rollcall.shared.OnBothDatabases;
import org.rollcall.shared.TestDatabase;
import org.rollcall.shared.TestIsp;
import org.rollcall.shared.Wiring;

@OnBothDatabases
class OnlineTableTest {
    private static final long ALLOWANCE = 10_000_000;

    private final TestDatabase test;
    private final FixedClock clock = new FixedClock("2026-11-22T12:00:00Z", "UTC");
    private OnlineTable table;

    OnlineTableTest(TestDatabase test) {
        this.test = test;
    }

    @BeforeEach
    void isp() {
        test.clear();
        table = new Wiring(test, clock).get(OnlineTable.class);
        TestIsp isp = new TestIsp(test.database(), clock.instant());
        isp.router(2, "bng-2");
        isp.customer(1, "Anna Adler", "ACTIVE");
        isp.customer(2, "Bert Brandt", "BLOCKED");
        isp.session(1, 1L, "anna", "100.64.0.1", "02:00:5e:00:53:01", Duration.ofHours(30));
        isp.session(2, 2L, "bert", "100.64.0.2", "02:00:5e:00:53:02", Duration.ofHours(1));
        isp.session(3, 2L, "bert-old", "100.64.0.3", "02:00:5e:00:53:03", Duration.ofDays(6));
        isp.session(4, null, "who", "100.64.0.4", "02:00:5e:00:53:04", Duration.ofMinutes(1));
    }

    private List<Long> find(OnlineFilter filter, String sort) {
        List<Long> ids = table.page(filter, OnlineSort.parse(sort).orElseThrow(), 0, 50, ALLOWANCE).stream()
                .map(OnlineRow::id)
                .toList();
        assertThat(table.count(filter)).isEqualTo(ids.size());
        return ids;
    }

    private static OnlineFilter q(String typed) {
        return new OnlineFilter(OptionalLong.empty(), OptionalLong.empty(), false, typed);
    }

    @Test
    void theNewestFirstUnlessAskedOtherwise() {
        assertThat(find(OnlineFilter.ALL, OnlineSort.DEFAULT.text())).containsExactly(4L, 2L, 1L, 3L);
        assertThat(find(OnlineFilter.ALL, "login")).containsExactly(1L, 2L, 3L, 4L);
        assertThat(find(OnlineFilter.ALL, "-download")).containsExactly(4L, 3L, 2L, 1L);
        assertThat(table.page(OnlineFilter.ALL, OnlineSort.DEFAULT, 1, 2, ALLOWANCE))
                .extracting(OnlineRow::id)
                .containsExactly(2L, 1L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    bert            | 2,3
                    adler           | 1
                    who             | 4
                    2               | 2,3
                    100.64.0.3      | 3
                    100.64.0.       | 4,2,1,3
                    02:00:5e:00:53:04 | 4
                    07700 900001    | 1
                    nobody          |
                    """)
    void oneBoxFindsAll(String typed, String ids) {
        List<Long> expected = ids == null
                ? List.of()
                : List.of(ids.split(",")).stream().map(Long::valueOf).toList();
        assertThat(find(q(typed), "-started")).containsExactlyElementsOf(expected);
    }

    @Test
    void aBlockedCustomersTrafficAfterTheBlockIsALeak() {
        OnlineRow leaking = table.row(2, ALLOWANCE).orElseThrow();
        assertThat(leaking.customerStatus()).isEqualTo(CustomerStatus.BLOCKED);
        assertThat(leaking.leaking()).isTrue();
        assertThat(table.row(2, 20_000_000).orElseThrow().leaking()).isFalse();
        assertThat(table.row(3, ALLOWANCE).orElseThrow().leaking())
                .as("opened before the block: nobody knows what came after it")
                .isFalse();
        assertThat(table.row(1, ALLOWANCE).orElseThrow().leaking()).isFalse();
    }

    @Test
    void aSessionOfNobodyIsShown() {
        OnlineRow orphan = table.row(4, ALLOWANCE).orElseThrow();
        assertThat(orphan.customerId()).isNull();
        assertThat(orphan.nasName()).isEqualTo("bng-1");
    }

    @Test
    void rateIsBitsBetweenTheLastTwoRecords() {
        OnlineTable.Counters counters = table.counters(List.of(1L, 99L)).get(0);
        assertThat(counters.uploadBps()).isEqualTo(800);
        assertThat(counters.downloadBps()).isEqualTo(7_200);
        assertThat(OnlineTable.bitsPerSecond(5, Duration.ZERO)).isZero();
        assertThat(OnlineTable.bitsPerSecond(-5, Duration.ofSeconds(1))).isZero();
    }

    @Test
    void routersAndFilters() {
        assertThat(table.routers())
                .extracting(OnlineTable.RouterSessions::sessions)
                .containsExactly(4L);
        assertThat(find(new OnlineFilter(OptionalLong.of(2), OptionalLong.empty(), false, ""), "login"))
                .isEmpty();
        assertThat(find(new OnlineFilter(OptionalLong.of(1), OptionalLong.of(2), false, ""), "login"))
                .containsExactly(2L, 3L);
        assertThat(find(new OnlineFilter(OptionalLong.empty(), OptionalLong.empty(), true, ""), "login"))
                .containsExactly(2L, 3L);
        assertThat(table.startedSince(OnlineFilter.ALL, clock.instant().minusSeconds(3_601)))
                .isEqualTo(2);
    }
}
