package org.rollcall.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.customer.StatusChanged;
import org.rollcall.dialect.Dialect;
import org.rollcall.nas.NasData;
import org.rollcall.nas.NasDesk;
import org.rollcall.nas.NasRegistry;
import org.rollcall.nas.RadiusAccess;
import org.rollcall.nas.ScriptedRadius;
import org.rollcall.radius.api.DynamicAuthorizationOutcome.Kind;
import org.rollcall.radius.api.DynamicAuthorizationRequest;
import org.rollcall.radius.api.MessageAuthenticatorRule;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.service.ServiceChanged;
import org.rollcall.session.AccountingEvent.OfSession;
import org.rollcall.shared.Conflict;
import org.rollcall.shared.NotFound;
import org.rollcall.shared.OnBothDatabases;
import org.rollcall.shared.TestDatabase;
import org.rollcall.tariff.PlanData;
import org.rollcall.tariff.TariffDesk;

/** Ending sessions by hand, and making them follow their customer's status. */
@OnBothDatabases
class SessionOrdersTest {
    private static final DynamicAuthorizationRequest.Kind COA =
            DynamicAuthorizationRequest.Kind.CHANGE_OF_AUTHORIZATION;
    private static final DynamicAuthorizationRequest.Kind DISCONNECT = DynamicAuthorizationRequest.Kind.DISCONNECT;

    private final TestDatabase test;
    private final ScriptedRadius radius = new ScriptedRadius();
    private Isp isp;
    private long nas;

    SessionOrdersTest(TestDatabase test) {
        this.test = test;
    }

    @BeforeEach
    void isp() {
        isp = new Isp(test);
        isp.wiring.with(RadiusAccess.class, radius).with(ManagedExecutorService.class, executor(Runnable::run));
        isp.database.write("delete from nas");
        nas = nas(Dialect.MIKROTIK);
    }

    @Test
    void disconnectGoesToWhereTheSessionsPacketsComeFrom() {
        DisconnectResult result = desk().disconnect(open(nas, "x").id());
        assertThat(result.outcome()).isEqualTo(DisconnectResult.Outcome.ACK);
        DynamicAuthorizationRequest request = radius.sent().get(0);
        assertThat(request.kind()).isEqualTo(DynamicAuthorizationRequest.Kind.DISCONNECT);
        assertThat(request.target().getAddress().getHostAddress()).isEqualTo("10.0.0.1");
        assertThat(request.target().getPort()).isEqualTo(3_799);
        assertThat(request.attributes())
                .extracting(Attribute::describe)
                .anyMatch(text -> text.contains("anna"))
                .anyMatch(text -> text.startsWith("Acct-Session-Id"));
        // the row goes when the Stop comes
        assertThat(isp.only().isOpen()).isTrue();
        assertThat(request.urgent()).isTrue();
        assertThat(isp.number("select count(*) from audit_entry where action = 'session.disconnect'"))
                .isEqualTo(1);
    }

    /** Behind NAT it is not there that it can be reached. */
    @Test
    void orToTheAddressThatTheRouterHasForIt() {
        isp.database.write("update nas set coa_address = '2001:db8::1', version = version + 1");
        isp.wiring.get(NasRegistry.class).refresh();
        desk().disconnect(open(nas, "x").id());
        assertThat(radius.sent().get(0).target().getAddress().getHostAddress()).isEqualTo("2001:db8:0:0:0:0:0:1");
    }

    @Test
    void whatTheRouterDoesNotKnowIsClosed() {
        radius.answer(Kind.REFUSED, OptionalInt.of(503));
        DisconnectResult result = desk().disconnect(open(nas, "x").id());
        assertThat(result.outcome()).isEqualTo(DisconnectResult.Outcome.NAK);
        assertThat(result.errorCause()).hasValue(503);
        assertThat(isp.only().closedBy()).isEqualTo(ClosedBy.NOT_FOUND);
    }

    @Test
    void aRefusalOrSilenceChangesNothing() {
        radius.answer(Kind.REFUSED, OptionalInt.of(504)).answer(Kind.TIMED_OUT, OptionalInt.empty());
        long id = open(nas, "x").id();
        assertThat(desk().disconnect(id).outcome()).isEqualTo(DisconnectResult.Outcome.NAK);
        assertThat(desk().disconnect(id).outcome()).isEqualTo(DisconnectResult.Outcome.TIMEOUT);
        assertThat(isp.only().isOpen()).isTrue();
    }

    @Test
    void unknownAndFinishedSessionsCannotBeEnded() {
        assertThatThrownBy(() -> desk().disconnect(4_711)).isInstanceOf(NotFound.class);
        SessionRow session = open(nas, "x");
        isp.record(records(nas, "x").stop(10, 10, 1, 1));
        assertThatThrownBy(() -> desk().disconnect(session.id())).isInstanceOf(Conflict.class);
        assertThat(radius.sent()).isEmpty();
    }

    @Test
    void aBlockedCustomersSessionIsMarkedWhereTheRouterCan() {
        long anna = isp.customer("anna", CustomerStatus.ACTIVE);
        open(nas, "x");
        change(anna, CustomerStatus.ACTIVE, CustomerStatus.BLOCKED);
        assertThat(kinds()).containsExactly(COA);
        assertThat(radius.sent().get(0).attributes())
                .containsAll(Dialect.MIKROTIK.vendor().block());
        assertThat(radius.sent().get(0).urgent()).isFalse();
    }

    @Test
    void andEndedWhereItRefuses() {
        long anna = isp.customer("anna", CustomerStatus.ACTIVE);
        open(nas, "x");
        radius.answer(Kind.REFUSED, OptionalInt.of(401));
        change(anna, CustomerStatus.ACTIVE, CustomerStatus.BLOCKED);
        assertThat(kinds()).containsExactly(COA, DISCONNECT);
    }

    @Test
    void orCannotMarkAtAll() {
        long anna = isp.customer("anna", CustomerStatus.ACTIVE);
        open(nas(Dialect.ACCEL_PPP), "x");
        change(anna, CustomerStatus.ACTIVE, CustomerStatus.BLOCKED);
        assertThat(kinds()).containsExactly(DISCONNECT);
    }

    /** The mark is taken from what was on line before the block; what began since has another address and little time. */
    @Test
    void unblockingRestoresWhatBeganBeforeAndEndsWhatBeganSince() {
        long anna = isp.customer("anna", CustomerStatus.ACTIVE);
        open(nas, "x");
        isp.clock.advance(Duration.ofMinutes(5));
        change(anna, CustomerStatus.ACTIVE, CustomerStatus.BLOCKED);
        isp.clock.advance(Duration.ofMinutes(5));
        change(anna, CustomerStatus.BLOCKED, CustomerStatus.ACTIVE);
        assertThat(kinds()).containsExactly(COA, COA);
        assertThat(radius.sent().get(1).attributes())
                .extracting(Attribute::describe)
                .contains("Mikrotik-Address-List = \"rollcall-active\"");
        isp.database.write(
                "update open_session set started_at = ?", isp.clock.instant().minusSeconds(240));
        change(anna, CustomerStatus.BLOCKED, CustomerStatus.ACTIVE);
        assertThat(kinds()).endsWith(DISCONNECT);
    }

    @Test
    void whatHasAnAddressOfTheBlockedPoolOrTheOldPlanIsEndedByUnblocking() {
        long anna = isp.customer("anna", CustomerStatus.ACTIVE);
        open(nas, "x");
        isp.clock.advance(Duration.ofMinutes(5));
        change(anna, CustomerStatus.ACTIVE, CustomerStatus.BLOCKED);
        isp.database.write(
                "insert into address_pool (id, version, name, cidr, purpose, high_water, created_at)"
                        + " values (1, 0, 'blocked', '10.99.0.0/24', 'BLOCKED', 0, ?)",
                isp.clock.instant());
        isp.database.write("update open_session set framed_ip = '10.99.0.7'");
        change(anna, CustomerStatus.BLOCKED, CustomerStatus.ACTIVE);
        isp.database.write("update open_session set framed_ip = '10.98.0.7', plan_id = 7");
        change(anna, CustomerStatus.BLOCKED, CustomerStatus.ACTIVE);
        assertThat(kinds()).containsExactly(COA, DISCONNECT, DISCONNECT);
    }

    @Test
    void deactivationEndsSessions() {
        long anna = isp.customer("anna", CustomerStatus.ACTIVE);
        open(nas, "x");
        change(anna, CustomerStatus.BLOCKED, CustomerStatus.INACTIVE);
        assertThat(kinds()).containsExactly(DISCONNECT);
    }

    @Test
    void anotherPlanIsAnotherSpeedAtOnce() {
        long anna = isp.customer("anna", CustomerStatus.ACTIVE);
        long id = open(nas, "x").id();
        plan(2, 100_000_000, 20_000_000);
        serviceChanged(anna);
        assertThat(radius.sent()).isEmpty();
        isp.database.write("update internet_service set plan_id = 2");
        serviceChanged(anna);
        assertThat(kinds()).containsExactly(COA);
        assertThat(radius.sent().get(0).attributes())
                .extracting(Attribute::describe)
                .contains("Mikrotik-Rate-Limit = \"20M/100M\"");
        assertThat(isp.only().planId()).isEqualTo(2);
        // the next record neither loses that nor is lost
        isp.record(records(nas, "x").interim(60, 60, 10, 10));
        assertThat(isp.only().planId()).isEqualTo(2);
        assertThat(isp.only().id()).isEqualTo(id);
        serviceChanged(anna);
        assertThat(kinds()).hasSize(1);
    }

    @Test
    void orItsEndWhereTheRouterCannotRefusesOrTheCustomerIsBlocked() {
        long anna = isp.customer("anna", CustomerStatus.ACTIVE);
        open(nas(Dialect.CISCO), "x");
        plan(2, 100_000_000, 20_000_000);
        isp.database.write("update internet_service set plan_id = 2");
        serviceChanged(anna);
        assertThat(kinds()).containsExactly(DISCONNECT);

        isp.database.write("update open_session set nas_id = ?", nas);
        radius.answer(Kind.REFUSED, OptionalInt.of(407));
        serviceChanged(anna);
        assertThat(kinds()).containsExactly(DISCONNECT, COA, DISCONNECT);

        isp.database.write("update customer set status = 'BLOCKED'");
        serviceChanged(anna);
        assertThat(kinds()).containsExactly(DISCONNECT, COA, DISCONNECT, DISCONNECT);
    }

    @Test
    void anotherStaticAddressAndADeletedServiceEndSessions() {
        long anna = isp.customer("anna", CustomerStatus.ACTIVE);
        open(nas, "x");
        isp.database.write("update open_session set framed_ip = '100.64.0.1'");
        isp.database.write("update internet_service set ipv4_mode = 'STATIC', ipv4_address = '100.64.0.1'");
        serviceChanged(anna);
        assertThat(radius.sent()).isEmpty();
        isp.database.write("update internet_service set ipv4_address = '100.64.0.2'");
        serviceChanged(anna);
        assertThat(kinds()).containsExactly(DISCONNECT);
        isp.database.write(
                "update internet_service set ipv4_address = '100.64.0.1', deleted_at = ?", isp.clock.instant());
        serviceChanged(anna);
        assertThat(kinds()).containsExactly(DISCONNECT, DISCONNECT);
    }

    /** A plan's speeds reach all its sessions, some hundred at a time. */
    @Test
    void otherSpeedsOfAPlanReachAllItsSessions() {
        isp.wiring.observing(SessionEnforcement.class);
        int many = 210;
        OfSession[] starts = new OfSession[many];
        for (int i = 0; i < many; i++) {
            String login = "customer" + i;
            isp.customer(login, CustomerStatus.ACTIVE);
            starts[i] = new Records(nas, "s" + i, Records.facts(login, null, null)).start(0);
        }
        isp.record(starts);
        isp.clock.advance(Duration.ofMinutes(5));
        TariffDesk plans = isp.wiring.get(TariffDesk.class);
        isp.wiring.inTransaction(() -> plans.update(1, plan("Home", 60_000_000)));
        assertThat(kinds()).hasSize(many).containsOnly(COA);
        // another name is no news to a router
        isp.wiring.inTransaction(() -> plans.update(1, plan("At home", 60_000_000)));
        assertThat(kinds()).hasSize(many);
    }

    @Test
    void whatNoRouterHasAcknowledgedIsToldAgain() {
        long anna = isp.customer("anna", CustomerStatus.ACTIVE);
        open(nas, "x");
        isp.clock.advance(Duration.ofMinutes(5));
        radius.answer(Kind.TIMED_OUT, OptionalInt.empty());
        change(anna, CustomerStatus.ACTIVE, CustomerStatus.BLOCKED);
        catchUp();
        assertThat(kinds()).containsExactly(COA);
        isp.clock.advance(Duration.ofMinutes(2));
        catchUp();
        catchUp();
        assertThat(kinds()).containsExactly(COA, COA);

        // the node was killed before it told anybody
        isp.clock.advance(Duration.ofSeconds(1));
        become(anna, CustomerStatus.BLOCKED, CustomerStatus.ACTIVE);
        isp.clock.advance(Duration.ofMinutes(2));
        catchUp();
        catchUp();
        assertThat(kinds()).containsExactly(COA, COA, COA);
        isp.database.write("update tariff_plan set down_bps = 1000000, speed_since = ?", isp.clock.instant());
        isp.clock.advance(Duration.ofMinutes(2));
        catchUp();
        catchUp();
        assertThat(kinds()).containsExactly(COA, COA, COA, COA);
    }

    /** Its router let it in not knowing whose it is, long after the block. */
    @Test
    void whatStaffGiveToABlockedCustomerIsBlocked() {
        long anna = isp.customer("anna", CustomerStatus.BLOCKED);
        radius.answer(Kind.TIMED_OUT, OptionalInt.empty());
        assign(anna);
        assertThat(kinds()).containsExactly(COA);
        assertThat(radius.sent().get(0).attributes())
                .containsAll(Dialect.MIKROTIK.vendor().block());
        // until the router acknowledges
        isp.clock.advance(Duration.ofMinutes(2));
        catchUp();
        catchUp();
        assertThat(kinds()).containsExactly(COA, COA);
        isp.clock.advance(Duration.ofDays(31));
        isp.wiring.get(SessionOrderBook.class).forget();
        assertThat(isp.number("select count(*) from session_assignment")).isZero();
    }

    @Test
    void whatStaffGiveToAnInactiveCustomerIsEnded() {
        assign(isp.customer("anna", CustomerStatus.INACTIVE));
        assertThat(kinds()).containsExactly(DISCONNECT);
    }

    @Test
    void whatStaffGiveToACustomerWhoIsServedGoesOn() {
        assign(isp.customer("anna", CustomerStatus.ACTIVE));
        isp.clock.advance(Duration.ofMinutes(2));
        catchUp();
        assertThat(radius.sent()).isEmpty();
    }

    private void assign(long customer) {
        isp.wiring.observing(SessionEnforcement.class);
        isp.clock.advance(Duration.ofHours(1));
        isp.record(new Records(nas, "x", Records.facts("mistyped", "02:00:00:00:00:09", 9L)).start(3_600));
        desk().assign(isp.only().id(), customer);
    }

    /** Today is the 22nd in Berlin. */
    @Test
    void theLastDayEndsWhatBeganBefore() {
        isp.customer("anna", CustomerStatus.ACTIVE);
        open(nas, "x");
        isp.database.write("update internet_service set last_day = date '2026-11-22'");
        catchUp();
        isp.clock.advance(Duration.ofMinutes(10 * 60 + 29));
        catchUp();
        catchUp();
        assertThat(radius.sent()).isEmpty();
        isp.clock.advance(Duration.ofMinutes(2));
        catchUp();
        isp.clock.advance(Duration.ofMinutes(1));
        catchUp();
        assertThat(kinds()).containsExactly(DISCONNECT);
        // parked
        isp.database.write("delete from session_order");
        isp.database.write("update open_session set started_at = ?", isp.clock.instant());
        catchUp();
        assertThat(kinds()).containsExactly(DISCONNECT);
    }

    @Test
    void aLastDayThatIsOverEndsSessionsAtOnce() {
        long anna = isp.customer("anna", CustomerStatus.ACTIVE);
        open(nas, "x");
        isp.database.write("update internet_service set last_day = date '2026-11-21'");
        serviceChanged(anna);
        assertThat(kinds()).containsExactly(DISCONNECT);
    }

    @Test
    void theStopConfirmsWhatTheRouterPromised() {
        isp.customer("anna", CustomerStatus.ACTIVE);
        long id = open(nas, "x").id();
        desk().disconnect(id);
        assertThat(end(id).inWords()).isEqualTo("router said ACK");
        isp.clock.advance(Duration.ofSeconds(2));
        isp.record(records(nas, "x").stop(10, 10, 1, 1));
        isp.database.write("update finished_session set updated_at = ?", isp.clock.instant());
        assertThat(end(id).inWords()).isEqualTo("router said ACK; session ended 2 s later");
        settle();
        assertThat(isp.number("select count(*) from session_order where settled and stopped_after = 2"))
                .isEqualTo(1);
    }

    @Test
    void aPromiseThatIsNotKeptIsSaid() {
        isp.customer("anna", CustomerStatus.ACTIVE);
        long id = open(nas, "x").id();
        desk().disconnect(id);
        isp.clock.advance(Duration.ofSeconds(59));
        settle();
        assertThat(end(id).overdue()).isFalse();
        isp.clock.advance(Duration.ofSeconds(2));
        settle();
        settle();
        assertThat(end(id).inWords()).isEqualTo("ACK, but no Accounting-Stop within 60 s");
        assertThat(isp.number("select count(*) from audit_entry where action = 'session.overdue'"))
                .isEqualTo(1);
        isp.clock.advance(Duration.ofDays(31));
        isp.wiring.get(SessionOrderBook.class).forget();
        assertThat(isp.number("select count(*) from session_order")).isZero();
    }

    @Test
    void aNightOfChangesIsOneTaskAndTheLastStatusCounts() {
        Queue<Runnable> tasks = new ArrayDeque<>();
        isp.wiring.with(ManagedExecutorService.class, executor(tasks::add));
        long anna = isp.customer("anna", CustomerStatus.ACTIVE);
        open(nas, "x");
        change(anna, CustomerStatus.BLOCKED, CustomerStatus.ACTIVE);
        for (long other = anna + 1; other < anna + 2_000; other++) {
            isp.wiring
                    .get(SessionEnforcement.class)
                    .statusChanged(new StatusChanged(other, CustomerStatus.BLOCKED, CustomerStatus.INACTIVE));
        }
        assertThat(tasks).hasSize(1);
        work(tasks);
        assertThat(kinds()).containsExactly(DISCONNECT);

        change(anna, CustomerStatus.BLOCKED, CustomerStatus.ACTIVE);
        change(anna, CustomerStatus.ACTIVE, CustomerStatus.BLOCKED);
        assertThat(tasks).hasSize(1);
        work(tasks);
        assertThat(kinds()).startsWith(DISCONNECT, COA).endsWith(COA);
    }

    private SessionOrder end(long session) {
        return desk().ends(List.of(session)).get(0);
    }

    private void settle() {
        SessionOrderBook book = isp.wiring.get(SessionOrderBook.class);
        assertThat(book.settle(0)).isZero();
    }

    private void catchUp() {
        isp.wiring.get(SessionEnforcement.class).catchUp();
    }

    private void serviceChanged(long customer) {
        isp.wiring.get(SessionEnforcement.class).serviceChanged(new ServiceChanged(customer, customer));
    }

    private void plan(long id, long downBps, long upBps) {
        isp.database.write(
                "insert into tariff_plan (id, version, name, price, currency, down_bps, up_bps, created_at)"
                        + " values (?, 0, 'Fast', 10, 'EUR', ?, ?, ?)",
                id,
                downBps,
                upBps,
                isp.clock.instant());
    }

    private static PlanData plan(String name, long downBps) {
        return new PlanData(name, BigDecimal.TEN, "EUR", downBps, 10_000_000);
    }

    private List<DynamicAuthorizationRequest.Kind> kinds() {
        return radius.sent().stream().map(DynamicAuthorizationRequest::kind).toList();
    }

    private void become(long customer, CustomerStatus from, CustomerStatus to) {
        isp.database.write(
                "update customer set status = ?, status_since = ? where id = ?", to, isp.clock.instant(), customer);
        isp.database.write(
                "insert into status_change (customer_id, at, business_date, from_status, to_status, changed_by, reason)"
                        + " values (?, ?, date '2026-11-22', ?, ?, 'test', '')",
                customer,
                isp.clock.instant(),
                from,
                to);
    }

    private void change(long customer, CustomerStatus from, CustomerStatus to) {
        become(customer, from, to);
        isp.wiring.get(SessionEnforcement.class).statusChanged(new StatusChanged(customer, from, to));
    }

    private SessionDesk desk() {
        return isp.wiring.get(SessionDesk.class);
    }

    private SessionRow open(long nasId, String id) {
        isp.record(records(nasId, id).start(0));
        return isp.sessions(Optional.of(true)).get(0);
    }

    private static Records records(long nasId, String id) {
        return new Records(nasId, id, Records.facts("anna", "02:00:00:00:00:01", 1L));
    }

    private long nas(Dialect dialect) {
        NasData data = new NasData(
                dialect.name(),
                dialect == Dialect.MIKROTIK ? "10.1.0.1" : "10.1.0.2",
                "sixteen characters",
                dialect,
                3799,
                300,
                MessageAuthenticatorRule.AUTO);
        long id = isp.wiring.inTransaction(
                () -> isp.wiring.get(NasDesk.class).create(data).getId());
        isp.wiring.get(NasRegistry.class).refresh();
        return id;
    }

    /** Also what these have done afterwards, which is to note the answers. */
    private static void work(Queue<Runnable> tasks) {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private static ManagedExecutorService executor(Consumer<Runnable> tasks) {
        return (ManagedExecutorService) Proxy.newProxyInstance(
                SessionOrdersTest.class.getClassLoader(),
                new Class<?>[] {ManagedExecutorService.class},
                (self, method, arguments) -> {
                    if (!method.getName().equals("execute")) {
                        throw new InvocationTargetException(null, method.getName());
                    }
                    tasks.accept((Runnable) arguments[0]);
                    return null;
                });
    }
}
