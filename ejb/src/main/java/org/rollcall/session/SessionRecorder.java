package org.rollcall.session;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.rollcall.customer.StatusChanges;
import org.rollcall.session.AccountingEvent.NasRestarted;
import org.rollcall.session.AccountingEvent.OfSession;
import org.rollcall.shared.Database;

/**
 * Records what NASes report: the hot path. Every call is one transaction, whatever the number of records; when it has
 * returned they are stored for good, when it throws none is.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SessionRecorder {
    /** Sessions that one transaction ends when a NAS restarts: it may have a hundred thousand. */
    private static final int CHUNK = 1_000;

    @Inject
    private Database database;

    @Inject
    private SessionIds ids;

    @Inject
    private StatusChanges customers;

    @Inject
    private Clock clock;

    /**
     * Events of sessions, in order.
     *
     * @throws LostRace if somebody else wrote one of the sessions at the same moment; do it all again
     */
    public void record(List<OfSession> events) {
        Set<Long> newcomers =
                database.with(connection -> new SessionBatch(connection, database.vendor(), ids, clock).record(events));
        if (!newcomers.isEmpty()) {
            customers.activateNew(newcomers, "session", "first session");
        }
    }

    /**
     * Ends some of the sessions that a restart of their NAS ended.
     *
     * @param afterId 0, or what the last call returned
     * @return where to go on; 0 when all are done
     * @throws LostRace as {@link #record}
     */
    public long endSome(NasRestarted event, long afterId) {
        return database.with(connection -> {
            List<SessionState> some = new SessionStore(connection, database.vendor()).openOfNas(event, afterId, CHUNK);
            new SessionBatch(connection, database.vendor(), ids, clock).end(some, event);
            return some.size() < CHUNK ? 0 : some.get(some.size() - 1).id();
        });
    }
}
