package org.rollcall.session;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.rollcall.customer.StatusChanges;
import org.rollcall.session.AccountingEvent.NasRestarted;
import org.rollcall.session.AccountingEvent.OfSession;
import org.rollcall.shared.Conflict;
import org.rollcall.shared.Database;
import org.rollcall.shared.NotFound;

/**
 * What {@link SessionRecorder} cannot write in one round trip, and {@link SessionCloser}: each call is a transaction of
 * the container's.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SessionTransactions {
    /** Sessions that one transaction ends: a NAS that restarts may have a hundred thousand. */
    static final int CHUNK = 1_000;

    @Inject
    private Database database;

    @Inject
    private SessionIds ids;

    @Inject
    private StatusChanges customers;

    @Inject
    private Clock clock;

    @Inject
    private Event<SessionAssigned> assigned;

    /**
     * @param known guesses
     * @return the sessions as they are now
     */
    public List<SessionState> record(List<OfSession> events, RecentSessions known) {
        return database.promptly(connection -> {
            SessionBatch batch = new SessionBatch(connection, database.vendor(), ids, clock);
            Set<Long> newcomers = batch.decide(events, known);
            List<SessionState> written = batch.write();
            if (!newcomers.isEmpty()) {
                customers.activateNew(newcomers, "session", "first session");
            }
            return written;
        });
    }

    /** As {@link SessionRecorder#endSome}. */
    public long endSome(NasRestarted event, long afterId) {
        return database.promptly(connection -> {
            List<SessionState> some = new SessionStore(connection, database.vendor()).openOfNas(event, afterId, CHUNK);
            new SessionBatch(connection, database.vendor(), ids, clock).end(some, event);
            return some.size() < CHUNK ? 0 : some.get(some.size() - 1).id();
        });
    }

    /** As {@link SessionDesk#assign(long, long)}. */
    public SessionAssignment assign(long sessionId, Assignee to) {
        return database.with(connection -> {
            SessionStore store = new SessionStore(connection, database.vendor());
            SessionState session = store.byId(sessionId).orElseThrow(() -> new NotFound("session", sessionId));
            if (!session.owner().isNobody()) {
                throw new Conflict(
                        "", "the session is customer " + session.owner().customerId() + "'s already");
            }
            SessionStore.OwnerFacts service = to.find(store).orElseThrow(to::unknown);
            Set<Long> newcomers = new SessionBatch(connection, database.vendor(), ids, clock).give(session, service);
            if (!newcomers.isEmpty()) {
                customers.activateNew(newcomers, "session", "first session");
            }
            database.write(
                    "insert into session_assignment (session_id, assigned_at) values (?, ?)",
                    sessionId,
                    clock.instant());
            assigned.fire(new SessionAssigned(sessionId));
            return new SessionAssignment(
                    session.facts().login(),
                    service.owner().customerId(),
                    service.owner().serviceId());
        });
    }

    /** As {@link SessionCloser#notFound}; how many there were. */
    public int notFound(long sessionId) {
        return database.with(connection -> {
            List<SessionState> open = new SessionStore(connection, database.vendor()).openById(sessionId);
            new SessionBatch(connection, database.vendor(), ids, clock).close(open, ClosedBy.NOT_FOUND, null);
            return open.size();
        });
    }

    /** As {@link SessionCloser#stale}. */
    public int stale(int factor, Instant listeningSince) {
        return database.with(connection -> {
            List<SessionState> stale = new SessionStore(connection, database.vendor())
                    .stale(clock.instant(), listeningSince, factor, CHUNK);
            new SessionBatch(connection, database.vendor(), ids, clock).close(stale, ClosedBy.SWEEP, null);
            return stale.size();
        });
    }
}
