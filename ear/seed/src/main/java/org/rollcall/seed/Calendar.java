package org.rollcall.seed;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Now and the ISP's days. Where they begin is looked up, for it is asked some ten million times. */
final class Calendar {
    /** The oldest customer is not so old. */
    private static final int OLDEST = 3_200;

    private final Instant now;
    private final ZoneId zone;
    private final LocalDate today;
    /** In seconds of the epoch, by days ago. */
    private final long[] begins = new long[OLDEST + 1];

    Calendar(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
        this.today = LocalDate.ofInstant(now, zone);
        for (int days = 0; days <= OLDEST; days++) {
            begins[days] = today.minusDays(days).atStartOfDay(zone).toEpochSecond();
        }
    }

    Instant now() {
        return now;
    }

    LocalDate today() {
        return today;
    }

    LocalDate date(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    /**
     * Now, if that moment is still to come.
     *
     * @param share of that day, 0 to just below 1
     */
    Instant daysAgo(int days, double share) {
        long begin = begins[days];
        long end = days == 0 ? begin + Duration.ofDays(1).toSeconds() : begins[days - 1];
        Instant at = Instant.ofEpochSecond(begin + (long) ((end - begin) * share));
        return at.isAfter(now) ? now : at;
    }
}
