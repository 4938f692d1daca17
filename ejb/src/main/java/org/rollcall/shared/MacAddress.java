package org.rollcall.shared;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one notation of MAC addresses: aa:bb:cc:dd:ee:ff. Written by hand, because what NASes send as Calling-Station-Id
 * goes through here in their thousands a second and may be anything (the address library fails on some texts).
 */
public final class MacAddress {
    private static final int DIGITS = 12;
    /** As some write it: without the leading zero of an octet. */
    private static final Pattern SHORT_OCTETS = Pattern.compile("[0-9a-fA-F]{1,2}(?:[:-][0-9a-fA-F]{1,2}){5}");

    private MacAddress() {}

    /** RouterOS's DHCP server names a client as DHCP does: hardware type 1 (RFC 2132 section 9.14) before the address. */
    private static final Pattern CLIENT_ID = Pattern.compile("1((?::[0-9a-fA-F]{1,2}){6})");

    /** Any notation in use (colons, dashes, dots, blanks, none) to ours; empty if it is no single 48-bit address. */
    public static Optional<String> normal(String text) {
        if (text == null) {
            return Optional.empty();
        }
        if (text.startsWith("1:")) {
            Matcher clientId = CLIENT_ID.matcher(text);
            if (clientId.matches()) {
                return shortOctets(clientId.group(1).substring(1));
            }
        }
        char[] digits = new char[DIGITS];
        int found = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isHex(c)) {
                if (found == DIGITS) {
                    return Optional.empty();
                }
                digits[found++] = c >= 'A' && c <= 'F' ? (char) (c + 'a' - 'A') : c;
            } else if (c != ':' && c != '-' && c != '.' && c != ' ') {
                return Optional.empty();
            }
        }
        return found == DIGITS ? Optional.of(withColons(digits)) : shortOctets(text.strip());
    }

    private static String withColons(char[] digits) {
        StringBuilder mac = new StringBuilder(17);
        for (int i = 0; i < DIGITS; i += 2) {
            mac.append(i == 0 ? "" : ":").append(digits[i]).append(digits[i + 1]);
        }
        return mac.toString();
    }

    private static Optional<String> shortOctets(String text) {
        if (!SHORT_OCTETS.matcher(text).matches()) {
            return Optional.empty();
        }
        StringBuilder digits = new StringBuilder(DIGITS);
        for (String octet : text.toLowerCase(Locale.ROOT).split("[:-]")) {
            digits.append(octet.length() == 1 ? "0" : "").append(octet);
        }
        return Optional.of(withColons(digits.toString().toCharArray()));
    }

    private static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
