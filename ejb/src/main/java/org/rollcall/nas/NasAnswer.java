package org.rollcall.nas;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * What a NAS said to a Disconnect-Request or CoA-Request.
 *
 * @param errorCause Error-Cause of a NAK (RFC 5176 section 3.5), if it gave one
 * @param millis from the first transmission to the answer or to giving up
 */
public record NasAnswer(Kind kind, OptionalInt errorCause, long millis) {
    /** RFC 5176 section 3.5: the NAS knows nothing of such a session. */
    public static final int SESSION_CONTEXT_NOT_FOUND = 503;

    /** The three ways it can end. */
    public enum Kind {
        ACK,
        NAK,
        TIMEOUT
    }

    public NasAnswer {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(errorCause, "errorCause");
    }

    /** The session is gone there, whatever we believed. */
    public boolean isSessionUnknown() {
        return kind == Kind.NAK && errorCause.orElse(0) == SESSION_CONTEXT_NOT_FOUND;
    }
}
