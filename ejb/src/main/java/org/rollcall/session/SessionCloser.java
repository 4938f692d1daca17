package org.rollcall.session;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.rollcall.shared.Database;

/**
 * Closes sessions that no Stop will close, each call in a transaction of its own. What is closed here is a conclusion
 * of ours: a later record of the session corrects it.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SessionCloser {
    /** Sessions per transaction. */
    static final int CHUNK = 1_000;

    @Inject
    private Database database;

    @Inject
    private SessionIds ids;

    @Inject
    private Clock clock;

    /** The NAS says it knows no such session. Nothing happens if it is closed already. */
    public void notFound(long sessionId) {
        database.with(connection -> {
            List<SessionState> open = new SessionStore(connection, database.vendor()).openById(sessionId);
            new SessionBatch(connection, database.vendor(), ids, clock).close(open, ClosedBy.NOT_FOUND, null);
            return open.size();
        });
    }

    /**
     * Closes up to {@link #CHUNK} sessions of which nothing was heard for too long.
     *
     * @param factor how many interim intervals of their NAS may pass in silence
     * @param listeningSince silence before that was ours
     * @return how many were closed
     */
    public int stale(int factor, Instant listeningSince) {
        return database.with(connection -> {
            List<SessionState> stale = new SessionStore(connection, database.vendor())
                    .stale(clock.instant(), listeningSince, factor, CHUNK);
            new SessionBatch(connection, database.vendor(), ids, clock).close(stale, ClosedBy.SWEEP, null);
            return stale.size();
        });
    }
}
