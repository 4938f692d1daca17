package org.rollcall.session;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.rollcall.session.AccountingEvent.NasRestarted;
import org.rollcall.session.AccountingEvent.OfSession;
import org.rollcall.shared.Database;
import org.rollcall.shared.SessionWriters;
import org.rollcall.shared.Vendor;

/**
 * Records what NASes report: the hot path. Every call is one transaction, whatever the number of records; when it has
 * returned they are stored for good, when it throws none is.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SessionRecorder {
    @Inject
    private Database database;

    @Inject
    private SessionIds ids;

    @Inject
    private RecentSessions recent;

    @Inject
    private SessionTransactions transactions;

    @Inject
    private SessionWriters writers;

    @Inject
    private Clock clock;

    /**
     * Events of sessions, in order.
     *
     * @throws LostRace if somebody else wrote one of the sessions at the same moment; do it all again
     */
    public void record(List<OfSession> events) {
        List<SessionReport> reports = events.stream().map(OfSession::report).toList();
        try {
            write(events, recent);
        } catch (LostRace wrongGuess) {
            recent.wrong(reports);
            write(events, new RecentSessions());
        } catch (RuntimeException failure) {
            recent.forget(reports);
            throw failure;
        }
    }

    private void write(List<OfSession> events, RecentSessions known) {
        recent.written(atOnce(events, known).orElseGet(() -> writers.inTurn(() -> transactions.record(events, known))));
    }

    /**
     * On PostgreSQL what a batch writes and its commit are one round trip, unless others have to write with it.
     *
     * @return the sessions as they are now; empty if a transaction is needed, and nothing was written
     */
    private Optional<List<SessionState>> atOnce(List<OfSession> events, RecentSessions known) {
        if (database.vendor() != Vendor.POSTGRESQL) {
            return Optional.empty();
        }
        return database.promptly(connection -> {
            if (!connection.getAutoCommit()) {
                return Optional.empty();
            }
            SessionBatch batch = new SessionBatch(connection, Vendor.POSTGRESQL, ids, clock);
            return batch.decide(events, known).isEmpty() ? Optional.of(batch.write()) : Optional.empty();
        });
    }

    /** As {@link SessionDesk#assign(long, long)}. */
    public SessionAssignment assign(long sessionId, Assignee to) {
        try {
            return writers.inTurn(() -> transactions.assign(sessionId, to));
        } catch (LostRace aRecordCameFirst) {
            return writers.inTurn(() -> transactions.assign(sessionId, to));
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
        return writers.inTurn(() -> transactions.endSome(event, afterId));
    }
}
