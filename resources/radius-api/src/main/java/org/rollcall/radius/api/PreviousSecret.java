package org.rollcall.radius.api;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * The secret a NAS had before: while it is being changed on both sides, either one is good.
 *
 * @param octets 1 or more; never logged
 * @param until from then on it is refused
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
public record PreviousSecret(byte[] octets, Instant until) {
    public PreviousSecret {
        Objects.requireNonNull(until, "until");
        if (octets.length == 0) {
            throw new IllegalArgumentException("the previous shared secret is empty");
        }
        octets = octets.clone();
    }

    @Override
    public byte[] octets() {
        return octets.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PreviousSecret that && until.equals(that.until) && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return until.hashCode();
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "PreviousSecret[until " + until + "]";
    }
}
