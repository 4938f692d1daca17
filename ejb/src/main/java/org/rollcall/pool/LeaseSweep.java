package org.rollcall.pool;

import jakarta.annotation.Priority;
import jakarta.ejb.Singleton;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.rollcall.shared.DatabaseReady;
import org.rollcall.shared.Rounds;

/** Takes back addresses whose sessions never began, on every node: one statement, and twice does no harm. */
@Singleton
public class LeaseSweep {
    private static final Logger LOG = System.getLogger(LeaseSweep.class.getName());
    private static final Duration EVERY = Duration.ofMinutes(5);

    @Inject
    private Leases leases;

    @Inject
    private Rounds rounds;

    public void begin(@Observes @Priority(DatabaseReady.EARLY) DatabaseReady ready) {
        rounds.every(EVERY, "the sweep of unused leases", this::sweep);
    }

    private void sweep() {
        int taken = leases.giveBackUnused();
        if (taken > 0) {
            LOG.log(Level.DEBUG, "{0} addresses without a session were taken back", taken);
        }
    }
}
