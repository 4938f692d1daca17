package org.rollcall.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/** Gives out ids of sessions; asks the database once for 100 of them. Those of a rolled back batch are lost. */
@ApplicationScoped
public class SessionIds {
    private static final int BLOCK = 100;

    private long next;
    private long end;

    synchronized long next(SessionStore store) throws SQLException {
        if (next == end) {
            next = store.nextIds();
            end = next + BLOCK;
        }
        return next++;
    }
}
