package org.rollcall.session;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.rollcall.audit.AuditLog;
import org.rollcall.shared.Database;
import org.rollcall.shared.Row;
import org.rollcall.shared.Sql;

/**
 * What routers said to our orders. An ACK to a Disconnect is a promise, the Accounting-Stop is its fulfilment: that comes
 * by the first way, on any node and perhaps after a restart, so it is found by looking into the history.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SessionOrderBook {
    private static final Logger LOG = System.getLogger(SessionOrderBook.class.getName());
    /** So long a router may take from its ACK to its Accounting-Stop. */
    static final Duration PATIENCE = Duration.ofSeconds(60);
    /** No Stop is awaited for longer than a session that falls silent stays open. */
    private static final Duration GIVE_UP = Duration.ofDays(2);

    private static final Duration KEPT = Duration.ofDays(30);
    private static final int CHUNK = 1_000;

    private static final String STOPPED = "(select max(f.updated_at) from finished_session f where f.id = o.session_id"
            + " and f.closed_by = 'STOP' and f.stopped_at > ?) stop_at";

    @Inject
    private Database database;

    @Inject
    private AuditLog audit;

    @Inject
    private Clock clock;

    /** Keeps the last of each kind. */
    public void note(long sessionId, SessionOrder.Kind kind, DisconnectResult result) {
        boolean awaited = kind == SessionOrder.Kind.END && result.outcome() != DisconnectResult.Outcome.NAK;
        database.write("delete from session_order where session_id = ? and kind = ?", sessionId, kind);
        database.write(
                "insert into session_order (session_id, kind, answered_at, answer, settled) values (?, ?, ?, ?, ?)",
                sessionId,
                kind,
                clock.instant(),
                result.outcome(),
                !awaited);
    }

    /** Orders to end these sessions, with what has come of them by now. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<SessionOrder> ends(Collection<Long> sessions) {
        if (sessions.isEmpty()) {
            return List.of();
        }
        return Sql.of(
                        "select o.*, " + STOPPED + " from session_order o where o.kind = 'END' and o.session_id in ",
                        since())
                .in(sessions)
                .list(database, SessionOrderBook::read);
    }

    /**
     * Looks what has come of some orders to end a session, and says so where nothing has.
     *
     * @return the last session looked at; 0 at the end
     */
    public long settle(long afterSession) {
        Instant now = clock.instant();
        List<SessionOrder> some = database.list(
                "select o.*, " + STOPPED + " from session_order o where not o.settled and o.session_id > ?"
                        + " order by o.session_id limit ?",
                SessionOrderBook::read,
                since(),
                afterSession,
                CHUNK);
        some.forEach(order -> settle(order, now));
        return some.size() < CHUNK ? 0 : some.get(some.size() - 1).sessionId();
    }

    private void settle(SessionOrder order, Instant now) {
        boolean isOpen = database.number("select count(*) from open_session where id = ?", order.sessionId()) > 0;
        if (!isOpen || order.answeredAt().isBefore(now.minus(GIVE_UP))) {
            database.write(
                    "update session_order set settled = true, stopped_after = ? where session_id = ? and kind = 'END'",
                    order.stoppedAfter(),
                    order.sessionId());
        } else if (order.answer() == DisconnectResult.Outcome.ACK
                && order.answeredAt().isBefore(now.minus(PATIENCE))
                && database.write(
                                "update session_order set overdue = true where session_id = ? and kind = 'END'"
                                        + " and not overdue",
                                order.sessionId())
                        == 1) {
            LOG.log(
                    Level.WARNING,
                    "session {0} goes on: its router said ACK, but no Accounting-Stop came",
                    Long.toString(order.sessionId()));
            audit.recordAs(
                    "system",
                    "session.overdue",
                    "session " + order.sessionId(),
                    "ACK, but no Accounting-Stop within " + PATIENCE.toSeconds() + " s");
        }
    }

    /** With another revision, so that who remembers the session reads it again. */
    public int hasPlan(long sessionId, long planId) {
        return database.write(
                "update open_session set plan_id = ?, revision = revision + 1 where id = ? and plan_id <> ?",
                planId,
                sessionId,
                planId);
    }

    public void forget() {
        database.write(
                "delete from session_assignment where assigned_at < ?",
                clock.instant().minus(KEPT));
        database.write(
                "delete from session_order where answered_at < ?",
                clock.instant().minus(KEPT));
    }

    /** No session that ended before is asked for; of a partitioned history only the last months are looked into. */
    private Instant since() {
        return clock.instant().minus(KEPT);
    }

    private static SessionOrder read(Row row) throws SQLException {
        Instant answeredAt = row.instant("answered_at");
        Instant stopAt = row.instant("stop_at");
        Long stored = row.numberOrNull("stopped_after");
        Integer after = stored == null ? null : Integer.valueOf(stored.intValue());
        if (after == null && stopAt != null) {
            after = (int)
                    Math.max(0, Math.round(Duration.between(answeredAt, stopAt).toMillis() / 1_000.0));
        }
        return new SessionOrder(
                row.number("session_id"),
                row.constant(SessionOrder.Kind.class, "kind"),
                row.constant(DisconnectResult.Outcome.class, "answer"),
                answeredAt,
                after,
                row.flag("overdue"));
    }
}
