package org.rollcall.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.customer.StatusRules;
import org.rollcall.nassim.DemoNetwork;
import org.rollcall.seed.Isp.Change;
import org.rollcall.seed.Isp.Contract;
import org.rollcall.seed.Isp.Line;
import org.rollcall.service.Ipv4Mode;

/** The made-up ISPs obey the rules of real ones. */
class IspTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Calendar CALENDAR = new Calendar(NOW, ZoneId.of("Europe/Berlin"));
    private static final Dice DICE = new Dice(1);

    static Stream<Isp> isps() {
        return Stream.of(
                new DemoIsp(CALENDAR, DICE),
                new BulkIsp(new BulkIsp.Size(5_000, 500, 10, 1, false), CALENDAR, DICE),
                new BulkIsp(new BulkIsp.Size(5_000, 500, 10, 70_001, true), CALENDAR, DICE));
    }

    @ParameterizedTest
    @MethodSource("isps")
    void everyHistoryIsOneThatTheRulesAllow(Isp isp) {
        for (int n = 1; n <= isp.customers(); n++) {
            List<Change> changes = isp.contract(n).changes();
            assertThat(changes.get(0).from()).isEmpty();
            assertThat(changes.get(0).to()).isEqualTo(CustomerStatus.NEW);
            for (int i = 1; i < changes.size(); i++) {
                Change change = changes.get(i);
                assertThat(change.from()).contains(changes.get(i - 1).to());
                assertThat(StatusRules.allowed(changes.get(i - 1).to(), change.to()))
                        .isTrue();
                assertThat(change.at()).isAfter(changes.get(i - 1).at());
            }
            assertThat(isp.contract(n).statusSince()).isBeforeOrEqualTo(NOW);
            if (isp.contract(n).deletedAt().isPresent()) {
                assertThat(isp.contract(n).status()).isEqualTo(CustomerStatus.INACTIVE);
                assertThat(isp.contract(n).deletedAt().get())
                        .isBetween(isp.contract(n).statusSince(), NOW);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("isps")
    void loginsAndStaticAddressesAreUnique(Isp isp) {
        Set<String> taken = new HashSet<>();
        for (int n = 1; n <= isp.customers(); n++) {
            assertThat(taken.add(isp.person(n).portalLogin().toLowerCase(java.util.Locale.ROOT)))
                    .isTrue();
            Line line = isp.line(n);
            assertThat(taken.add("service " + line.login().orElseThrow())).isTrue();
            assertThat(line.ipv4Mode() == Ipv4Mode.STATIC)
                    .isEqualTo(line.address().isPresent());
            assertThat(line.address().map(taken::add).orElse(true)).isTrue();
            assertThat(isp.secondLine(n).flatMap(Line::address).map(taken::add).orElse(true))
                    .isTrue();
            assertThat(isp.router(n)).isBetween(0, isp.routers().size() - 1);
            assertThat(line.plan()).isBetween(0, isp.plans().size() - 1);
            assertThat(isp.mac(n)).matches("02(:[0-9a-f]{2}){5}");
        }
    }

    @ParameterizedTest
    @MethodSource("isps")
    void asManyAreOnLineAsAskedForAndAllOfThemMay(Isp isp) {
        List<Integer> online = IntStream.rangeClosed(1, isp.customers())
                .filter(isp::online)
                .boxed()
                .toList();
        assertThat(online).hasSize(isp.onlineCustomers());
        assertThat(online).allSatisfy(n -> assertThat(isp.contract(n).status())
                .isIn(CustomerStatus.ACTIVE, CustomerStatus.BLOCKED));
    }

    @ParameterizedTest
    @MethodSource("isps")
    void sessionsLieWithinTheirDay(Isp isp) {
        Sessions sessions = new Sessions(DICE, CALENDAR);
        for (int n = 1; n <= 400; n++) {
            for (int days = 1; days <= isp.historyDays(); days++) {
                Sessions.Session session = sessions.finished(n, days);
                assertThat(CALENDAR.date(session.startedAt()))
                        .isEqualTo(CALENDAR.today().minusDays(days));
                assertThat(CALENDAR.date(session.stoppedAt()))
                        .isEqualTo(CALENDAR.today().minusDays(days));
                assertThat(session.seconds()).isPositive();
            }
        }
    }

    @Test
    void theSameSeedMakesTheSamePeople() {
        BulkIsp.Size size = new BulkIsp.Size(2_000, 100, 3, 1, false);
        Isp one = new BulkIsp(size, CALENDAR, DICE);
        Isp same = new BulkIsp(size, CALENDAR, DICE);
        Isp other = new BulkIsp(size, CALENDAR, new Dice(2));
        int differing = 0;
        for (int n = 1; n <= 2_000; n++) {
            assertThat(one.person(n)).isEqualTo(same.person(n));
            assertThat(one.contract(n)).isEqualTo(same.contract(n));
            assertThat(one.online(n)).isEqualTo(same.online(n));
            differing += one.person(n).equals(other.person(n)) ? 0 : 1;
        }
        assertThat(differing).isGreaterThan(1_900);
    }

    @Test
    void aBulkIspHasAllStatusesInTheirShares() {
        Isp isp = new BulkIsp(new BulkIsp.Size(20_000, 2_000, 0, 1, false), CALENDAR, DICE);
        Map<CustomerStatus, Integer> counts = count(isp);
        assertThat(counts.get(CustomerStatus.NEW)).isBetween(500, 700);
        assertThat(counts.get(CustomerStatus.ACTIVE)).isBetween(16_000, 16_800);
        assertThat(counts.get(CustomerStatus.BLOCKED)).isBetween(1_050, 1_350);
        assertThat(counts.get(CustomerStatus.INACTIVE)).isBetween(1_600, 2_000);
    }

    @Test
    void theBenchHasTheLoginsOfTheLoadGenerators() {
        Isp isp = new BulkIsp(new BulkIsp.Size(1_200, 0, 0, 1, true), CALENDAR, DICE);
        assertThat(isp.line(1).login()).contains("u000001");
        assertThat(isp.line(1_200).password()).contains("pw001200");
        assertThat(isp.routers().get(0).address()).isEqualTo("127.0.0.1");
        assertThat(isp.routers().get(0).secret()).isEqualTo("testing123");
    }

    @Test
    void nobodyWhoMayNotIsPutOnLine() {
        assertThatThrownBy(() -> new BulkIsp(new BulkIsp.Size(100, 99, 0, 1, false), CALENDAR, DICE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not 99");
    }

    @Test
    void theDemonstrationHasWorkForTheNightAndLinesForTheSimulator() {
        Isp isp = new DemoIsp(CALENDAR, DICE);
        Map<CustomerStatus, Integer> counts = count(isp);
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isGreaterThan(25));
        long due = IntStream.rangeClosed(1, isp.customers())
                .mapToObj(isp::contract)
                .filter(c -> c.status() == CustomerStatus.BLOCKED)
                .filter(c ->
                        !CALENDAR.date(c.statusSince()).isAfter(CALENDAR.today().minusDays(10)))
                .count();
        assertThat(due).isEqualTo(12);
        Set<String> logins = new HashSet<>();
        for (int n = 1; n <= isp.customers(); n++) {
            Line line = isp.line(n);
            logins.add(line.login().orElseThrow());
            int subscriber = DemoIsp.subscriber(n);
            assertThat(line.login()).contains(DemoNetwork.login(subscriber));
            assertThat(isp.routers().get(isp.router(n)).address())
                    .isEqualTo(DemoNetwork.router(subscriber).address());
            Contract contract = isp.contract(n);
            if (subscriber <= DemoNetwork.SUBSCRIBERS) {
                assertThat(contract.deletedAt()).isEmpty();
            }
        }
        assertThat(logins).contains(DemoNetwork.login(1), DemoNetwork.login(DemoNetwork.SUBSCRIBERS));
    }

    private static Map<CustomerStatus, Integer> count(Isp isp) {
        Map<CustomerStatus, Integer> counts = new EnumMap<>(CustomerStatus.class);
        for (int n = 1; n <= isp.customers(); n++) {
            counts.merge(isp.contract(n).status(), 1, Integer::sum);
        }
        return counts;
    }
}
