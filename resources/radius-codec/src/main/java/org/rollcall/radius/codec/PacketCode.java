package org.rollcall.radius.codec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Packet types (IANA "RADIUS Packet Type Codes"); {@link #toString} gives the name the RFCs use. */
public enum PacketCode {
    ACCESS_REQUEST(1, "Access-Request"),
    ACCESS_ACCEPT(2, "Access-Accept"),
    ACCESS_REJECT(3, "Access-Reject"),
    ACCOUNTING_REQUEST(4, "Accounting-Request"),
    ACCOUNTING_RESPONSE(5, "Accounting-Response"),
    ACCESS_CHALLENGE(11, "Access-Challenge"),
    STATUS_SERVER(12, "Status-Server"),
    DISCONNECT_REQUEST(40, "Disconnect-Request"),
    DISCONNECT_ACK(41, "Disconnect-ACK"),
    DISCONNECT_NAK(42, "Disconnect-NAK"),
    COA_REQUEST(43, "CoA-Request"),
    COA_ACK(44, "CoA-ACK"),
    COA_NAK(45, "CoA-NAK");

    private static final List<Optional<PacketCode>> BY_NUMBER = byNumber();

    private final int number;
    private final String rfcName;

    PacketCode(int number, String rfcName) {
        this.number = number;
        this.rfcName = rfcName;
    }

    /** The octet on the wire. */
    public int number() {
        return number;
    }

    /** The code with that number; empty if this codec does not know it. */
    public static Optional<PacketCode> of(int number) {
        return number >= 0 && number < BY_NUMBER.size() ? BY_NUMBER.get(number) : Optional.empty();
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
}
