package org.rollcall.web;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The texts of messages.properties for Java; pages read them as {@code m}. */
final class Texts {
    private Texts() {}

    static Optional<String> known(String key) {
        return bundle().containsKey(key) ? Optional.of(bundle().getString(key)) : Optional.empty();
    }

    private static ResourceBundle bundle() {
        return ResourceBundle.getBundle("org.rollcall.web.messages", Locale.ENGLISH);
    }

    static String text(String key, Object... arguments) {
        String pattern = bundle().getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, Locale.ENGLISH).format(arguments);
    }
}
