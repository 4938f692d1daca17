package org.rollcall.rest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What every text of a request has in common, in its body and in its address. */
final class Texts {
    private Texts() {}

    /**
     * Why a text cannot be stored on every database, if so: PostgreSQL refuses NUL and half a surrogate pair, and no field of ours
     * has a use for another control character.
     */
    static Optional<String> problem(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\n' && c != '\t') {
                return Optional.of("must not hold control characters");
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return Optional.of("is not valid Unicode");
            }
        }
        return Optional.empty();
    }

    /** An enum constant as the API writes it: ACCEL_PPP is {@code accel-ppp}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of a word; capitals and an underscore are forgiven. */
    static <E extends Enum<E>> Optional<E> constant(Class<E> type, String word) {
        String wanted = word.toLowerCase(Locale.ROOT).replace('_', '-');
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(wanted))
                .findFirst();
    }

    static <E extends Enum<E>> String words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Texts::word).collect(Collectors.joining(", "));
    }
}
