package org.rollcall.radius.codec;

import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Does to octets whatever a server does: nothing but {@link MalformedPacketException} may come of it. */
final class Torture {
    private static final byte[] SECRET = "testing123".getBytes(StandardCharsets.UTF_8);

    private static final int VENDOR_HEADER = 5;

    private Torture() {}

    /** Whether the octets are a packet. */
    static boolean read(byte[] octets) {
        try {
            use(RadiusPacket.parse(octets, 0, octets.length));
            return true;
        } catch (MalformedPacketException e) {
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            return fail(HexFormat.of().formatHex(octets), e);
        }
    }

    private static void use(RadiusPacket packet) {
        check(packet.toString().codePoints().noneMatch(Character::isISOControl));
        for (Attribute attribute : packet.attributes()) {
            int type = attribute.type();
            check(packet.has(type) && packet.all(type).contains(attribute));
            packet.text(type);
            packet.integer(type);
            packet.address(type);
            packet.time(type);
            vendors(packet, attribute);
        }
        packet.vendor(Vendor.MIKROTIK, 8);
        packet.vendorText(Vendor.ADSL_FORUM, 1);
        packet.vendorInteger(Vendor.ADSL_FORUM, 130);
        Signatures.validRequest(packet, SECRET);
        Signatures.messageAuthenticator(packet, SECRET);
        Signatures.validResponse(packet, new byte[16], SECRET);
        Credentials.of(packet, SECRET).matches("pw000001");
        if (packet.length() < 4000) {
            byte[] reply = PacketWriter.response(PacketCode.ACCESS_REJECT, packet, List.of(), SECRET);
            check(Vectors.parse(reply).all(AttributeType.PROXY_STATE).equals(packet.all(AttributeType.PROXY_STATE)));
        }
    }

    /** By the first of a vendor's attributes, as if somebody had asked for it. */
    private static void vendors(RadiusPacket packet, Attribute attribute) {
        byte[] value = attribute.value();
        if (attribute.type() == AttributeType.VENDOR_SPECIFIC && value.length > VENDOR_HEADER && value[0] >= 0) {
            int vendorId = (int) Uint32.at(value, 0);
            int vendorType = value[4] & 0xff;
            check(packet.vendor(vendorId, vendorType).isPresent()
                    == packet.vendorText(vendorId, vendorType).isPresent());
            check(packet.vendorTexts(vendorId, vendorType).isEmpty()
                    == packet.vendor(vendorId, vendorType).isEmpty());
            packet.vendorInteger(vendorId, vendorType);
        }
    }

    // Not AssertJ: this runs some hundred thousand times
    private static void check(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("what was read contradicts itself");
        }
    }
}
