package org.rollcall.rest;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollcall.shared.FieldError;
import org.rollcall.shared.InvalidInput;

/**
 * The fields of one request's JSON object. A resource asks for each field it knows, then calls {@link #check()}, which
 * throws all that is wrong at once: missing fields, wrong types and fields that nobody asked for. Until then a wrong
 * field reads as an empty one.
 *
 * <p>A change (PATCH) is read like a creation, {@linkplain #over over} what is stored: fields that are not named keep
 * their value, and {@code null} means the same as an absent field at a creation.
 */
final class Fields {
    /** Whole digits of the largest amount that the database can hold. */
    private static final int WHOLE_DIGITS = 15;

    /** Decimals of an amount. */
    private static final int DECIMALS = 4;

    private final String prefix;
    private final JsonObject given;
    private final JsonObject stored;
    private final Set<String> asked = new HashSet<>();
    private final List<FieldError> errors;
    private final List<Fields> nested = new ArrayList<>();

    private Fields(String prefix, JsonObject given, JsonObject stored, List<FieldError> errors) {
        this.prefix = prefix;
        this.given = given;
        this.stored = stored;
        this.errors = errors;
    }

    static Fields of(JsonObject given) {
        return new Fields("", given, JsonValue.EMPTY_JSON_OBJECT, new ArrayList<>());
    }

    /** A body that may be left out, as the reason of an action. */
    static Fields orNone(Fields body) {
        return body == null ? of(JsonValue.EMPTY_JSON_OBJECT) : body;
    }

    /** These fields over the stored ones. */
    Fields over(JsonObject stored) {
        return new Fields(prefix, given, stored, errors);
    }

    /** All fields as they are, for a receiver that knows their names and judges their values: text or whole numbers. */
    Map<String, Object> scalars() {
        Map<String, Object> scalars = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            boolean text = value instanceof JsonString;
            (text ? optionalText(name) : optionalNumber(name)).ifPresent(scalar -> scalars.put(name, scalar));
            if (value == JsonValue.NULL) {
                wrong(name, "is required");
            }
        });
        check();
        return scalars;
    }

    /** The names that a resource has asked for so far: what it knows. */
    Set<String> asked() {
        return Set.copyOf(asked);
    }

    String text(String name) {
        return required(name, optionalText(name), "");
    }

    Optional<String> optionalText(String name) {
        return value(name).flatMap(value -> {
            if (!(value instanceof JsonString string)) {
                return wrong(name, "must be text");
            }
            Optional<String> problem = Texts.problem(string.getString());
            return problem.isPresent() ? wrong(name, problem.get()) : Optional.of(string.getString());
        });
    }

    long number(String name) {
        return required(name, optionalNumber(name), 0L);
    }

    Optional<Long> optionalNumber(String name) {
        return value(name).flatMap(value -> {
            try {
                return Optional.of(((JsonNumber) value).bigDecimalValue().longValueExact());
            } catch (ClassCastException | ArithmeticException e) {
                return wrong(name, "must be a whole number");
            }
        });
    }

    Optional<Integer> optionalInt(String name) {
        return optionalNumber(name).flatMap(number -> {
            int small = (int) (long) number;
            return small == number ? Optional.of(small) : wrong(name, "is too large");
        });
    }

    /** Money: a decimal string, or a JSON number, which is as exact. */
    BigDecimal amount(String name) {
        Optional<BigDecimal> amount = value(name).flatMap(value -> {
            try {
                BigDecimal exact = value instanceof JsonNumber number
                        ? number.bigDecimalValue()
                        : new BigDecimal(((JsonString) value).getString());
                boolean fits = exact.precision() - exact.scale() <= WHOLE_DIGITS
                        && exact.stripTrailingZeros().scale() <= DECIMALS;
                return fits ? Optional.of(exact) : wrong(name, "has too many digits");
            } catch (ClassCastException | NumberFormatException e) {
                return wrong(name, "must be an amount like \"29.90\"");
            }
        });
        return required(name, amount, BigDecimal.ZERO);
    }

    boolean flag(String name, boolean otherwise) {
        return value(name)
                .<Boolean>flatMap(value -> switch (value.getValueType()) {
                    case TRUE -> Optional.of(true);
                    case FALSE -> Optional.of(false);
                    default -> wrong(name, "must be true or false");
                })
                .orElse(otherwise);
    }

    LocalDate date(String name) {
        return required(name, optionalDate(name), LocalDate.EPOCH);
    }

    Optional<LocalDate> optionalDate(String name) {
        return optionalText(name).flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeException e) {
                return wrong(name, "must be a date like 2026-11-22");
            }
        });
    }

    /** One of an enum's words. */
    <E extends Enum<E>> E word(String name, Class<E> type) {
        return required(name, optionalWord(name, type), type.getEnumConstants()[0]);
    }

    <E extends Enum<E>> E word(String name, Class<E> type, E otherwise) {
        return optionalWord(name, type).orElse(otherwise);
    }

    private <E extends Enum<E>> Optional<E> optionalWord(String name, Class<E> type) {
        return optionalText(name).flatMap(text -> {
            Optional<E> constant = Texts.constant(type, text);
            return constant.isPresent() ? constant : wrong(name, "must be one of " + Texts.words(type));
        });
    }

    List<String> texts(String name) {
        Optional<List<String>> texts = value(name).flatMap(value -> {
            if (value instanceof JsonArray array && array.stream().allMatch(JsonString.class::isInstance)) {
                List<String> strings = array.getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList();
                Optional<String> problem = strings.stream()
                        .flatMap(text -> Texts.problem(text).stream())
                        .findFirst();
                return problem.isPresent() ? wrong(name, problem.get()) : Optional.of(strings);
            }
            return wrong(name, "must be a list of texts");
        });
        return texts.orElse(List.of());
    }

    /**
     * A nested object; in errors its fields are named {@code name.field}. Its stored fields are kept as anywhere, unless
     * its {@code kind} changes: what was stored belonged to the other kind. Without a kind ("") nothing is forgotten.
     */
    Optional<Fields> nested(String name, String kind) {
        Optional<JsonObject> now = value(name)
                .flatMap(value ->
                        value instanceof JsonObject object ? Optional.of(object) : wrong(name, "must be an object"));
        Optional<JsonObject> before = Optional.ofNullable(stored.get(name)).map(JsonValue::asJsonObject);
        return now.map(object -> {
            boolean same = !object.containsKey(kind)
                    || before.filter(old -> object.get(kind).equals(old.get(kind)))
                            .isPresent();
            JsonObject kept = same ? before.orElse(JsonValue.EMPTY_JSON_OBJECT) : JsonValue.EMPTY_JSON_OBJECT;
            Fields fields = new Fields(prefix + name + ".", object, kept, errors);
            nested.add(fields);
            return fields;
        });
    }

    /** @throws InvalidInput with everything that is wrong */
    void check() {
        refuseUnknown();
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    private void refuseUnknown() {
        nested.forEach(Fields::refuseUnknown);
        for (String name : given.keySet()) {
            if (!asked.contains(name)) {
                wrong(name, stored.containsKey(name) ? "cannot be changed" : "unknown field");
            }
        }
    }

    private <T> Optional<T> wrong(String name, String message) {
        errors.add(new FieldError(prefix + name, message));
        return Optional.empty();
    }

    private Optional<JsonValue> value(String name) {
        asked.add(name);
        JsonValue value = given.containsKey(name) ? given.get(name) : stored.get(name);
        return Optional.ofNullable(value).filter(known -> known != JsonValue.NULL);
    }

    private <T> T required(String name, Optional<T> value, T otherwise) {
        boolean known = errors.stream().anyMatch(error -> error.field().equals(prefix + name));
        if (value.isEmpty() && !known) {
            wrong(name, "is required");
        }
        return value.orElse(otherwise);
    }
}
