package org.rollcall.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.rollcall.radius.api.AccountingRequest;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.MalformedPacketException;
import org.rollcall.radius.codec.PacketCode;
import org.rollcall.radius.codec.PacketWriter;
import org.rollcall.radius.codec.RadiusPacket;
import org.rollcall.radius.codec.RandomSource;

/** Accounting-Requests as the adapter would deliver them. */
final class Packets {
    static final Instant RECEIVED = Instant.parse("2026-11-22T12:00:00Z");
    static final long NAS = 7;
    static final int START = 1;
    static final int STOP = 2;
    static final int INTERIM = 3;
    static final int ON = 7;
    private static final byte[] SECRET = {1, 2, 3};

    private Packets() {}

    static AccountingRequest request(Attribute... attributes) {
        return request(Arrays.asList(attributes));
    }

    static AccountingRequest request(List<Attribute> attributes) {
        byte[] bytes = PacketWriter.request(
                PacketCode.ACCOUNTING_REQUEST, 1, attributes, SECRET, false, RandomSource.secure());
        try {
            return new AccountingRequest(
                    NAS,
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000),
                    RECEIVED,
                    RadiusPacket.parse(bytes, 0, bytes.length));
        } catch (MalformedPacketException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Attribute status(long type) {
        return Attribute.integer(AttributeType.ACCT_STATUS_TYPE, type);
    }

    static Attribute session(String id) {
        return Attribute.text(AttributeType.ACCT_SESSION_ID, id);
    }

    static Attribute login(String login) {
        return Attribute.text(AttributeType.USER_NAME, login);
    }

    static Attribute number(int type, long value) {
        return Attribute.integer(type, value);
    }
}
