package org.rollcall.session;

import jakarta.annotation.Priority;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.rollcall.settings.Settings;
import org.rollcall.shared.DatabaseReady;
import org.rollcall.shared.Readiness;
import org.rollcall.shared.Rounds;

/**
 * Closes sessions whose NAS has fallen silent, every minute on every node: two nodes at once do no harm, because each
 * session is closed by whoever writes it first. After a start the NASes get their time to be heard again.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StaleSweep {
    private static final Logger LOG = System.getLogger(StaleSweep.class.getName());
    private static final Duration EVERY = Duration.ofMinutes(1);

    private volatile Instant listeningSince;

    @Inject
    private SessionCloser closer;

    @Inject
    private Settings settings;

    @Inject
    private Readiness readiness;

    @Inject
    private Rounds rounds;

    @Inject
    private Clock clock;

    public void begin(@Observes @Priority(DatabaseReady.EARLY) DatabaseReady ready) {
        listeningSince = clock.instant();
        rounds.every(EVERY, "the sweep of stale sessions", this::sweep);
    }

    private void sweep() {
        if (listeningSince == null || !readiness.ready()) {
            return;
        }
        try {
            int closed = 0;
            int some;
            do {
                some = closer.stale(settings.staleFactor(), listeningSince);
                closed += some;
            } while (some == SessionTransactions.CHUNK);
            if (closed > 0) {
                LOG.log(Level.INFO, "{0} sessions were closed: nothing was heard of them for too long", closed);
            }
        } catch (LostRace race) {
            LOG.log(Level.DEBUG, "another writer was quicker; the next sweep goes on", race);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the sweep of stale sessions failed; the next one goes on", e);
        }
    }
}
