package org.rollcall.radius.codec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Packet types (IANA "RADIUS Packet Type Codes"); {@link #toString} gives the name the RFCs use. */
public enum PacketCode {
    ACCESS_REQUEST(1, "Access-Request", Role.UNSIGNED_REQUEST),
    ACCESS_ACCEPT(2, "Access-Accept", Role.RESPONSE),
    ACCESS_REJECT(3, "Access-Reject", Role.RESPONSE),
    ACCOUNTING_REQUEST(4, "Accounting-Request", Role.SIGNED_REQUEST),
    ACCOUNTING_RESPONSE(5, "Accounting-Response", Role.RESPONSE),
    ACCESS_CHALLENGE(11, "Access-Challenge", Role.RESPONSE),
    STATUS_SERVER(12, "Status-Server", Role.UNSIGNED_REQUEST),
    DISCONNECT_REQUEST(40, "Disconnect-Request", Role.SIGNED_REQUEST),
    DISCONNECT_ACK(41, "Disconnect-ACK", Role.RESPONSE),
    DISCONNECT_NAK(42, "Disconnect-NAK", Role.RESPONSE),
    COA_REQUEST(43, "CoA-Request", Role.SIGNED_REQUEST),
    COA_ACK(44, "CoA-ACK", Role.RESPONSE),
    COA_NAK(45, "CoA-NAK", Role.RESPONSE);

    private static final List<Optional<PacketCode>> BY_NUMBER = byNumber();

    private final int number;
    private final String rfcName;
    private final Role role;

    PacketCode(int number, String rfcName, Role role) {
        this.number = number;
        this.rfcName = rfcName;
        this.role = role;
    }

    /** The octet on the wire. */
    public int number() {
        return number;
    }

    /** The code with that number; empty if this codec does not know it. */
    public static Optional<PacketCode> of(int number) {
        return number >= 0 && number < BY_NUMBER.size() ? BY_NUMBER.get(number) : Optional.empty();
    }

    /** How packets of this code are signed. */
    Role role() {
        return role;
    }

    @Override
    public String toString() {
        return rfcName;
    }

    private static List<Optional<PacketCode>> byNumber() {
        List<Optional<PacketCode>> table = new ArrayList<>(Collections.nCopies(256, Optional.empty()));
        for (PacketCode code : values()) {
            table.set(code.number, Optional.of(code));
        }
        return List.copyOf(table);
    }

    /** What the authenticator field of a packet is. */
    enum Role {
        /** Random: it proves nothing, only a Message-Authenticator can (RFC 2865 section 3, RFC 5997 section 3). */
        UNSIGNED_REQUEST,
        /** A hash with zeros in its own place (RFC 2866 section 3, RFC 5176 section 2.3). */
        SIGNED_REQUEST,
        /** A hash with the request's authenticator in its own place (RFC 2865 section 3). */
        RESPONSE
    }
}
