package org.rollcall.shared;

import java.util.List;
import java.util.stream.Collectors;

/** What was asked makes no sense as it stands; every wrong field is named. */
public final class InvalidInput extends Problem {
    public InvalidInput(List<FieldError> errors) {
        super(
                Kind.INVALID,
                errors.stream().map(e -> e.field() + " " + e.message()).collect(Collectors.joining("; ")),
                errors);
    }

    public InvalidInput(String field, String message) {
        this(List.of(new FieldError(field, message)));
    }
}
