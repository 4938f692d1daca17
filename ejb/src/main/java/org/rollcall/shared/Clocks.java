package org.rollcall.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import org.rollcall.settings.Configuration;

/** The one clock: of the ISP's time zone, in microseconds, which is what both databases keep. */
@ApplicationScoped
public class Clocks {
    private static final Duration MICROSECOND = Duration.ofNanos(1000);

    @Produces
    Clock clock(Configuration configuration) {
        return Clock.tick(Clock.system(configuration.timeZone()), MICROSECOND);
    }
}
