package org.rollcall.nas;

import java.util.List;

/**
 * How a router counts octets.
 *
 * @param inverted its Acct-Input-Octets are what the customer downloads (RFC 2866 section 5.3 means the other direction)
 * @param unit octets that one of its units is
 */
public record NasCounters(boolean inverted, int unit) {
    /** As RFC 2866 wants it. */
    public static final NasCounters USUAL = new NasCounters(false, 1);

    /** Octets; and kilo, mega and giga, as multiples of 1,000 and of 1,024. */
    public static final List<Integer> UNITS = List.of(1, 1_000, 1 << 10, 1_000_000, 1 << 20, 1_000_000_000, 1 << 30);
}
