package org.rollcall.rest;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Writes one JSON object of the API. How each Java type looks in JSON is decided here and nowhere else: times are ISO
 * 8601 UTC, enum words lower case, amounts decimal strings, whole numbers exact however large, and a fact that is
 * unknown is {@code null}, so that an object always has all its names.
 */
public final class Json {
    /** The server's provider, looked up once: the static methods of {@code jakarta.json.Json} search it at each call. */
    static final JsonProvider PROVIDER = JsonProvider.provider();

    private final JsonObjectBuilder object = PROVIDER.createObjectBuilder();

    private Json() {}

    public static Json object() {
        return new Json();
    }

    public Json put(String name, Object value) {
        object.add(name, value(value));
        return this;
    }

    /** A name that is left out when nothing is known, for the few that the interface marks with a question mark. */
    Json putIfKnown(String name, Object value) {
        JsonValue known = value(value);
        if (known != JsonValue.NULL) {
            object.add(name, known);
        }
        return this;
    }

    /** Money, with at least as many decimals as its currency has: 29.90 EUR, 4000 JPY, 0.125 EUR. */
    Json putAmount(String name, BigDecimal amount, String currency) {
        return put(name, amount(amount, currency));
    }

    public JsonObject build() {
        return object.build();
    }

    static JsonArray array(Collection<?> values) {
        var array = PROVIDER.createArrayBuilder();
        values.forEach(value -> array.add(value(value)));
        return array.build();
    }

    static String amount(BigDecimal amount, String currency) {
        int decimals = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        BigDecimal shortest = amount.stripTrailingZeros();
        return shortest.setScale(Math.max(decimals, shortest.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    private static JsonValue value(Object value) {
        if (value == null) {
            return JsonValue.NULL;
        } else if (value instanceof JsonValue json) {
            return json;
        } else if (value instanceof Json json) {
            return json.build();
        } else if (value instanceof String text) {
            return PROVIDER.createValue(text);
        } else if (value instanceof Boolean flag) {
            return flag ? JsonValue.TRUE : JsonValue.FALSE;
        } else if (value instanceof Integer || value instanceof Long) {
            return PROVIDER.createValue(((Number) value).longValue());
        } else if (value instanceof BigDecimal amount) {
            return PROVIDER.createValue(amount.toPlainString());
        } else if (value instanceof Enum<?> word) {
            return PROVIDER.createValue(Texts.word(word));
        } else if (value instanceof OffsetDateTime time) {
            return value(time.toInstant());
        } else if (value instanceof Instant time) {
            // what the databases keep is finer, but not equally fine
            return PROVIDER.createValue(time.truncatedTo(ChronoUnit.MILLIS).toString());
        } else if (value instanceof LocalDate date) {
            return PROVIDER.createValue(date.toString());
        } else if (value instanceof Collection<?> values) {
            return array(values);
        }
        return optional(value);
    }

    private static JsonValue optional(Object value) {
        if (value instanceof Optional<?> any) {
            return value(any.orElse(null));
        } else if (value instanceof OptionalLong number) {
            return number.isPresent() ? value(number.getAsLong()) : JsonValue.NULL;
        } else if (value instanceof OptionalInt number) {
            return number.isPresent() ? value(number.getAsInt()) : JsonValue.NULL;
        }
        throw new IllegalArgumentException("no JSON form for " + value.getClass());
    }
}
