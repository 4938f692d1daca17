package org.rollcall.shared;

import java.sql.SQLException;

/** The database did not do what it was asked: a fault, not a refusal. Rolls back. */
public final class DatabaseFailure extends RuntimeException {
    public DatabaseFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    public SQLException sqlException() {
        return (SQLException) getCause();
    }
}
