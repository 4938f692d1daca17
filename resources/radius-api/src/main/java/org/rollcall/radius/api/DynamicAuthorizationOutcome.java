package org.rollcall.radius.api;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What came of a {@link DynamicAuthorizationRequest}.
 *
 * @param kind the NAS's answer, or that there was none
 * @param errorCause Error-Cause of a NAK (RFC 5176 section 3.5), if the NAS gave one
 * @param elapsed from the first transmission to the answer or to giving up
 * @param transmissions how often the request was sent
 */
public record DynamicAuthorizationOutcome(Kind kind, OptionalInt errorCause, Duration elapsed, int transmissions) {
    /** The three ways it can end. */
    public enum Kind {
        ACKED,
        REFUSED,
        TIMED_OUT
    }
}
