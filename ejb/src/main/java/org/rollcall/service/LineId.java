package org.rollcall.service;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The one notation of line ids (Agent-Circuit-Id, Agent-Remote-Id): printable ones as lower-case text with single
 * blanks, others in hexadecimal behind 0x. Access nodes send text or octets, routers pass them on as they are or in
 * hexadecimal, and staff copy what they see. Pure.
 */
public final class LineId {
    private static final Pattern HEXADECIMAL = Pattern.compile("(?i)0x((?:[0-9a-f]{2})+)");
    private static final Pattern BLANKS = Pattern.compile(" +");

    private LineId() {}

    /** As the wire has it. Empty if there is nothing in it but blanks. */
    public static String normal(byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        return printable(octets) ? normal(text) : "0x" + HexFormat.of().formatHex(octets);
    }

    /** As somebody typed it, or a router wrote it; circuit id and remote id may stand together, with | between. */
    public static String normal(String text) {
        return Arrays.stream(text.split("\\|", -1)).map(LineId::one).collect(Collectors.joining("|"));
    }

    private static String one(String text) {
        var hexadecimal = HEXADECIMAL.matcher(text.strip());
        if (hexadecimal.matches()) {
            byte[] octets = HexFormat.of().parseHex(hexadecimal.group(1));
            return printable(octets)
                    ? tidy(new String(octets, StandardCharsets.US_ASCII))
                    : "0x" + HexFormat.of().formatHex(octets);
        }
        return tidy(text);
    }

    private static String tidy(String text) {
        return BLANKS.matcher(text.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    private static boolean printable(byte[] octets) {
        for (byte octet : octets) {
            if (octet < ' ' || octet > '~') {
                return false;
            }
        }
        return true;
    }
}
