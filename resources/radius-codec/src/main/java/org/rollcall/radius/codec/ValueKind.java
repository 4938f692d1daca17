package org.rollcall.radius.codec;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/** How a value reads (RFC 8044, as far as we need it). A value that is not of its kind reads as octets. */
enum ValueKind {
    TEXT,
    OCTETS,
    INTEGER,
    TIME,
    ADDRESS,
    ADDRESS6,
    PREFIX6,
    /** Never shown: a password, a key, or a hash with which passwords or keys can be tried offline. */
    SECRET;

    private static final int PREFIX6_HEADER_OCTETS = 2;
    private static final long MOST = 0xFFFF_FFFFL;

    /** The value that a person writes so. */
    byte[] octets(String written) {
        return switch (this) {
            case TEXT -> written.getBytes(StandardCharsets.UTF_8);
            case INTEGER -> Uint32.octets(Math.min(Long.parseLong(written), MOST));
            case ADDRESS -> inet4(written);
            default ->
                throw new IllegalArgumentException("a value of kind " + this + " cannot be written as " + written);
        };
    }

    private static byte[] inet4(String literal) {
        byte[] octets = new byte[4];
        String[] numbers = literal.split("\\.", -1);
        for (int i = 0; i < 4; i++) {
            int number = numbers.length == 4 ? Integer.parseInt(numbers[i]) : -1;
            if (number < 0 || number > 255) {
                throw new IllegalArgumentException(literal + " is no IPv4 address");
            }
            octets[i] = (byte) number;
        }
        return octets;
    }

    String describe(byte[] value) {
        return switch (this) {
            case TEXT -> quote(new String(value, StandardCharsets.UTF_8));
            case INTEGER -> value.length == Uint32.OCTETS ? Long.toString(Uint32.at(value, 0)) : hex(value);
            case TIME ->
                value.length == Uint32.OCTETS
                        ? Instant.ofEpochSecond(Uint32.at(value, 0)).toString()
                        : hex(value);
            case ADDRESS -> value.length == 4 ? address(value) : hex(value);
            case ADDRESS6 -> value.length == 16 ? address(value) : hex(value);
            case PREFIX6 -> isPrefix6(value) ? prefix6(value) : hex(value);
            case OCTETS -> hex(value);
            case SECRET -> "<" + value.length + " octets>";
        };
    }

    /** In quotation marks, with everything escaped that could break or turn a line. */
    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(character -> {
            if (character == '"' || character == '\\') {
                quoted.append('\\').appendCodePoint(character);
            } else if (isPlain(character)) {
                quoted.appendCodePoint(character);
            } else {
                quoted.append(String.format(character < 0x100 ? "\\x%02X" : "\\u%04X", character));
            }
        });
        return quoted.append('"').toString();
    }

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static boolean isPrefix6(byte[] value) {
        int prefixOctets = value.length - PREFIX6_HEADER_OCTETS;
        return prefixOctets >= 0 && prefixOctets <= 16 && (value[1] & 0xff) <= 128;
    }

    // RFC 3162 section 2.3: a reserved octet, the prefix length, as many octets of the prefix as are not zero
    private static String prefix6(byte[] value) {
        byte[] prefix = Arrays.copyOf(Arrays.copyOfRange(value, PREFIX6_HEADER_OCTETS, value.length), 16);
        return address(prefix) + "/" + (value[1] & 0xff);
    }

    private static String address(byte[] value) {
        try {
            return InetAddress.getByAddress(value).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 and 16 octets are always an address", e);
        }
    }

    private static String hex(byte[] value) {
        return "0x" + HexFormat.of().formatHex(value);
    }
}
