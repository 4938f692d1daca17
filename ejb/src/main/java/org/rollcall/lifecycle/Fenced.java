package org.rollcall.lifecycle;

import jakarta.ejb.ApplicationException;

/** Somebody else has the lease by now: nothing that was done in this transaction may stay. */
@ApplicationException(rollback = true)
public final class Fenced extends RuntimeException {
    Fenced(long runId, long fence) {
        super("Run " + runId + " has been taken over by another node or start; fence " + fence
                + " is not valid any more");
    }
}
