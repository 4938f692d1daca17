package org.rollcall.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.customer.CustomerData;
import org.rollcall.customer.CustomerDesk;
import org.rollcall.customer.StatusCommand;
import org.rollcall.nas.NasEntry;
import org.rollcall.nas.NasRegistry;
import org.rollcall.pool.PoolData;
import org.rollcall.pool.PoolDesk;
import org.rollcall.pool.PoolKind;
import org.rollcall.pool.PoolPurpose;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.Credentials;
import org.rollcall.service.InternetService;
import org.rollcall.service.Ipv4Mode;
import org.rollcall.service.Ipv6Mode;
import org.rollcall.service.OverLimit;
import org.rollcall.service.Proof;
import org.rollcall.service.ServiceAccess;
import org.rollcall.service.ServiceData;
import org.rollcall.service.ServiceDesk;
import org.rollcall.settings.RuntimeSetting;
import org.rollcall.settings.SettingsDesk;
import org.rollcall.shared.FixedClock;
import org.rollcall.shared.InvalidInput;
import org.rollcall.shared.OnBothDatabases;
import org.rollcall.shared.TestDatabase;
import org.rollcall.shared.TestIsp;
import org.rollcall.shared.Wiring;
import org.rollcall.tariff.PlanData;
import org.rollcall.tariff.TariffDesk;

@OnBothDatabases
class GatekeeperTest {
    private final TestDatabase test;
    private final FixedClock clock = new FixedClock("2026-06-01T12:00:00Z", "UTC");
    private final Wiring wiring;
    private final Gatekeeper gatekeeper;

    private long plan;
    private long customer;

    GatekeeperTest(TestDatabase test) {
        this.test = test;
        wiring = new Wiring(test, clock)
                .observing(org.rollcall.settings.Settings.class)
                .with(NasRegistry.class, new OneNas());
        wiring.with(AccessTransactions.class, new InTransaction(wiring, wiring.get(AccessTransactions.class)));
        gatekeeper = wiring.get(Gatekeeper.class);
    }

    private static final class OneNas extends NasRegistry {
        @Override
        public Optional<NasEntry> get(long nasId) {
            return nasId == 1 ? Optional.of(Samples.NAS) : Optional.empty();
        }
    }

    /** What the container does around it. */
    private static final class InTransaction extends AccessTransactions {
        private final Wiring wiring;
        private final AccessTransactions inner;

        InTransaction(Wiring wiring, AccessTransactions inner) {
            this.wiring = wiring;
            this.inner = inner;
        }

        @Override
        public List<AccessAnswer> answer(List<AccessQuery> queries, Consumer<AccessFacts> known) {
            return wiring.inTransaction(() -> inner.answer(queries, known));
        }

        @Override
        public void log(List<byte[]> decisions) {
            wiring.inTransaction(() -> inner.log(decisions));
        }

        @Override
        public void suppose(AccessQuery query) {
            wiring.inTransaction(() -> inner.suppose(query));
        }
    }

    @BeforeEach
    void anIsp() {
        test.clear();
        plan = wiring.inTransaction(() -> wiring.get(TariffDesk.class)
                        .create(new PlanData("p", BigDecimal.ONE, "EUR", 50_000_000, 10_000_000)))
                .getId();
        customer = wiring.inTransaction(() ->
                        wiring.get(CustomerDesk.class).create(new CustomerData("anna", "Anna", null, null, null, null)))
                .getId();
        pool("100.64.0.0/24", PoolPurpose.SERVICE);
        pool("10.9.0.0/24", PoolPurpose.BLOCKED);
    }

    private void pool(String cidr, PoolPurpose purpose) {
        wiring.inTransaction(() -> wiring.get(PoolDesk.class).create(new PoolData(cidr, cidr, purpose)));
    }

    private ServiceData data(String login) {
        return new ServiceData(login, "secret", plan, ServiceAccess.RADIUS, Ipv4Mode.POOL, null, null, List.of());
    }

    private ServiceData data(
            String login, Proof proof, ServiceData.Ipv6 ipv6, int learned, ServiceData.Limit limit, LocalDate lastDay) {
        return new ServiceData(
                login,
                proof == Proof.PASSWORD ? "secret" : null,
                plan,
                ServiceAccess.RADIUS,
                proof,
                Ipv4Mode.POOL,
                null,
                null,
                ipv6,
                List.of(),
                learned,
                limit,
                lastDay);
    }

    private InternetService service(ServiceData data) {
        return wiring.inTransaction(() -> wiring.get(ServiceDesk.class).create(customer, data));
    }

    private void set(RuntimeSetting setting, String value) {
        wiring.inTransaction(() -> wiring.get(SettingsDesk.class).change(java.util.Map.of(setting.key(), value)));
    }

    private AccessQuery asks(String login, String password, String callingStationId) {
        return new AccessQuery(
                Samples.NAS,
                login,
                Optional.of(new Credentials.Pap(password.getBytes(StandardCharsets.UTF_8))),
                callingStationId,
                true,
                List.of(),
                clock.instant());
    }

    private AccessAnswer answer(AccessQuery query) {
        return gatekeeper.answer(List.of(query)).get(0);
    }

    private List<String> said(AccessAnswer answer) {
        return answer.attributes().stream().map(Attribute::describe).toList();
    }

    @Test
    void aBatchIsAnsweredInOrderAndEveryDecisionIsLogged() {
        InternetService anna = service(data("anna"));
        service(data("bert"));
        List<AccessQuery> queries = List.of(
                asks("anna", "secret", null),
                asks("nobody", "x", "00-00-00-00-00-01"),
                asks("bert", "wrong", null),
                asks("bert", "secret", null),
                asks("bad\0login", "x", null));

        for (int again = 0; again < 2; again++) {
            List<AccessAnswer> answers = gatekeeper.answer(queries);

            assertThat(answers)
                    .extracting(AccessAnswer::reason)
                    .containsExactly(
                            AccessReason.GRANTED,
                            AccessReason.UNKNOWN_LOGIN,
                            AccessReason.WRONG_PASSWORD,
                            AccessReason.GRANTED,
                            AccessReason.UNKNOWN_LOGIN);
            assertThat(said(answers.get(0)))
                    .containsExactly(
                            "Class = 0x"
                                    + java.util.HexFormat.of()
                                            .formatHex(
                                                    ("rollcall:" + anna.getId()).getBytes(StandardCharsets.US_ASCII)),
                            "Framed-IP-Address = 100.64.0.1",
                            "Acct-Interim-Interval = 300",
                            "Mikrotik-Rate-Limit = \"10M/50M\"");
            assertThat(said(answers.get(3))).contains("Framed-IP-Address = 100.64.0.2");
        }

        AccessDesk desk = wiring.get(AccessDesk.class);
        assertThat(desk.ofCustomer(customer, 10))
                .extracting(AccessLog.Entry::reason, AccessLog.Entry::method, AccessLog.Entry::address)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(AccessReason.GRANTED, "PAP", "100.64.0.1"),
                        org.assertj.core.groups.Tuple.tuple(AccessReason.WRONG_PASSWORD, "PAP", null))
                .hasSize(6);
        assertThat(desk.notGrantedAt(1, 10))
                .hasSize(6)
                .noneMatch(entry -> entry.reason() == AccessReason.GRANTED)
                .anyMatch(entry -> "bad\uFFFDlogin".equals(entry.login()));
        assertThat(desk.notGrantedAt(2, 10)).isEmpty();
    }

    @Test
    void theLogForgetsWhatWasGrantedFirst() {
        service(data("anna"));
        answer(asks("anna", "secret", null));
        answer(asks("anna", "wrong", null));
        AccessLog log = wiring.get(AccessLog.class);
        clock.advance(Duration.ofDays(1));
        assertThat(log.deleteBefore(clock.instant(), true)).isEqualTo(1);
        assertThat(log.ofCustomer(customer, 9))
                .extracting(AccessLog.Entry::reason)
                .containsExactly(AccessReason.WRONG_PASSWORD);
        assertThat(log.deleteBefore(clock.instant(), false)).isEqualTo(1);
    }

    @Test
    void prefixesComeFromPoolsAndStayTheSame() {
        wiring.inTransaction(() -> wiring.get(PoolDesk.class)
                .create(new PoolData("homes", "2001:db8:100::/40", PoolPurpose.SERVICE, PoolKind.DELEGATED, 56)));
        service(data("anna", Proof.PASSWORD, new ServiceData.Ipv6(Ipv6Mode.POOL, null, null), 0, null, null));
        service(data(
                "bert",
                Proof.PASSWORD,
                new ServiceData.Ipv6(Ipv6Mode.STATIC, "2001:DB8:1:2::/64", "2001:db8:100:100::/56"),
                0,
                null,
                null));

        assertThat(said(answer(asks("bert", "secret", null))))
                .contains(
                        "Framed-IPv6-Prefix = 2001:db8:1:2:0:0:0:0/64",
                        "Delegated-IPv6-Prefix = 2001:db8:100:100:0:0:0:0/56");
        for (int again = 0; again < 2; again++) {
            assertThat(said(answer(asks("anna", "secret", null))))
                    .contains("Delegated-IPv6-Prefix = 2001:db8:100:0:0:0:0:0/56")
                    .noneMatch(attribute -> attribute.startsWith("Framed-IPv6"));
        }
        service(data("carl", Proof.PASSWORD, new ServiceData.Ipv6(Ipv6Mode.POOL, null, null), 0, null, null));
        assertThat(said(answer(asks("carl", "secret", null))))
                .as("the next one is Bert's")
                .contains("Delegated-IPv6-Prefix = 2001:db8:100:200:0:0:0:0/56");
    }

    @Test
    void aFixedPrefixInsideAPoolMustBeOneOfIts() {
        wiring.inTransaction(() -> wiring.get(PoolDesk.class)
                .create(new PoolData("homes", "2001:db8:100::/40", PoolPurpose.SERVICE, PoolKind.DELEGATED, 56)));
        ServiceData wrong = data(
                "anna",
                Proof.PASSWORD,
                new ServiceData.Ipv6(Ipv6Mode.STATIC, null, "2001:db8:100::/48"),
                0,
                null,
                null);
        assertThatThrownBy(() -> service(wrong))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("/56");
    }

    @Test
    void macAddressesAreLearnedUpToSoMany() {
        InternetService anna = service(data("anna", Proof.PASSWORD, null, 1, null, null));
        assertThat(answer(asks("anna", "secret", "00-00-00-00-00-01")).accepted())
                .isTrue();
        assertThat(answer(asks("anna", "secret", "00-00-00-00-00-02")).reason()).isEqualTo(AccessReason.WRONG_MAC);
        assertThat(answer(asks("anna", "secret", "0000.0000.0001")).accepted()).isTrue();
        InternetService now =
                wiring.inTransaction(() -> wiring.get(ServiceDesk.class).get(anna.getId()));
        assertThat(now.getMacs()).containsExactly("00:00:00:00:00:01");
        assertThat(now.getVersion()).isGreaterThan(anna.getVersion());
        assertThat(test.database().number("select count(*) from audit_entry where action = 'service.mac.learned'"))
                .isEqualTo(1);
    }

    @Test
    void twoDevicesInOneBatchDoNotBothBecomeTheFirst() {
        service(data("anna", Proof.PASSWORD, null, 1, null, null));
        List<AccessAnswer> answers = gatekeeper.answer(
                List.of(asks("anna", "secret", "00-00-00-00-00-01"), asks("anna", "secret", "00-00-00-00-00-02")));
        assertThat(answers).extracting(AccessAnswer::accepted).containsExactly(true, false);
    }

    @Test
    void ofAHundredRequestsAtOnceOneIsLetIn() throws Exception {
        service(data("anna", Proof.PASSWORD, null, 0, new ServiceData.Limit(1, OverLimit.REFUSE), null));
        ExecutorService workers = Executors.newFixedThreadPool(4);
        try {
            List<Callable<AccessAnswer>> requests =
                    Collections.nCopies(100, () -> answer(asks("anna", "secret", "aa")));
            int letIn = 0;
            for (Future<AccessAnswer> each : workers.invokeAll(requests)) {
                letIn += each.get().accepted() ? 1 : 0;
            }
            assertThat(letIn).isEqualTo(1);
        } finally {
            workers.shutdownNow();
        }
        clock.advance(Occupancy.PROMISE.plusSeconds(1));
        assertThat(gatekeeper.answer(Collections.nCopies(9, asks("anna", "secret", null))))
                .filteredOn(AccessAnswer::accepted)
                .hasSize(1);
    }

    @Test
    void aNewerSessionTakesTheOldestOnesPlace() {
        TestIsp isp = new TestIsp(test.database(), clock.instant());
        InternetService anna =
                service(data("anna", Proof.PASSWORD, null, 0, new ServiceData.Limit(2, OverLimit.DISCONNECT), null));
        isp.session(5, customer, "anna", "192.0.2.1", "00:00:00:00:00:05", Duration.ofMinutes(5));
        isp.session(6, customer, "anna", "192.0.2.2", "00:00:00:00:00:06", Duration.ofMinutes(9));
        test.database().write("update open_session set service_id = ?", anna.getId());

        assertThat(answer(asks("anna", "secret", "00-00-00-00-00-07")).ends()).containsExactly(6L);
        assertThat(wiring.fired()).contains(new SessionsOverLimit(List.of(6L)));
        clock.advance(Occupancy.AT_ONCE.plusSeconds(1));
        assertThat(answer(asks("anna", "secret", "00-00-00-00-00-07")).ends()).containsExactly(6L);
    }

    @Test
    void whoIsParkedGetsAnAddressForHisReason() {
        service(data("anna"));
        pool("10.8.0.0/24", PoolPurpose.UNKNOWN);
        set(RuntimeSetting.PARK_UNKNOWN, "yes");
        set(RuntimeSetting.PARK_INACTIVE, "yes");

        AccessAnswer unknown = answer(asks("nobody", "x", null));
        assertThat(unknown.accepted()).isTrue();
        assertThat(said(unknown))
                .contains(
                        "Framed-IP-Address = 10.8.0.1",
                        "Session-Timeout = 600",
                        "Mikrotik-Address-List = \"rollcall-blocked\"")
                .noneMatch(attribute -> attribute.startsWith("Class") || attribute.startsWith("Mikrotik-Rate"));
        AccessAnswer wrong = answer(asks("anna", "wrong", null));
        assertThat(said(wrong)).contains("Framed-IP-Address = 10.8.0.2").noneMatch(a -> a.startsWith("Class"));

        wiring.inTransaction(() -> wiring.get(CustomerDesk.class).command(customer, StatusCommand.DEACTIVATE, "gone"));
        AccessAnswer inactive = answer(asks("anna", "secret", null));
        assertThat(inactive.reason()).isEqualTo(AccessReason.INACTIVE);
        assertThat(said(inactive)).as("there is no pool for inactive ones").contains("Framed-IP-Address = 10.9.0.1");
    }

    @Test
    void whatTheNetworkVouchesForIsNamedToTheRouter() {
        service(data("00-00-00-00-00-0A", Proof.MAC, null, 0, null, null));
        service(data("ETH 0/1", Proof.LINE, null, 0, null, null));
        AccessQuery dhcp = new AccessQuery(
                Samples.NAS,
                "00:00:00:00:00:0A",
                Optional.of(new Credentials.Pap(new byte[0])),
                "1:0:0:0:0:0:a",
                false,
                List.of(),
                clock.instant());
        assertThat(said(answer(dhcp)))
                .contains("User-Name = \"00:00:00:00:00:0a\"", "Session-Timeout = 3600")
                .anyMatch(attribute -> attribute.startsWith("Class"));
        AccessQuery line = new AccessQuery(
                Samples.NAS,
                "x",
                Optional.of(new Credentials.None()),
                null,
                false,
                List.of("eth 0/1"),
                clock.instant());
        assertThat(said(answer(line))).contains("User-Name = \"eth 0/1\"");
        assertThat(wiring.get(AccessDesk.class).ofCustomer(customer, 1))
                .extracting(AccessLog.Entry::method)
                .containsExactly("LINE");
    }

    @Test
    void explainSaysWhatWouldHappenAndKeepsNothing() {
        service(data(
                "anna", Proof.PASSWORD, null, 1, new ServiceData.Limit(1, OverLimit.REFUSE), LocalDate.of(2026, 6, 1)));
        AccessDesk desk = wiring.get(AccessDesk.class);
        AccessDesk.Supposition supposition =
                new AccessDesk.Supposition("anna", null, 1, "00-00-00-00-00-01", null, true);

        AccessAnswer first = desk.explain(supposition);
        AccessAnswer second = desk.explain(supposition);

        assertThat(first).isEqualTo(second);
        assertThat(first.accepted()).isTrue();
        assertThat(said(first)).contains("Framed-IP-Address = 100.64.0.1", "Session-Timeout = 43200");
        assertThat(first.trace())
                .anyMatch(line -> line.contains("suppose the password is right"))
                .anyMatch(line -> line.contains("becomes one of the service's MAC addresses"))
                .anyMatch(line -> line.contains("2026-06-01"));
        for (String table : List.of("access_log", "address_lease", "session_reservation", "service_mac")) {
            assertThat(test.database().number("select count(*) from " + table))
                    .as(table)
                    .isZero();
        }
        assertThat(desk.explain(new AccessDesk.Supposition("anna", "wrong", 1, null, null, true))
                        .reason())
                .isEqualTo(AccessReason.WRONG_PASSWORD);
        assertThatThrownBy(() -> desk.explain(new AccessDesk.Supposition(null, null, 7, null, null, true)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("is no router")
                .hasMessageContaining("required");
    }

    /** Workers of the adapter answer at once, and services come and go between their pools. */
    @Test
    void workersDoNotGiveOneAddressToTwo() throws Exception {
        List<String> logins = IntStream.range(0, 40).mapToObj(i -> "user" + i).toList();
        logins.forEach(login -> service(data(login)));
        ExecutorService workers = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<AccessAnswer>>> batches = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                List<String> shuffled = new ArrayList<>(logins);
                Collections.shuffle(shuffled, new java.util.Random(i));
                batches.add(workers.submit(() -> gatekeeper.answer(shuffled.subList(0, 20).stream()
                        .map(login -> asks(login, "secret", null))
                        .toList())));
            }
            for (Future<List<AccessAnswer>> batch : batches) {
                assertThat(batch.get()).allMatch(AccessAnswer::accepted);
            }
        } finally {
            workers.shutdownNow();
        }
        assertThat(test.database().number("select count(distinct service_id) from address_lease"))
                .isEqualTo(test.database().number("select count(*) from address_lease"));
    }

    @Test
    void withoutTheDatabaseWhoIsKnownIsAnsweredAndNobodyIsRefusedForOurFault() {
        InternetService anna = service(data("anna"));
        service(data("bert"));
        AccessAnswer before = answer(asks("anna", "secret", null));
        List<byte[]> decisions = new ArrayList<>();

        List<AccessAnswer> answers = gatekeeper.answerFromMemory(
                List.of(
                        asks("anna", "secret", null),
                        asks("anna", "wrong", null),
                        asks("nobody", "secret", null),
                        asks("bert", "secret", null)),
                decisions::addAll);

        assertThat(answers.get(0)).isEqualTo(before);
        assertThat(answers.get(1).reason()).isEqualTo(AccessReason.WRONG_PASSWORD);
        assertThat(answers.subList(2, 4)).containsOnly(AccessAnswer.SILENCE);
        assertThat(decisions).hasSize(2);
        gatekeeper.log(decisions);
        assertThat(wiring.get(AccessDesk.class).ofCustomer(customer, 9))
                .extracting(AccessLog.Entry::reason)
                .containsExactlyInAnyOrder(AccessReason.GRANTED, AccessReason.GRANTED, AccessReason.WRONG_PASSWORD);

        clock.advance(Duration.ofHours(24));
        assertThat(gatekeeper.answerFromMemory(List.of(asks("anna", "secret", null)), none -> {}))
                .as("too long ago")
                .containsExactly(AccessAnswer.SILENCE);
        answer(asks("anna", "secret", null));
        wiring.get(DoorMemory.class).changed(new org.rollcall.service.ServiceChanged(anna.getId(), customer));
        assertThat(gatekeeper.answerFromMemory(List.of(asks("anna", "secret", null)), none -> {}))
                .as("it has changed since")
                .containsExactly(AccessAnswer.SILENCE);
    }

    @Test
    void explainIsNotRemembered() {
        service(data("anna"));
        wiring.get(AccessDesk.class).explain(new AccessDesk.Supposition("anna", null, 1, null, null, true));
        assertThat(wiring.get(DoorMemory.class).size()).isZero();
    }
}
