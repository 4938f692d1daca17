package org.rollcall.session;

/**
 * A counter of a session over all its records. It never goes back, and no record is counted twice.
 *
 * @param total what the customer has used
 * @param base the part of {@code total} that the NAS counted before it began again at zero in mid-session; what is
 *     above it is the NAS's own counter, its wraps at 2^32 undone
 * @param excluded the part of {@code total} that cannot be: it is shown, and is not usage
 */
record Counter(long total, long base, long excluded) {
    private static final long WRAP = 1L << 32;
    private static final long LOW = WRAP - 1;

    /** A counter stays there. Two of them make a number that a long still holds, as queries add both directions. */
    static final long MOST = Long.MAX_VALUE >> 1;

    Counter(long total, long base) {
        this(total, base, 0);
    }

    /** What counts as usage. */
    long usage() {
        return total - excluded;
    }

    /**
     * This counter after {@code before}, what it rose by excluded if it is more than a line can carry. What comes after
     * counts again: the exclusion stays what it is.
     *
     * @param most octets that can have come in between
     */
    Counter judged(Counter before, long most) {
        long risen = total - before.total;
        return risen > most ? new Counter(total, base, before.excluded + risen) : this;
    }

    private Counter to(long newTotal, long newBase) {
        return new Counter(newTotal, newBase, excluded);
    }

    /** Of numbers that are not negative. Never negative, whatever nonsense a NAS counts. */
    private static long sum(long a, long b) {
        return Math.min(a, MOST) + Math.min(b, MOST - Math.min(a, MOST));
    }

    /** A record later than all before: it counts on, has wrapped, or has begun again. */
    Counter advance(Reading reading) {
        if (!reading.present()) {
            return this;
        }
        long last = total - base;
        long now = unwrapped(last, reading);
        if (now >= last) {
            return to(sum(base, now), base);
        }
        // Half or less of what it was is a new beginning; a little less is a NAS that reads its hardware twice.
        long comparable = reading.wide() ? last : last & LOW;
        return reading.value() <= comparable / 2 ? to(sum(total, reading.value()), total) : this;
    }

    /** The Stop: counts on or has wrapped; lower, as from interfaces that are gone already, says nothing. */
    Counter finish(Reading reading) {
        if (!reading.present()) {
            return this;
        }
        long now = unwrapped(total - base, reading);
        return sum(base, now) > total ? to(sum(base, now), base) : this;
    }

    /** A record that was overtaken: it may only show that more was used than we know of. */
    Counter raise(Reading reading) {
        long value = reading.value();
        if (!reading.present() || value <= total) {
            return this;
        }
        // 2^31 above a later 32-bit counter: that one had wrapped since
        boolean wrappedSince = !reading.wide() && total > 0 && value - total > WRAP / 2;
        return to(wrappedSince ? sum(total, WRAP) : sum(value, 0), wrappedSince ? base : Math.min(base, value));
    }

    /** The NAS's counter with the high 32 bits it has by now; below {@code last} only if it is neither. */
    private static long unwrapped(long last, Reading reading) {
        if (reading.wide()) {
            return reading.value();
        }
        long high = last & ~LOW;
        long low = last & LOW;
        // Exactly 0 is no wrap: some NASes send it when the interface has gone (accel-ppp #273).
        boolean wrapped = reading.value() > 0 && low - reading.value() > WRAP / 2;
        return sum(high + reading.value(), wrapped ? WRAP : 0);
    }
}
