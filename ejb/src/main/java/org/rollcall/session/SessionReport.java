package org.rollcall.session;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * What one Accounting-Request tells of a session.
 *
 * @param at when it happened at the NAS, by the best clock there is
 * @param stamped {@code at} is the NAS's own Event-Timestamp, so it orders this record among others; without it a
 *     record that was overtaken looks younger than it is
 * @param receivedAt when it reached us
 * @param sessionSeconds Acct-Session-Time
 * @param upload octets from the customer
 * @param download octets to the customer
 * @param fastest octets a second, each way, that no line of the NAS exceeds
 */
public record SessionReport(
        SessionKey key,
        SessionFacts facts,
        Instant at,
        boolean stamped,
        Instant receivedAt,
        OptionalLong sessionSeconds,
        Reading upload,
        Reading download,
        Reading uploadPackets,
        Reading downloadPackets,
        long fastest) {
    /** No session is older. */
    public static final Duration LONGEST = Duration.ofDays(3_650);

    /** When the session must have begun for this record to make sense. */
    Instant impliedStart() {
        return at.minusSeconds(sessionSeconds.orElse(0));
    }
}
