package org.rollcall.shared;

import java.util.List;

/** There is no such thing, or no more. */
public final class NotFound extends Problem {
    /** @param what a noun, such as "customer" */
    public NotFound(String what, long id) {
        super(Kind.NOT_FOUND, "there is no " + what + " " + id, List.of());
    }
}
