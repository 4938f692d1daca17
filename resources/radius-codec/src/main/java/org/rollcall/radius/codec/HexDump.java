package org.rollcall.radius.codec;

import java.util.BitSet;

/** Octets for people, 16 a line behind the offset of the first, some of them hidden. */
final class HexDump {
    private static final int PER_LINE = 16;

    private HexDump() {}

    /** @param hidden the octets that are shown as dots */
    static String of(byte[] octets, BitSet hidden) {
        StringBuilder lines = new StringBuilder(octets.length * 4);
        for (int i = 0; i < octets.length; i++) {
            if (i % PER_LINE == 0) {
                lines.append(i == 0 ? "" : "\n").append(String.format("%04x ", i));
            }
            lines.append(hidden.get(i) ? " .." : String.format(" %02x", octets[i]));
        }
        return lines.toString();
    }
}
