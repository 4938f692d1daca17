package org.rollcall.nas;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a router's clock was off when its last accounting record with an Event-Timestamp came to this node. Every record
 * measures it, so it takes no lock and makes no garbage: whoever reads while two records are noted may see the offset of
 * the one with the time of the other, which came in the same moment.
 */
public final class NasClock {
    /** A clock that is further off is wrong; then the time of receipt counts. */
    public static final Duration CREDIBLE = Duration.ofMinutes(10);

    /** A router has given up sending a record by then, so what is within it may have been under way. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(60);

    private volatile long measuredAt;
    private volatile long offset;

    /**
     * What was measured.
     *
     * @param offsetSeconds how far it is ahead of ours; negative = behind
     */
    public record Measured(long offsetSeconds, Instant at) {
        /** Too far to be a record that was under way for long. */
        public boolean isWrong() {
            return Math.abs(offsetSeconds) > UNDER_WAY.toSeconds();
        }

        /** Its records go by its own time. */
        public boolean isBelieved() {
            return Math.abs(offsetSeconds) <= CREDIBLE.toSeconds();
        }
    }

    /**
     * Notes what a record told; one that is older than the last, from the spool say, tells nothing any more.
     *
     * @param offsetSeconds how far the router's clock is ahead of ours
     * @param epochSecond when the record was received
     */
    public void measured(long offsetSeconds, long epochSecond) {
        if (epochSecond >= measuredAt) {
            offset = offsetSeconds;
            measuredAt = epochSecond;
        }
    }

    /** Empty if no record with an Event-Timestamp came to this node since its start. */
    public Optional<Measured> last() {
        long at = measuredAt;
        return at == 0 ? Optional.empty() : Optional.of(new Measured(offset, Instant.ofEpochSecond(at)));
    }
}
