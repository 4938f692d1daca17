package org.rollcall.shared;

import static org.rollcall.settings.EnvironmentSetting.*;

import java.sql.SQLException;
import org.rollcall.settings.Configuration;
import org.rollcall.settings.DatabaseAccount;

/** Says in plain words, with the settings to look at, why the database cannot be used. Pure. */
final class ConnectionTrouble {
    /** H2's error code for a file that another process has open. */
    private static final int H2_IN_USE = 90020;

    private ConnectionTrouble() {}

    /** @param account who tried */
    static String explain(Configuration configuration, DatabaseAccount account, SQLException trouble) {
        if (trouble.getErrorCode() == H2_IN_USE) {
            return ROLLCALL_DB_URL + ": another process uses the H2 database "
                    + configuration.dbUrl().file().orElse("") + "; stop it, or give this one another " + ROLLCALL_DATA;
        }
        // SQLState class 28: invalid authorization
        if (trouble.getSQLState() != null && trouble.getSQLState().startsWith("28")) {
            String settings = configuration.hasOwner() && account.equals(configuration.dbOwner())
                    ? ROLLCALL_DB_OWNER_USER + ", " + ROLLCALL_DB_OWNER_PASSWORD_FILE
                    : ROLLCALL_DB_USER + ", " + ROLLCALL_DB_PASSWORD_FILE;
            return settings + ": the database does not let the user " + account + " in: " + firstLine(trouble);
        }
        return ROLLCALL_DB_URL + ": cannot work with the database: " + firstLine(trouble);
    }

    static String firstLine(Exception trouble) {
        return String.valueOf(trouble.getMessage()).strip().lines().findFirst().orElse("");
    }
}
