package org.rollcall.session;

import jakarta.ejb.ApplicationException;
import java.sql.SQLException;

/** Somebody else wrote a session between our reading and our writing it. Nothing is stored; do it all again. */
@ApplicationException(rollback = true)
public final class LostRace extends RuntimeException {
    LostRace(SQLException conflict) {
        super("somebody else wrote a session at the same moment: " + conflict.getMessage(), conflict);
    }

    LostRace(String why) {
        super(why);
    }
}
