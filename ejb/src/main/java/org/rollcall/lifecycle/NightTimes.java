package org.rollcall.lifecycle;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneId;
import org.rollcall.settings.Settings;

/** The settings as the night wants them. */
@Dependent
class NightTimes {
    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    LifecyclePeriods periods() {
        return new LifecyclePeriods(settings.graceDays(), settings.inactivityDays());
    }

    BusinessDates dates() {
        return new BusinessDates(zone(), settings.jobTime());
    }

    /** The ISP's. */
    ZoneId zone() {
        return clock.getZone();
    }
}
