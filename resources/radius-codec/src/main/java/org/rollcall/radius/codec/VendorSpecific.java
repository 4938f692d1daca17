package org.rollcall.radius.codec;

import java.util.Arrays;
import java.util.BitSet;
import java.util.StringJoiner;

/**
 * The payload of a Vendor-Specific attribute (RFC 2865 section 5.26): a vendor id of 4 octets, then one or more vendor
 * attributes of type, length and value. Vendors may use any other layout; a payload that does not come out even in this
 * one is left alone as opaque octets.
 */
final class VendorSpecific {
    private static final int VENDOR_ID_OCTETS = 4;

    private VendorSpecific() {}

    static byte[] payload(int vendorId, int vendorType, byte[] value) {
        int length = Attribute.HEADER_OCTETS + value.length;
        if (VENDOR_ID_OCTETS + length > Attribute.MAX_VALUE_OCTETS) {
            throw new IllegalArgumentException(Dictionary.vendorAttributeName(vendorId, vendorType) + " of "
                    + value.length + " octets: a vendor's attribute carries 247");
        }
        if (vendorType < 0 || vendorType > 255) {
            throw new IllegalArgumentException("there is no vendor attribute type " + vendorType);
        }
        byte[] payload = Arrays.copyOf(Uint32.octets(vendorId), VENDOR_ID_OCTETS + length);
        payload[VENDOR_ID_OCTETS] = (byte) vendorType;
        payload[VENDOR_ID_OCTETS + 1] = (byte) length;
        System.arraycopy(value, 0, payload, VENDOR_ID_OCTETS + Attribute.HEADER_OCTETS, value.length);
        return payload;
    }

    /** Where the first vendor attribute of that type begins (its type octet) within from..to, or -1. */
    static int find(byte[] octets, int from, int to, int vendorId, int vendorType) {
        if (to - from < VENDOR_ID_OCTETS
                || Uint32.at(octets, from) != vendorId
                || !isEven(octets, from + VENDOR_ID_OCTETS, to)) {
            return -1;
        }
        int at = from + VENDOR_ID_OCTETS;
        while (at < to) {
            if ((octets[at] & 0xff) == vendorType) {
                return at;
            }
            at += octets[at + 1] & 0xff;
        }
        return -1;
    }

    static String describe(byte[] payload) {
        if (payload.length <= VENDOR_ID_OCTETS || !isEven(payload, VENDOR_ID_OCTETS, payload.length)) {
            return Dictionary.attribute(AttributeType.VENDOR_SPECIFIC).describe(payload);
        }
        long vendorId = Uint32.at(payload, 0);
        StringJoiner text = new StringJoiner(", ");
        for (int at = VENDOR_ID_OCTETS; at < payload.length; at += payload[at + 1] & 0xff) {
            byte[] value = Arrays.copyOfRange(payload, at + Attribute.HEADER_OCTETS, at + (payload[at + 1] & 0xff));
            text.add(Dictionary.vendorAttribute(vendorId, payload[at] & 0xff).describe(value));
        }
        return text.toString();
    }

    /** Marks the values of secrets in the payload from..to; of another layout nothing is known. */
    static void hideSecrets(byte[] octets, int from, int to, BitSet hidden) {
        if (to - from <= VENDOR_ID_OCTETS || !isEven(octets, from + VENDOR_ID_OCTETS, to)) {
            return;
        }
        long vendorId = Uint32.at(octets, from);
        for (int at = from + VENDOR_ID_OCTETS; at < to; at += octets[at + 1] & 0xff) {
            if (Dictionary.vendorAttribute(vendorId, octets[at] & 0xff).isSecret()) {
                hidden.set(at + Attribute.HEADER_OCTETS, at + (octets[at + 1] & 0xff));
            }
        }
    }

    private static boolean isEven(byte[] octets, int from, int to) {
        int at = from;
        while (at + Attribute.HEADER_OCTETS <= to) {
            int length = octets[at + 1] & 0xff;
            if (length < Attribute.HEADER_OCTETS) {
                return false;
            }
            at += length;
        }
        return at == to;
    }
}
