package org.rollcall.usage;

import jakarta.annotation.Priority;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.rollcall.shared.DatabaseReady;
import org.rollcall.shared.Readiness;
import org.rollcall.shared.Rounds;
import org.rollcall.shared.SessionWriters;

/** Flushes usage twice a minute, on every node: row locks keep two of them apart. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UsageFlush {
    private static final Logger LOG = System.getLogger(UsageFlush.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(30);

    @Inject
    private UsageFlusher flusher;

    @Inject
    private SessionWriters writers;

    @Inject
    private Event<UsageFlushed> flushed;

    @Inject
    private Readiness readiness;

    @Inject
    private Rounds rounds;

    public void begin(@Observes @Priority(DatabaseReady.EARLY) DatabaseReady ready) {
        rounds.every(EVERY, "the flush of usage", this::flush);
    }

    private void flush() {
        if (!readiness.ready()) {
            return;
        }
        try {
            long lastId = 0;
            UsageFlushed some;
            do {
                long afterId = lastId;
                some = writers.inTurn(() -> flusher.flushSome(afterId));
                flushed.fire(some);
                lastId = some.lastId();
            } while (some.sessions().size() == UsageFlusher.CHUNK);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "usage could not be flushed; the next time goes on", e);
        }
    }
}
