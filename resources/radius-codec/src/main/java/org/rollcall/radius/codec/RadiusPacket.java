package org.rollcall.radius.codec;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.rollcall.radius.codec.MalformedPacketException.Reason;

/**
 * A checked, immutable view of a packet: {@link #parse} proves every length once, then no accessor can fail. An accessor
 * answers "empty" both for an attribute that is absent and for one whose value is not of the asked kind; of several
 * attributes of one type it takes the first.
 *
 * <p>The packet is one array. Attributes are found by hopping over the lengths in it, which for some 25 attributes is
 * as quick as an index and costs no memory; objects are made for what is asked, at the time it is asked.
 */
public final class RadiusPacket {
    /** Code, Identifier, Length and Authenticator. */
    static final int HEADER_OCTETS = 20;

    static final int MAX_OCTETS = 4096;

    /** The authenticator fills the header from here. */
    static final int AUTHENTICATOR_OFFSET = 4;

    /** No NAS sends as many; a flood of tiny attributes would (RFC 2865 names no limit, FreeRADIUS has this one). */
    static final int MAX_ATTRIBUTES = 200;

    private static final int MESSAGE_AUTHENTICATOR_OCTETS = Attribute.HEADER_OCTETS + Md5.OCTETS;

    private final byte[] octets;

    private RadiusPacket(byte[] octets) {
        this.octets = octets;
    }

    /**
     * Copies and checks a packet. Octets beyond its Length field are padding (RFC 2865 section 3) and ignored; unknown
     * codes and attribute types are fine.
     *
     * @throws MalformedPacketException if RFC 2865 section 3 wants it silently discarded
     * @throws IndexOutOfBoundsException if offset and length do not fit the buffer
     */
    public static RadiusPacket parse(byte[] buffer, int offset, int length) throws MalformedPacketException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length < HEADER_OCTETS) {
            throw new MalformedPacketException(Reason.TOO_SHORT, length + " octets received");
        }
        int stated = ((buffer[offset + 2] & 0xff) << 8) | (buffer[offset + 3] & 0xff);
        if (stated < HEADER_OCTETS) {
            throw new MalformedPacketException(Reason.TOO_SHORT, "Length " + stated);
        }
        if (stated > MAX_OCTETS) {
            throw new MalformedPacketException(Reason.TOO_LONG, "Length " + stated);
        }
        if (stated > length) {
            throw new MalformedPacketException(Reason.TRUNCATED, "Length " + stated + ", received " + length);
        }
        byte[] octets = Arrays.copyOfRange(buffer, offset, offset + stated);
        checkAttributes(octets);
        return new RadiusPacket(octets);
    }

    private static void checkAttributes(byte[] octets) throws MalformedPacketException {
        int count = 0;
        boolean signed = false;
        int at = HEADER_OCTETS;
        while (at < octets.length) {
            int type = octets[at] & 0xff;
            int length = at + 1 < octets.length ? octets[at + 1] & 0xff : 0;
            if (type == 0) {
                throw new MalformedPacketException(Reason.ATTRIBUTE_TYPE, "type 0 at octet " + at);
            }
            if (length < Attribute.HEADER_OCTETS || at + length > octets.length) {
                throw new MalformedPacketException(
                        Reason.ATTRIBUTE_LENGTH,
                        "type " + type + " at octet " + at + " of " + octets.length + " has length " + length);
            }
            if (++count > MAX_ATTRIBUTES) {
                throw new MalformedPacketException(Reason.TOO_MANY_ATTRIBUTES, "more than " + MAX_ATTRIBUTES);
            }
            if (type == AttributeType.MESSAGE_AUTHENTICATOR) {
                if (signed || length != MESSAGE_AUTHENTICATOR_OCTETS) {
                    throw new MalformedPacketException(
                            Reason.MESSAGE_AUTHENTICATOR, signed ? "two of them" : "length " + length);
                }
                signed = true;
            }
            at += length;
        }
    }

    /** The code as received, 0 to 255. */
    public int codeNumber() {
        return octets[0] & 0xff;
    }

    /** The code; empty if unknown. */
    public Optional<PacketCode> code() {
        return PacketCode.of(codeNumber());
    }

    /** Matches replies to requests, 0 to 255. */
    public int identifier() {
        return octets[1] & 0xff;
    }

    /** The Request or Response Authenticator, 16 octets. */
    public byte[] authenticator() {
        return Arrays.copyOfRange(octets, AUTHENTICATOR_OFFSET, HEADER_OCTETS);
    }

    /** The whole packet without padding. */
    public byte[] bytes() {
        return octets.clone();
    }

    /** Octets of the whole packet, 20 to 4096. */
    public int length() {
        return octets.length;
    }

    /** All attributes as they come. */
    public List<Attribute> attributes() {
        List<Attribute> attributes = new ArrayList<>();
        for (int at = HEADER_OCTETS; at < octets.length; at = next(at)) {
            attributes.add(new Attribute(octets[at] & 0xff, valueAt(at)));
        }
        return Collections.unmodifiableList(attributes);
    }

    /** All attributes of a type as they come. */
    public List<Attribute> all(int type) {
        List<Attribute> attributes = new ArrayList<>();
        for (int at = find(type, HEADER_OCTETS); at > 0; at = find(type, next(at))) {
            attributes.add(new Attribute(type, valueAt(at)));
        }
        return Collections.unmodifiableList(attributes);
    }

    public boolean has(int type) {
        return find(type, HEADER_OCTETS) > 0;
    }

    public Optional<Attribute> first(int type) {
        return octets(type).map(value -> new Attribute(type, value));
    }

    public Optional<byte[]> octets(int type) {
        int at = find(type, HEADER_OCTETS);
        return at > 0 ? Optional.of(valueAt(at)) : Optional.empty();
    }

    /** The value read as UTF-8, what is malformed in it as U+FFFD. Not safe to print: see {@link Attribute#describe}. */
    public Optional<String> text(int type) {
        int at = find(type, HEADER_OCTETS);
        return at > 0 ? Optional.of(textAt(at)) : Optional.empty();
    }

    /** An unsigned number, 0 to 4294967295; empty if the value is not of 4 octets. */
    public OptionalLong integer(int type) {
        int at = find(type, HEADER_OCTETS);
        return at > 0 ? integerAt(at) : OptionalLong.empty();
    }

    /** An IPv4 address; empty if the value is not of 4 octets. */
    public Optional<Inet4Address> address(int type) {
        return octets(type).filter(value -> value.length == 4).map(RadiusPacket::inet4Address);
    }

    /** A time in whole seconds, 1970 to 2106; empty if the value is not of 4 octets. */
    public Optional<Instant> time(int type) {
        OptionalLong seconds = integer(type);
        return seconds.isPresent() ? Optional.of(Instant.ofEpochSecond(seconds.getAsLong())) : Optional.empty();
    }

    /** A vendor's attribute, if the vendor keeps to the layout RFC 2865 section 5.26 recommends. */
    public Optional<byte[]> vendor(int vendorId, int vendorType) {
        int at = findVendor(vendorId, vendorType);
        return at > 0 ? Optional.of(valueAt(at)) : Optional.empty();
    }

    /** As {@link #text} for a vendor's attribute. */
    public Optional<String> vendorText(int vendorId, int vendorType) {
        int at = findVendor(vendorId, vendorType);
        return at > 0 ? Optional.of(textAt(at)) : Optional.empty();
    }

    /** The texts of all vendor-specific attributes that begin with this one of the vendor's, in order. */
    public List<String> vendorTexts(int vendorId, int vendorType) {
        List<String> texts = new ArrayList<>();
        for (int at = find(AttributeType.VENDOR_SPECIFIC, HEADER_OCTETS);
                at > 0;
                at = find(AttributeType.VENDOR_SPECIFIC, next(at))) {
            int found = VendorSpecific.find(octets, at + Attribute.HEADER_OCTETS, next(at), vendorId, vendorType);
            if (found > 0) {
                texts.add(textAt(found));
            }
        }
        return texts;
    }

    /** As {@link #integer} for a vendor's attribute. */
    public OptionalLong vendorInteger(int vendorId, int vendorType) {
        int at = findVendor(vendorId, vendorType);
        return at > 0 ? integerAt(at) : OptionalLong.empty();
    }

    /** Code, identifier and attributes on one line, with names; see {@link Attribute#describe} for what is left out. */
    @Override
    public String toString() {
        return code().map(PacketCode::toString).orElse("Code-" + codeNumber()) + " " + identifier()
                + attributes().stream().map(Attribute::describe).collect(Collectors.joining(", ", " {", "}"));
    }

    /**
     * All octets in hexadecimal, 16 a line, for people. As in {@link Attribute#describe} secrets and what can be used to
     * guess them are left out, which the authenticator is, too: it is a hash with the shared secret in it.
     */
    public String dump() {
        BitSet hidden = new BitSet(octets.length);
        hidden.set(AUTHENTICATOR_OFFSET, HEADER_OCTETS);
        for (int at = HEADER_OCTETS; at < octets.length; at = next(at)) {
            int value = at + Attribute.HEADER_OCTETS;
            if ((octets[at] & 0xff) == AttributeType.VENDOR_SPECIFIC) {
                VendorSpecific.hideSecrets(octets, value, next(at), hidden);
            } else if (Dictionary.attribute(octets[at] & 0xff).isSecret()) {
                hidden.set(value, next(at));
            }
        }
        return HexDump.of(octets, hidden);
    }

    /** The packet itself, not a copy: for hashing only. */
    byte[] raw() {
        return octets;
    }

    /** Where the first attribute of a type begins, or -1. */
    int offsetOf(int type) {
        return find(type, HEADER_OCTETS);
    }

    private int find(int type, int from) {
        for (int at = from; at < octets.length; at = next(at)) {
            if ((octets[at] & 0xff) == type) {
                return at;
            }
        }
        return -1;
    }

    private int findVendor(int vendorId, int vendorType) {
        for (int at = find(AttributeType.VENDOR_SPECIFIC, HEADER_OCTETS);
                at > 0;
                at = find(AttributeType.VENDOR_SPECIFIC, next(at))) {
            int found = VendorSpecific.find(octets, at + Attribute.HEADER_OCTETS, next(at), vendorId, vendorType);
            if (found > 0) {
                return found;
            }
        }
        return -1;
    }

    // Attributes and vendor attributes alike are type, length and value, the length counting all three.
    private int next(int at) {
        return at + (octets[at + 1] & 0xff);
    }

    private byte[] valueAt(int at) {
        return Arrays.copyOfRange(octets, at + Attribute.HEADER_OCTETS, next(at));
    }

    private String textAt(int at) {
        int start = at + Attribute.HEADER_OCTETS;
        return new String(octets, start, next(at) - start, StandardCharsets.UTF_8);
    }

    private OptionalLong integerAt(int at) {
        int start = at + Attribute.HEADER_OCTETS;
        return next(at) - start == Uint32.OCTETS ? OptionalLong.of(Uint32.at(octets, start)) : OptionalLong.empty();
    }

    private static Inet4Address inet4Address(byte[] value) {
        try {
            return (Inet4Address) InetAddress.getByAddress(value);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 octets are always an address", e);
        }
    }
}
