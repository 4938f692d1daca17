package org.rollcall.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether the database answers, as the hot paths have noticed. While it does not, nobody who is waited for asks it: one
 * task tries again and again, so that the threads that answer NASes do not all wait for it.
 */
@ApplicationScoped
public class DatabaseHealth {
    private static final Logger LOG = System.getLogger(DatabaseHealth.class.getName());

    private volatile Instant downSince;

    @Inject
    private Clock clock;

    public boolean isDown() {
        return downSince != null;
    }

    /** Empty while it answers. */
    public Optional<Instant> downSince() {
        return Optional.ofNullable(downSince);
    }

    /** It did not do what it was asked, and it is not the question's fault. */
    public synchronized void failed(Throwable failure) {
        if (downSince == null) {
            downSince = clock.instant();
            LOG.log(
                    Level.ERROR,
                    "the database does not answer: accounting goes to the spool, logins are answered from memory",
                    failure);
        }
    }

    public synchronized void answered() {
        if (downSince != null) {
            LOG.log(Level.INFO, "the database answers again, after failing since {0}", downSince);
            downSince = null;
        }
    }
}
