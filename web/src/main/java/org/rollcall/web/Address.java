package org.rollcall.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.StringJoiner;
import org.omnifaces.util.Faces;

/** The address of a page with its parameters, empty ones left out: what is sent to a colleague. */
final class Address {
    private final String page;
    private final Map<String, String> parameters = new LinkedHashMap<>();

    Address(String page) {
        this.page = page;
    }

    Address with(String name, Object value) {
        if (value != null && !value.toString().isEmpty()) {
            parameters.put(name, value.toString());
        }
        return this;
    }

    @Override
    public String toString() {
        StringJoiner query = new StringJoiner("&", page + "?", "").setEmptyValue(page);
        parameters.forEach((name, value) -> query.add(
                name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("%2C", ",")));
        return query.toString();
    }

    /** A parameter of the current address; "" if absent. */
    static String text(String name) {
        String value = Faces.getRequestParameter(name);
        return value == null ? "" : value.strip();
    }

    /** Empty if absent or no number. */
    static OptionalLong number(String name) {
        String value = text(name);
        return value.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(value)) : OptionalLong.empty();
    }

    /** A number within limits, else the default. */
    static int within(String name, int least, int most, int byDefault) {
        OptionalLong value = number(name);
        OptionalInt fitting = value.isPresent() && value.getAsLong() >= least && value.getAsLong() <= most
                ? OptionalInt.of((int) value.getAsLong())
                : OptionalInt.empty();
        return fitting.orElse(byDefault);
    }
}
