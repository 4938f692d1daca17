package org.rollcall.nassim;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;

/** The one sub-attribute of a Vendor-Specific attribute in the recommended form (RFC 2865 section 5.26). */
@SuppressWarnings("ArrayRecordComponent") // read at once, never compared
record VendorValue(int vendor, int type, byte[] value) {
    private static final int HEADER = 6;

    static Optional<VendorValue> of(Attribute attribute) {
        byte[] payload = attribute.value();
        if (attribute.type() != AttributeType.VENDOR_SPECIFIC
                || payload.length < HEADER
                || (payload[5] & 0xff) != payload.length - 4) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(payload);
        int vendor = buffer.getInt();
        int type = buffer.get() & 0xff;
        buffer.get();
        byte[] value = new byte[buffer.remaining()];
        buffer.get(value);
        return Optional.of(new VendorValue(vendor, type, value));
    }

    String text() {
        return new String(value, StandardCharsets.UTF_8);
    }

    /** As a 32-bit number without sign, if it has four octets. */
    Optional<Long> number() {
        return value.length == 4 ? Optional.of(ByteBuffer.wrap(value).getInt() & 0xffffffffL) : Optional.empty();
    }
}
