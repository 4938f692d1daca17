package org.rollcall.shared;

import jakarta.ejb.ApplicationException;
import java.util.List;

/**
 * A refusal that the person or program who asked can understand and act on; nothing was changed. Everything else that
 * is thrown is a fault of Rollcall or its surroundings.
 */
@ApplicationException(rollback = true)
public abstract sealed class Problem extends RuntimeException permits InvalidInput, Forbidden, NotFound, Conflict {

    /** What an edge (HTTP, a screen) decides by; Java 17 has no switch over sealed types. */
    public enum Kind {
        INVALID,
        FORBIDDEN,
        NOT_FOUND,
        CONFLICT
    }

    private final Kind kind;
    private final transient List<FieldError> errors;

    Problem(Kind kind, String message, List<FieldError> errors) {
        super(message);
        this.kind = kind;
        this.errors = List.copyOf(errors);
    }

    public Kind kind() {
        return kind;
    }

    /** Never null; empty where no field is to blame. */
    public List<FieldError> errors() {
        return errors;
    }
}
