package org.rollcall.session;

/**
 * A counter of a session over all its records. It never goes back, and no record is counted twice.
 *
 * @param total what the customer has used
 * @param base the part of {@code total} that the NAS counted before it began again at zero in mid-session; what is
 *     above it is the NAS's own counter, its wraps at 2^32 undone
 */
record Counter(long total, long base) {
    private static final long WRAP = 1L << 32;
    private static final long LOW = WRAP - 1;

    /** A record later than all before: it counts on, has wrapped, or has begun again. */
    Counter advance(Reading reading) {
        if (!reading.present()) {
            return this;
        }
        long last = total - base;
        long now = unwrapped(last, reading);
        if (now >= last) {
            return new Counter(base + now, base);
        }
        // Half or less of what it was is a new beginning; a little less is a NAS that reads its hardware twice.
        long comparable = reading.wide() ? last : last & LOW;
        return reading.value() <= comparable / 2 ? new Counter(total + reading.value(), total) : this;
    }

    /** The Stop: counts on or has wrapped; lower, as from interfaces that are gone already, says nothing. */
    Counter finish(Reading reading) {
        if (!reading.present()) {
            return this;
        }
        long now = unwrapped(total - base, reading);
        return base + now > total ? new Counter(base + now, base) : this;
    }

    /** A record that was overtaken: it may only show that more was used than we know of. */
    Counter raise(Reading reading) {
        long value = reading.value();
        if (!reading.present() || value <= total) {
            return this;
        }
        // 2^31 above a later 32-bit counter: that one had wrapped since
        boolean wrappedSince = !reading.wide() && total > 0 && value - total > WRAP / 2;
        return new Counter(wrappedSince ? total + WRAP : value, wrappedSince ? base : Math.min(base, value));
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
        return high + reading.value() + (wrapped ? WRAP : 0);
    }
}
