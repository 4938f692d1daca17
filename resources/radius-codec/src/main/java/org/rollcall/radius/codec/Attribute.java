package org.rollcall.radius.codec;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * One attribute (RFC 2865 section 5).
 *
 * <p>All factories throw {@link IllegalArgumentException} for what does not fit on the wire: a value over 253 octets (a
 * vendor's over 247), a number that is not an unsigned 32-bit one.
 *
 * @param type 1 to 255; vendors' attributes are type 26, the whole vendor payload being the value
 * @param value 0 to 253 octets, without the attribute's own header
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
public record Attribute(int type, byte[] value) {
    /** Type and Length. */
    static final int HEADER_OCTETS = 2;

    static final int MAX_VALUE_OCTETS = 253;

    public Attribute {
        if (type < 1 || type > 255) {
            throw new IllegalArgumentException("there is no attribute type " + type);
        }
        if (value.length > MAX_VALUE_OCTETS) {
            throw new IllegalArgumentException(Dictionary.attributeName(type) + " of " + value.length
                    + " octets: an attribute carries " + MAX_VALUE_OCTETS);
        }
        value = value.clone();
    }

    /** A text in UTF-8. */
    public static Attribute text(int type, String value) {
        return new Attribute(type, value.getBytes(StandardCharsets.UTF_8));
    }

    public static Attribute octets(int type, byte[] value) {
        return new Attribute(type, value);
    }

    /** An unsigned number, 0 to 4294967295. */
    public static Attribute integer(int type, long value) {
        return new Attribute(type, Uint32.octets(value));
    }

    public static Attribute address(int type, Inet4Address value) {
        return new Attribute(type, value.getAddress());
    }

    /**
     * An IPv6 prefix (RFC 3162 section 2.3, RFC 4818 section 3): without the octets behind it, which are zero.
     *
     * @param length bits, 0 to 128
     */
    public static Attribute prefix(int type, Inet6Address network, int length) {
        if (length < 0 || length > 128) {
            throw new IllegalArgumentException("no IPv6 prefix is " + length + " bits long");
        }
        int octets = (length + 7) / 8;
        byte[] value = new byte[2 + octets];
        value[1] = (byte) length;
        System.arraycopy(network.getAddress(), 0, value, 2, octets);
        return new Attribute(type, value);
    }

    /** A time in whole seconds, 1970 to 2106. */
    public static Attribute time(int type, Instant value) {
        return integer(type, value.getEpochSecond());
    }

    /** A vendor's attribute in the layout RFC 2865 section 5.26 recommends. */
    public static Attribute vendor(int vendorId, int vendorType, byte[] value) {
        return new Attribute(AttributeType.VENDOR_SPECIFIC, VendorSpecific.payload(vendorId, vendorType, value));
    }

    public static Attribute vendorText(int vendorId, int vendorType, String value) {
        return vendor(vendorId, vendorType, value.getBytes(StandardCharsets.UTF_8));
    }

    /** An unsigned number, 0 to 4294967295. */
    public static Attribute vendorInteger(int vendorId, int vendorType, long value) {
        return vendor(vendorId, vendorType, Uint32.octets(value));
    }

    /**
     * By its name in the dictionary, with a value as people write it: a text, a number (the largest that fits where it is
     * larger) or an IPv4 address.
     */
    public static Attribute named(String name, String value) {
        Dictionary.Place place = Dictionary.place(name);
        byte[] octets = place.kind().octets(value);
        return place.vendorId() == 0
                ? new Attribute(place.type(), octets)
                : vendor(place.vendorId(), place.type(), octets);
    }

    @Override
    public byte[] value() {
        return value.clone();
    }

    /**
     * For people: {@code Framed-IP-Address = 10.0.0.1}. One line whatever the octets are, control characters escaped,
     * secrets and what can be used to guess them replaced by their length.
     */
    public String describe() {
        return type == AttributeType.VENDOR_SPECIFIC
                ? VendorSpecific.describe(value)
                : Dictionary.attribute(type).describe(value);
    }

    /** Octets on the wire. */
    int length() {
        return HEADER_OCTETS + value.length;
    }

    /** Lays the attribute out and returns the offset behind it. */
    int writeTo(byte[] packet, int offset) {
        packet[offset] = (byte) type;
        packet[offset + 1] = (byte) length();
        System.arraycopy(value, 0, packet, offset + HEADER_OCTETS, value.length);
        return offset + length();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attribute that && type == that.type && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return 31 * type + Arrays.hashCode(value);
    }

    /** As {@link #describe}. */
    @Override
    public String toString() {
        return describe();
    }
}
