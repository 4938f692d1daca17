package org.rollcall.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.OptionalInt;

/** The settings as the night wants them. */
@ApplicationScoped
class NightTimes {
    @Inject
    private Clock clock;

    LifecyclePeriods periods() {
        return new LifecyclePeriods(OptionalInt.of(10), OptionalInt.of(90));
    }

    BusinessDates dates() {
        return new BusinessDates(zone(), LocalTime.of(2, 30));
    }

    /** The ISP's. */
    ZoneId zone() {
        return clock.getZone();
    }
}
