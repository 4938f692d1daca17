package org.rollcall.usage;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rollcall.shared.Readiness;

/** Flushes usage twice a minute, on every node: row locks keep two of them apart. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UsageFlush {
    private static final Logger LOG = System.getLogger(UsageFlush.class.getName());

    private final AtomicBoolean running = new AtomicBoolean();

    @Inject
    private UsageFlusher flusher;

    @Inject
    private Readiness readiness;

    @Schedule(hour = "*", minute = "*", second = "5,35", persistent = false)
    public void flush() {
        if (!readiness.ready() || !running.compareAndSet(false, true)) {
            return;
        }
        try {
            while (flusher.flushSome() == UsageFlusher.CHUNK) {
                // more of them
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "usage could not be flushed; the next time goes on", e);
        } finally {
            running.set(false);
        }
    }
}
