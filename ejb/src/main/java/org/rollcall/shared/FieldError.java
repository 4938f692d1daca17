package org.rollcall.shared;

import java.util.Objects;

/**
 * What is wrong with one field of what was asked.
 *
 * @param field its name as in the API, empty when no single field is to blame
 * @param message a sentence for a person, without the field's name
 */
public record FieldError(String field, String message) {
    public FieldError {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(message, "message");
    }
}
