package org.rollcall.nassim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words behind a command: {@code --name value}, {@code --name=value} and {@code --flag}. Mistakes name the option. */
final class Options {
    private final Map<String, List<String>> values = new HashMap<>();

    /** Told to the person who typed it. */
    static final class UsageException extends RuntimeException {
        UsageException(String message) {
            super(message);
        }
    }

    /**
     * @param flags options without a value
     * @param named options with one
     */
    Options(List<String> words, Set<String> flags, Set<String> named) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (flags.contains(name) && equals < 0) {
                add(name, "");
            } else if (!named.contains(name)) {
                throw new UsageException("there is no option '" + word + "' here; --help tells what there is");
            } else if (equals >= 0) {
                add(name, word.substring(equals + 1));
            } else if (i + 1 < words.size()) {
                add(name, words.get(++i));
            } else {
                throw new UsageException(name + " needs a value");
            }
        }
    }

    private void add(String name, String value) {
        values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    Optional<String> text(String name) {
        List<String> given = all(name);
        if (given.size() > 1) {
            throw new UsageException(name + " is given more than once");
        }
        return given.stream().findFirst();
    }

    String text(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    int number(String name, int otherwise, int least, int most) {
        return (int) longNumber(name, otherwise, least, most);
    }

    long longNumber(String name, long otherwise, long least, long most) {
        String text = text(name).orElse(null);
        if (text == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new UsageException(name + " is '" + text + "', which is not a whole number");
        }
        throw new UsageException(name + " is " + text + ", which is not within " + least + " to " + most);
    }

    /** A number of seconds, with a fraction if one likes. */
    Duration seconds(String name, Duration otherwise) {
        String text = text(name).orElse(null);
        if (text == null) {
            return otherwise;
        }
        try {
            double seconds = Double.parseDouble(text);
            if (seconds > 0 && seconds < 1e7) {
                return Duration.ofMillis(Math.round(seconds * 1000));
            }
        } catch (NumberFormatException e) {
            throw new UsageException(name + " is '" + text + "', which is not a number of seconds");
        }
        throw new UsageException(name + " is " + text + ", which is not a sensible number of seconds");
    }
}
