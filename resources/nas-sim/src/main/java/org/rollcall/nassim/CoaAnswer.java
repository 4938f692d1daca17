package org.rollcall.nassim;

/**
 * How a NAS answers a Disconnect- or CoA-Request of a session it has.
 *
 * @param errorCause Error-Cause of a NAK (RFC 5176 section 3.5)
 */
public record CoaAnswer(Kind kind, int errorCause) {
    /** The three things a NAS can do. */
    public enum Kind {
        ACK,
        NAK,
        SILENCE
    }

    public static final CoaAnswer ACK = new CoaAnswer(Kind.ACK, 0);
    public static final CoaAnswer SILENCE = new CoaAnswer(Kind.SILENCE, 0);

    public static CoaAnswer nak(int errorCause) {
        return new CoaAnswer(Kind.NAK, errorCause);
    }
}
