package org.rollcall.radius.codec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Names of attributes and of their values, for people. Read once from {@code dictionary.txt}, which explains its own
 * form. Nothing in the protocol depends on it: an attribute it does not know is carried and shown as octets.
 */
public final class Dictionary {
    private static final int ERROR_CAUSE = AttributeType.ERROR_CAUSE;
    private static final int TERMINATE_CAUSE = AttributeType.ACCT_TERMINATE_CAUSE;

    private static final Dictionary STANDARD = read();

    /** By the attribute's name. */
    private final Map<String, Place> places = new HashMap<>();

    /** By vendor id and type; the RFCs' own attributes have vendor id 0. */
    private final Map<Long, Definition> definitions = new HashMap<>();

    /** What a value of Error-Cause or Acct-Terminate-Cause means, by type and value. */
    private final Map<Long, String> meanings = new HashMap<>();

    private Dictionary() {}

    /** The attribute's name in its RFC, or {@code Attr-} and its number. */
    public static String attributeName(int type) {
        return attribute(type).name();
    }

    /** The vendor attribute's name in the vendor's manual, or {@code Vendor-14988-Attr-99}. */
    public static String vendorAttributeName(int vendorId, int vendorType) {
        return vendorAttribute(vendorId, vendorType).name();
    }

    /** The name of a number's value, or the number: (Acct-Status-Type, 3) is {@code Interim-Update}. */
    public static String valueName(int type, long value) {
        return attribute(type).valueNames().getOrDefault(value, Long.toString(value));
    }

    /** Why a NAS refused a Disconnect- or CoA-Request (RFC 5176 section 3.5), and what staff can do about it. */
    public static String errorCause(int code) {
        return STANDARD.meanings.getOrDefault(
                key(ERROR_CAUSE, code), "The router gave error " + code + ", which no standard explains.");
    }

    /** Why a session ended (RFC 2866 section 5.10), and what staff can do about it. */
    public static String terminateCause(int code) {
        return STANDARD.meanings.getOrDefault(
                key(TERMINATE_CAUSE, code), "The router gave cause " + code + ", which no standard explains.");
    }

    static Definition attribute(int type) {
        Definition known = STANDARD.definitions.get(key(0, type));
        return known != null ? known : new Definition("Attr-" + type, ValueKind.OCTETS);
    }

    static Definition vendorAttribute(long vendorId, int vendorType) {
        Definition known = STANDARD.definitions.get(key(vendorId, vendorType));
        return known != null ? known : new Definition("Vendor-" + vendorId + "-Attr-" + vendorType, ValueKind.OCTETS);
    }

    /** @throws IllegalArgumentException if nothing has this name */
    static Place place(String name) {
        Place place = STANDARD.places.get(name);
        if (place == null) {
            throw new IllegalArgumentException("no attribute is named " + name);
        }
        return place;
    }

    /** Where an attribute belongs: its owner, 0 being the RFCs, its number there, and how its value reads. */
    record Place(int vendorId, int type, ValueKind kind) {}

    private static long key(long owner, long number) {
        return (owner << 32) | number;
    }

    private static Dictionary read() {
        Dictionary dictionary = new Dictionary();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Dictionary.class.getResourceAsStream("dictionary.txt"), StandardCharsets.UTF_8))) {
            List<String> owner = List.of();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    owner = List.of(line.substring(1, line.length() - 1).split(" "));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    dictionary.add(owner, line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("dictionary.txt cannot be read", e);
        }
        return dictionary;
    }

    private void add(List<String> owner, String line) {
        String[] words = line.split(" ", 3);
        long number = Long.parseLong(words[0]);
        long ownerNumber = Long.parseLong(owner.get(1));
        if (owner.get(0).equals("values")) {
            definitions.get(key(0, ownerNumber)).valueNames().put(number, words[1]);
            if (words.length > 2) {
                meanings.put(key(ownerNumber, number), words[2]);
            }
        } else {
            Definition definition = new Definition(words[1], ValueKind.valueOf(words[2].toUpperCase(Locale.ROOT)));
            definitions.put(key(ownerNumber, number), definition);
            places.put(definition.name(), new Place((int) ownerNumber, (int) number, definition.kind()));
        }
    }
}
