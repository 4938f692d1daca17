package org.rollcall.nas;

import java.util.List;

/**
 * How a router counts octets, and how many of them can be.
 *
 * @param inverted its Acct-Input-Octets are what the customer downloads (RFC 2866 section 5.3 means the other direction)
 * @param unit octets that one of its units is
 * @param lineRate bit/s that no customer's line of it exceeds; null = {@link #DEFAULT_LINE_RATE}
 */
public record NasCounters(boolean inverted, int unit, Long lineRate) {
    /** Bit/s. */
    public static final long DEFAULT_LINE_RATE = 10_000_000_000L;

    /** As RFC 2866 wants it. */
    public static final NasCounters USUAL = new NasCounters(false, 1, null);

    /** Octets; and kilo, mega and giga, as multiples of 1,000 and of 1,024. */
    public static final List<Integer> UNITS = List.of(1, 1_000, 1 << 10, 1_000_000, 1 << 20, 1_000_000_000, 1 << 30);

    /** What a line of it can carry each way. */
    public long octetsPerSecond() {
        return (lineRate == null ? DEFAULT_LINE_RATE : lineRate) / Byte.SIZE;
    }
}
