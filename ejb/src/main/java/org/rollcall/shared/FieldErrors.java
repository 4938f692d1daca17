package org.rollcall.shared;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects what is wrong with a form, so that everything is said at once. Text that PostgreSQL cannot store (NUL) or
 * that would break a line of a log or a screen (other control characters) is refused here for every field.
 */
public final class FieldErrors {
    private final List<FieldError> errors = new ArrayList<>();

    public FieldErrors check(boolean fine, String field, String message) {
        if (!fine) {
            errors.add(new FieldError(field, message));
        }
        return this;
    }

    /** Text of 1 to {@code longest} characters, not blank. */
    public FieldErrors required(String field, String value, int longest) {
        if (value == null || value.isBlank()) {
            return check(false, field, "is required");
        }
        return optional(field, value, longest);
    }

    /** Null, or text of up to {@code longest} characters. */
    public FieldErrors optional(String field, String value, int longest) {
        if (value == null) {
            return this;
        }
        check(value.length() <= longest, field, "is longer than " + longest + " characters");
        return check(value.codePoints().noneMatch(Character::isISOControl), field, "contains a control character");
    }

    public boolean has(String field) {
        return errors.stream().anyMatch(e -> e.field().equals(field));
    }

    public List<FieldError> list() {
        return List.copyOf(errors);
    }

    /** @throws InvalidInput if anything was wrong */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }
}
