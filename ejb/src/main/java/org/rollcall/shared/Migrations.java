package org.rollcall.shared;

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
}
