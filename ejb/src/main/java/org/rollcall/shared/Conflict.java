package org.rollcall.shared;

import java.util.List;
import java.util.stream.Collectors;

/** It cannot be done with things as they are: a duplicate, a forbidden move, something in use, or a lost race. */
public final class Conflict extends Problem {
    public Conflict(String field, String message) {
        this(List.of(new FieldError(field, message)));
    }

    public Conflict(List<FieldError> errors) {
        super(Kind.CONFLICT, errors.stream().map(FieldError::message).collect(Collectors.joining("; ")), errors);
    }
}
