package org.rollcall.shared;

import java.util.List;

/** Whoever asked may not do that. */
public final class Forbidden extends Problem {
    public Forbidden(String message) {
        super(Kind.FORBIDDEN, message, List.of());
    }
}
