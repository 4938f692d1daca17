package org.rollcall.access;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import org.rollcall.settings.Settings;

/** Forgets old decisions, once an hour on every node: to do it twice does no harm. */
@Singleton
public class AccessLogRetention {
    private static final Logger LOG = System.getLogger(AccessLogRetention.class.getName());

    @Inject
    private AccessLog log;

    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    @Schedule(hour = "*", minute = "17", persistent = false)
    public void forget() {
        int deleted = log.deleteBefore(clock.instant().minus(Duration.ofDays(settings.accessLogDays())));
        if (deleted > 0) {
            LOG.log(Level.INFO, "{0} old decisions of the door were deleted", deleted);
        }
    }
}
