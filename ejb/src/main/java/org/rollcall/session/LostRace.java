package org.rollcall.session;

import jakarta.ejb.ApplicationException;

/** Somebody else wrote a session between our reading and our writing it. Nothing is stored; do it all again. */
@ApplicationException(rollback = true)
public final class LostRace extends RuntimeException {
    LostRace(int sessions) {
        super(sessions + " sessions were written by somebody else at the same moment");
    }
}
