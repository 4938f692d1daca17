package org.rollcall.gateway;

import jakarta.ejb.EJBException;
import java.sql.SQLException;
import org.rollcall.session.LostRace;

/** Why storing failed, as far as it decides what to do next. Pure. */
enum Fault {
    /** Somebody else wrote the same rows at the same moment: do it again. */
    RACE,
    /** The record itself cannot be stored: nothing but taking it out helps. */
    POISON,
    /** The database does not answer, or we cannot tell: the NAS must keep the record. */
    UNAVAILABLE;

    private static final String UNIQUE_VIOLATION = "23505";

    static Fault of(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof LostRace) {
                return RACE;
            }
            if (cause instanceof SQLException e) {
                return of(e);
            }
            root = cause;
        }
        // a bug that one record provokes must not silence its neighbours; what a container throws may be anything
        return root instanceof RuntimeException && !(root instanceof EJBException) ? POISON : UNAVAILABLE;
    }

    /** By the class of the SQLSTATE, which both databases take from the standard. */
    private static Fault of(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null || state.length() != 5) {
            return UNAVAILABLE;
        }
        if (state.equals(UNIQUE_VIOLATION)) {
            return RACE;
        }
        return switch (state.substring(0, 2)) {
            // transaction rollback: serialization failure, deadlock
            case "40" -> RACE;
            // cardinality, data exception, integrity constraint, syntax or access rule, program limit
            case "21", "22", "23", "42", "54" -> POISON;
            default -> UNAVAILABLE;
        };
    }
}
