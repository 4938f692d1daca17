package org.rollcall.access;

import jakarta.annotation.Priority;
import jakarta.ejb.Singleton;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.rollcall.settings.Settings;
import org.rollcall.shared.Database;
import org.rollcall.shared.DatabaseReady;
import org.rollcall.shared.Rounds;

/** Forgets old decisions, once an hour on every node: to do it twice does no harm. */
@Singleton
public class AccessLogRetention {
    private static final Logger LOG = System.getLogger(AccessLogRetention.class.getName());
    private static final Duration EVERY = Duration.ofHours(1);

    @Inject
    private AccessLog log;

    @Inject
    private Database database;

    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    @Inject
    private Rounds rounds;

    public void begin(@Observes @Priority(DatabaseReady.EARLY) DatabaseReady ready) {
        rounds.every(EVERY, "the clearing of old decisions", this::forget);
    }

    private void forget() {
        Instant now = clock.instant();
        long deleted = log.deleteBefore(now.minus(Duration.ofDays(settings.accessLogDays())), false)
                + log.deleteBefore(now.minus(Duration.ofDays(settings.grantedLogDays())), true);
        database.write("delete from session_reservation where reserved_at < ?", now.minus(Occupancy.PROMISE));
        if (deleted > 0) {
            LOG.log(Level.INFO, "{0} old decisions of the door were deleted", deleted);
        }
    }
}
