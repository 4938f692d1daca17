package org.rollcall.session;

/**
 * A counter as one record reports it.
 *
 * @param present false where the record has no such attribute, which is not zero
 * @param value octets or packets since the session began, as far as the NAS can count
 * @param wide true if the NAS told the high 32 bits too (Gigawords, RFC 2869 section 5.1), so that it cannot wrap
 */
public record Reading(boolean present, long value, boolean wide) {
    public static final Reading MISSING = new Reading(false, 0, false);

    public Reading {
        if (value < 0) {
            throw new IllegalArgumentException("a counter cannot be negative: " + value);
        }
    }

    /** A 32-bit counter. */
    public static Reading narrow(long value) {
        return new Reading(true, value, false);
    }

    /** A 64-bit counter. */
    public static Reading wide(long value) {
        return new Reading(true, value, true);
    }
}
