package org.rollcall.shared;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** The two databases Rollcall runs on. The name, in lower case, is also the folder of their own migrations. */
public enum Vendor {
    POSTGRESQL,
    H2;

    public static Vendor of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        for (Vendor vendor : values()) {
            if (vendor.name().equalsIgnoreCase(product)) {
                return vendor;
            }
        }
        throw new SQLException("Rollcall runs on PostgreSQL and H2, not on " + product);
    }

    /** Where Flyway finds what only this database understands. */
    public String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
