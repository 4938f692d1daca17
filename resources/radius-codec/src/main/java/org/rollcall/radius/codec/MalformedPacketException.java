package org.rollcall.radius.codec;

/**
 * The octets are no RADIUS packet and are to be discarded silently (RFC 2865 section 3). Carries no stack trace: it
 * tells about the sender, not about this program, and whoever sends garbage shall not make us work for it.
 */
public final class MalformedPacketException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    MalformedPacketException(Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    /** What is wrong; the message adds the figures. */
    public Reason reason() {
        return reason;
    }

    /** The ways in which octets fail to be a packet. */
    public enum Reason {
        /** Fewer than 20 octets, received or by the Length field. */
        TOO_SHORT,
        /** The Length field exceeds 4096. */
        TOO_LONG,
        /** The Length field exceeds what was received. */
        TRUNCATED,
        /** An attribute's Length is 0 or 1, or it ends behind the packet. */
        ATTRIBUTE_LENGTH,
        /** Attribute type 0 does not exist. */
        ATTRIBUTE_TYPE,
        /** More than 200 attributes. */
        TOO_MANY_ATTRIBUTES,
        /** Message-Authenticator twice, or not of 18 octets (RFC 3579 section 3.2). */
        MESSAGE_AUTHENTICATOR
    }
}
