package org.rollcall.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What somebody who types into the one search box means: a number, a phone number, an address, a MAC or words.
 *
 * @param kind decides what is looked at
 * @param terms NUMBER: the digits; PHONE: digits that the end of the number has, or any part of it has; ADDRESS: one
 *     to 256 whole addresses; ADDRESS_PREFIX and IPV6: beginnings; MAC: its beginning, canonical; TEXT: words, all of
 *     which must be found
 */
public record SearchPattern(Kind kind, List<String> terms) {
    /** Digits of a phone number that are the same with and without country code and leading zero. */
    private static final int NATIONAL_DIGITS = 9;

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern IPV4 = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){3})(?:/([0-9]{1,2}))?");
    private static final Pattern IPV4_BEGINNING = Pattern.compile("(?:[0-9]{1,3}\\.){1,3}[0-9]{0,3}");
    private static final Pattern MAC_COLONS = Pattern.compile("[0-9a-f]{2}(?::[0-9a-f]{2}){0,5}:?");
    private static final Pattern MAC_DASHES = Pattern.compile("[0-9a-f]{2}(?:-[0-9a-f]{2}){5}");
    private static final Pattern MAC_DOTS = Pattern.compile("[0-9a-f]{4}\\.[0-9a-f]{4}(?:\\.[0-9a-f]{0,4})?");
    private static final Pattern MAC_BARE = Pattern.compile("(?=.*[a-f])[0-9a-f]{12}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f]{0,4}:[0-9a-f:]*(?:/[0-9]{1,3})?");
    private static final Pattern PHONE = Pattern.compile("[+(]?[0-9][0-9 ()/.-]+");

    /** In the order in which they are recognised. */
    public enum Kind {
        NOTHING,
        TOO_SHORT,
        NUMBER,
        ADDRESS,
        ADDRESS_PREFIX,
        MAC,
        IPV6,
        PHONE,
        TEXT
    }

    public SearchPattern {
        terms = List.copyOf(terms);
    }

    /** Never fails: what is nothing else is text. */
    public static SearchPattern of(String typed) {
        String q = typed.replaceAll("\\p{Cntrl}", " ").strip().toLowerCase(Locale.ROOT);
        if (q.isEmpty()) {
            return new SearchPattern(Kind.NOTHING, List.of());
        }
        if (DIGITS.matcher(q).matches()) {
            return new SearchPattern(Kind.NUMBER, List.of(q));
        }
        Matcher ipv4 = IPV4.matcher(q);
        if (ipv4.matches()) {
            return subnet(ipv4.group(1), ipv4.group(2) == null ? 32 : Integer.parseInt(ipv4.group(2)));
        }
        if (IPV4_BEGINNING.matcher(q).matches()) {
            return new SearchPattern(Kind.ADDRESS_PREFIX, List.of(q));
        }
        if (Stream.of(MAC_COLONS, MAC_DASHES, MAC_DOTS, MAC_BARE)
                        .anyMatch(p -> p.matcher(q).matches())
                && q.length() > 2) {
            return new SearchPattern(Kind.MAC, List.of(canonicalMac(q)));
        }
        if (IPV6.matcher(q).matches()) {
            return new SearchPattern(Kind.IPV6, List.of(q.replaceAll("/.*", "").replaceAll("::$", ":")));
        }
        String digits = q.replaceAll("[^0-9]", "");
        if (PHONE.matcher(q).matches() && digits.length() >= 3) {
            return new SearchPattern(Kind.PHONE, List.of(phoneDigits(digits)));
        }
        if (q.codePointCount(0, q.length()) < 2) {
            return new SearchPattern(Kind.TOO_SHORT, List.of());
        }
        return new SearchPattern(Kind.TEXT, List.of(q.split("\\s+")));
    }

    /** The part of a phone number to look for: its end where enough is known, else the digits without leading zeros. */
    public static String phoneDigits(String digits) {
        return digits.length() > NATIONAL_DIGITS
                ? digits.substring(digits.length() - NATIONAL_DIGITS)
                : digits.replaceFirst("^0+(?=.)", "");
    }

    /** For {@code like} with the default escape of both databases, the backslash. */
    public static String escape(String term) {
        return term.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /**
     * What of a word to look for in a text that has a blank before each of its words: anywhere with three letters and
     * more, at the beginning of a word with fewer (which is all that trigrams can do).
     */
    public static String piece(String word) {
        return word.codePointCount(0, word.length()) >= 3 ? word : " " + word;
    }

    /** The {@code like} pattern of what has this somewhere. */
    public static String within(String piece) {
        return "%" + escape(piece) + "%";
    }

    private static SearchPattern subnet(String address, int length) {
        int[] octets =
                Stream.of(address.split("\\.")).mapToInt(Integer::parseInt).toArray();
        if (length > 32 || IntStream.of(octets).anyMatch(octet -> octet > 255)) {
            return new SearchPattern(Kind.TEXT, List.of(address));
        }
        long first = ((long) octets[0] << 24 | octets[1] << 16 | octets[2] << 8 | octets[3])
                & (length == 0 ? 0 : 0xFFFFFFFFL << (32 - length));
        if (length >= 24) {
            return new SearchPattern(
                    Kind.ADDRESS,
                    IntStream.range(0, 1 << (32 - length))
                            .mapToObj(i -> dotted(first + i, 4))
                            .toList());
        }
        // as many octets as the prefix touches: 10.0.0.0/20 is 16 beginnings of three octets
        int touched = (length + 7) / 8;
        List<String> beginnings = new ArrayList<>();
        for (long block = 0; block < 1L << (8 * touched - length); block++) {
            beginnings.add(dotted(first + (block << (32 - 8 * touched)), touched) + (touched == 0 ? "" : "."));
        }
        return new SearchPattern(Kind.ADDRESS_PREFIX, beginnings);
    }

    private static String dotted(long address, int octets) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < octets; i++) {
            text.append(i == 0 ? "" : ".").append(address >> (24 - 8 * i) & 0xFF);
        }
        return text.toString();
    }

    private static String canonicalMac(String typed) {
        return typed.replaceAll("[^0-9a-f]", "").replaceAll("(..)(?!$)", "$1:");
    }
}
