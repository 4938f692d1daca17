package org.rollcall.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
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
import org.rollcall.shared.Conflict;
import org.rollcall.shared.NotFound;
import org.rollcall.shared.OnBothDatabases;
import org.rollcall.shared.TestDatabase;

/** Ending sessions by hand, and making them follow their customer's status. */
@OnBothDatabases
class SessionOrdersTest {
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
        assertThat(isp.number("select count(*) from audit_entry where action = 'session.disconnect'"))
                .isEqualTo(1);
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
        assertThat(kinds()).containsExactly(DynamicAuthorizationRequest.Kind.CHANGE_OF_AUTHORIZATION);
        assertThat(radius.sent().get(0).attributes())
                .containsAll(Dialect.MIKROTIK.vendor().block());
    }

    @Test
    void andEndedWhereItRefuses() {
        long anna = isp.customer("anna", CustomerStatus.ACTIVE);
        open(nas, "x");
        radius.answer(Kind.REFUSED, OptionalInt.of(401));
        change(anna, CustomerStatus.ACTIVE, CustomerStatus.BLOCKED);
        assertThat(kinds())
                .containsExactly(
                        DynamicAuthorizationRequest.Kind.CHANGE_OF_AUTHORIZATION,
                        DynamicAuthorizationRequest.Kind.DISCONNECT);
    }

    @Test
    void orCannotMarkAtAll() {
        long anna = isp.customer("anna", CustomerStatus.ACTIVE);
        open(nas(Dialect.ACCEL_PPP), "x");
        change(anna, CustomerStatus.ACTIVE, CustomerStatus.BLOCKED);
        assertThat(kinds()).containsExactly(DynamicAuthorizationRequest.Kind.DISCONNECT);
    }

    @Test
    void deactivationAndUnblockingEndSessions() {
        long anna = isp.customer("anna", CustomerStatus.ACTIVE);
        open(nas, "x");
        change(anna, CustomerStatus.BLOCKED, CustomerStatus.INACTIVE);
        change(anna, CustomerStatus.BLOCKED, CustomerStatus.ACTIVE);
        assertThat(kinds())
                .containsExactly(
                        DynamicAuthorizationRequest.Kind.DISCONNECT, DynamicAuthorizationRequest.Kind.DISCONNECT);
    }

    @Test
    void aNightOfChangesIsOneTaskAndTheLastStatusCounts() {
        Queue<Runnable> tasks = new ArrayDeque<>();
        isp.wiring.with(ManagedExecutorService.class, executor(tasks::add));
        long anna = isp.customer("anna", CustomerStatus.ACTIVE);
        open(nas, "x");
        change(anna, CustomerStatus.BLOCKED, CustomerStatus.ACTIVE);
        for (long other = anna + 1; other < anna + 2_000; other++) {
            change(other, CustomerStatus.BLOCKED, CustomerStatus.INACTIVE);
        }
        assertThat(tasks).hasSize(1);
        work(tasks);
        assertThat(kinds()).containsExactly(DynamicAuthorizationRequest.Kind.DISCONNECT);

        change(anna, CustomerStatus.BLOCKED, CustomerStatus.ACTIVE);
        change(anna, CustomerStatus.ACTIVE, CustomerStatus.BLOCKED);
        assertThat(tasks).hasSize(1);
        work(tasks);
        assertThat(kinds())
                .containsExactly(
                        DynamicAuthorizationRequest.Kind.DISCONNECT,
                        DynamicAuthorizationRequest.Kind.CHANGE_OF_AUTHORIZATION);
    }

    private List<DynamicAuthorizationRequest.Kind> kinds() {
        return radius.sent().stream().map(DynamicAuthorizationRequest::kind).toList();
    }

    private void change(long customer, CustomerStatus from, CustomerStatus to) {
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
