package org.rollcall.session;

import java.util.Objects;
import java.util.OptionalInt;
import org.rollcall.nas.NasAnswer;
import org.rollcall.radius.codec.Dictionary;

/**
 * What the NAS said to a Disconnect- or CoA-Request.
 *
 * @param errorCause Error-Cause of a NAK (RFC 5176 section 3.5), if it gave one
 * @param millis from the first transmission to the answer or to giving up
 */
public record DisconnectResult(Outcome outcome, OptionalInt errorCause, long millis) {
    /** The three ways it can end; the API spells them in lower case. */
    public enum Outcome {
        ACK,
        NAK,
        TIMEOUT
    }

    public DisconnectResult {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(errorCause, "errorCause");
    }

    static DisconnectResult of(NasAnswer answer) {
        Outcome outcome =
                switch (answer.kind()) {
                    case ACK -> Outcome.ACK;
                    case NAK -> Outcome.NAK;
                    case TIMEOUT -> Outcome.TIMEOUT;
                };
        return new DisconnectResult(outcome, answer.errorCause(), answer.millis());
    }

    static DisconnectResult timeout(long millis) {
        return new DisconnectResult(Outcome.TIMEOUT, OptionalInt.empty(), millis);
    }

    boolean isSessionUnknown() {
        return outcome == Outcome.NAK && errorCause.orElse(0) == NasAnswer.SESSION_CONTEXT_NOT_FOUND;
    }

    /** In words, for a person. */
    public String inWords() {
        return switch (outcome) {
            case ACK -> "the router said ACK";
            case NAK ->
                "the router refused"
                        + (errorCause.isPresent()
                                ? ": " + Dictionary.errorCause(errorCause.getAsInt()) + " (Error-Cause "
                                        + errorCause.getAsInt() + ")"
                                : " without saying why");
            case TIMEOUT -> "the router did not answer";
        };
    }
}
