package org.rollcall.settings;

/**
 * Who talks to the database.
 *
 * @param password empty for none
 */
public record DatabaseAccount(String user, String password) {
    /** Leaves the password out. */
    @Override
    public String toString() {
        return user;
    }
}
