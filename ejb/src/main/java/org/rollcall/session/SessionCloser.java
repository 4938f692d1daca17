package org.rollcall.session;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import org.rollcall.shared.SessionWriters;

/**
 * Closes sessions that no Stop will close, each call in a transaction of its own. What is closed here is a conclusion
 * of ours: a later record of the session corrects it.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SessionCloser {
    @Inject
    private SessionTransactions transactions;

    @Inject
    private SessionOrderBook book;

    @Inject
    private SessionWriters writers;

    /** The NAS says it knows no such session. Nothing happens if it is closed already. */
    public void notFound(long sessionId) {
        writers.inTurn(() -> transactions.notFound(sessionId));
    }

    /** Its router gives it that plan's speed now. */
    public void hasPlan(long sessionId, long planId) {
        writers.inTurn(() -> book.hasPlan(sessionId, planId));
    }

    /**
     * Closes some sessions of which nothing was heard for too long.
     *
     * @param factor how many interim intervals of their NAS may pass in silence
     * @param listeningSince silence before that was ours
     * @return how many were closed; with {@link SessionTransactions#CHUNK} there may be more
     */
    public int stale(int factor, Instant listeningSince) {
        return writers.inTurn(() -> transactions.stale(factor, listeningSince));
    }
}
