package org.rollcall.shared;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema to the version of this code: what both databases say alike, and what only this one understands. */
public final class Migrations {
    private Migrations() {}

    /**
     * @param owner connects as the user who owns the tables
     * @return how many migrations were applied
     */
    public static int migrate(DataSource owner, Vendor vendor) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(owner)
                .locations("classpath:db/common", "classpath:db/" + vendor.folder())
                .validateMigrationNaming(true)
                .load()
                .migrate()
                .migrationsExecuted;
    }

    /**
     * Makes the monthly partitions of finished sessions from last month to the one after next, where they are missing.
     * PostgreSQL only; any user may ask.
     *
     * @return how many were made
     */
    public static int makePartitions(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet made = statement.executeQuery(
                        "select make_session_partitions((current_date - interval '1 month')::date, 4)")) {
            made.next();
            return made.getInt(1);
        }
    }
}
