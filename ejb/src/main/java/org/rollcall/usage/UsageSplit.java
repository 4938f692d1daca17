package org.rollcall.usage;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Which hours, and thereby which days, octets belong to that were counted between two moments: to each in proportion to
 * its time. Counters say nothing better; with interims every few minutes it is better than a minute's traffic.
 */
final class UsageSplit {
    /** Who was not heard of for longer used it in the last two days: it bounds what one record can have written. */
    static final Duration LONGEST = Duration.ofDays(2);

    private static final int HOUR = 3_600;

    private UsageSplit() {}

    /**
     * Octets of an hour.
     *
     * @param hour when it began, by the clocks of the ISP: an hour that the end of summer time repeats is two
     * @param date in the ISP's time zone
     * @param upload octets from the customer
     * @param download octets to the customer
     */
    record Share(Instant hour, LocalDate date, long upload, long download) {}

    /**
     * The shares add up to what is split.
     *
     * @param from not after {@code to}, or all is of the hour of {@code to}
     * @param upload octets, 0 or more
     * @param download octets, 0 or more
     */
    static List<Share> of(Instant from, Instant to, long upload, long download, ZoneId zone) {
        Instant begin = from.isBefore(to.minus(LONGEST)) ? to.minus(LONGEST) : from;
        Instant end = begin.isBefore(to) ? hourOf(begin, zone).plusSeconds(HOUR) : to;
        if (!end.isBefore(to)) {
            return List.of(share(begin.isBefore(to) ? begin : to, upload, download, zone));
        }
        Part uploads = new Part(upload, begin, to);
        Part downloads = new Part(download, begin, to);
        List<Share> shares = new ArrayList<>();
        for (Instant at = begin; at.isBefore(to); at = end) {
            Instant next = hourOf(at, zone).plusSeconds(HOUR);
            end = next.isBefore(to) ? next : to;
            shares.add(share(at, uploads.between(at, end), downloads.between(at, end), zone));
        }
        return shares;
    }

    private static Share share(Instant at, long upload, long download, ZoneId zone) {
        return new Share(hourOf(at, zone), LocalDate.ofInstant(at, zone), upload, download);
    }

    /** By the offset that holds at that moment, so that it is right where offsets are not whole hours. */
    private static Instant hourOf(Instant at, ZoneId zone) {
        int offset = zone.getRules().getOffset(at).getTotalSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond() + offset, HOUR) * HOUR - offset);
    }

    /** Octets that came evenly from a beginning to an end; octets times milliseconds may be more than a long holds. */
    private record Part(long octets, Instant begin, Instant end) {
        long between(Instant from, Instant to) {
            return until(to) - until(from);
        }

        private long until(Instant at) {
            return BigInteger.valueOf(octets)
                    .multiply(BigInteger.valueOf(Duration.between(begin, at).toNanos()))
                    .divide(BigInteger.valueOf(Duration.between(begin, end).toNanos()))
                    .longValueExact();
        }
    }
}
