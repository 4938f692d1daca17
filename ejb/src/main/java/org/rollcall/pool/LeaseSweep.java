package org.rollcall.pool;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Takes back addresses whose sessions never began, on every node: one statement, and twice does no harm. */
@Singleton
public class LeaseSweep {
    private static final Logger LOG = System.getLogger(LeaseSweep.class.getName());

    @Inject
    private Leases leases;

    @Schedule(hour = "*", minute = "*/5", persistent = false)
    public void sweep() {
        int taken = leases.giveBackUnused();
        if (taken > 0) {
            LOG.log(Level.DEBUG, "{0} addresses without a session were taken back", taken);
        }
    }
}
