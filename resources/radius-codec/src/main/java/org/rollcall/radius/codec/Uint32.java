package org.rollcall.radius.codec;

/** Unsigned 32-bit numbers in network byte order, held in a {@code long}. */
final class Uint32 {
    static final int OCTETS = 4;

    private Uint32() {}

    static byte[] octets(long value) {
        if (value < 0 || value > 0xffff_ffffL) {
            throw new IllegalArgumentException(value + " is no unsigned 32-bit number");
        }
        return new byte[] {(byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value};
    }

    static long at(byte[] octets, int offset) {
        return ((octets[offset] & 0xffL) << 24)
                | ((octets[offset + 1] & 0xffL) << 16)
                | ((octets[offset + 2] & 0xffL) << 8)
                | (octets[offset + 3] & 0xffL);
    }
}
