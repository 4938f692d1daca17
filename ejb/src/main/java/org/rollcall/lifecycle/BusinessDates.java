package org.rollcall.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * Which business dates the timer owes. A date is due once the ISP's clock has passed the set time of that day; where the
 * clock was put forward over the set time, the moment it was put forward to counts, where it was put back, the first
 * passing counts.
 *
 * @param zone the ISP's
 * @param at the set time of the night
 */
record BusinessDates(ZoneId zone, LocalTime at) {

    /**
     * More days than this are not made up one by one: the rules ask "due on or before?", so that the last date brings all
     * changes of the ones left out, and only the dates in the history are later than they could be.
     */
    static final int MOST_MISSED = 366;

    /** The youngest date that is due. */
    LocalDate latestDue(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return now.isBefore(startOf(today)) ? today.minusDays(1) : today;
    }

    /** Dates to run, oldest first, if the last one that the timer ran is this one. None if the clock was put back. */
    List<LocalDate> missing(LocalDate lastRun, Instant now) {
        LocalDate latest = latestDue(now);
        LocalDate first = latestOf(lastRun.plusDays(1), latest.minusDays(MOST_MISSED - 1));
        return first.isAfter(latest)
                ? List.of()
                : first.datesUntil(latest.plusDays(1)).toList();
    }

    /** When the run of this date starts. */
    Instant startOf(LocalDate date) {
        return date.atTime(at).atZone(zone).toInstant();
    }

    /** When the next run starts. */
    Instant nextStart(Instant now) {
        return startOf(latestDue(now).plusDays(1));
    }

    private static LocalDate latestOf(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
