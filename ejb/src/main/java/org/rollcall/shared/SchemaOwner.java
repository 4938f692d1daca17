package org.rollcall.shared;

import static org.rollcall.settings.EnvironmentSetting.ROLLCALL_DB_URL;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.rollcall.settings.Configuration;

/**
 * What is done as the owner of the tables, once per start: migrate, and give the user of the running application what
 * he needs and no more. He may not change the schema, nor take anything out of the audit log.
 */
final class SchemaOwner {
    private final Configuration configuration;
    private final DataSource owner;

    SchemaOwner(Configuration configuration) {
        this.configuration = configuration;
        this.owner = DatabaseSource.plain(configuration, configuration.dbOwner());
    }

    void prepare() {
        // one connection stays open all along: H2 closes its file with the last one
        try (Connection connection = owner.getConnection()) {
            Migrations.migrate(owner, configuration.dbUrl().vendor());
            if (configuration.hasOwner()) {
                grant(connection);
            }
        } catch (SQLException e) {
            throw new StartProblem(ConnectionTrouble.explain(configuration, configuration.dbOwner(), e), e);
        } catch (FlywayException e) {
            throw new StartProblem(
                    ROLLCALL_DB_URL + ": the schema cannot be migrated: " + ConnectionTrouble.firstLine(e), e);
        }
    }

    private void grant(Connection connection) throws SQLException {
        String user = quoted(configuration.dbUser().user());
        String schema = quoted(connection.getSchema());
        List<String> rights = List.of(
                "grant usage on schema " + schema + " to " + user,
                "grant select, insert, update, delete on all tables in schema " + schema + " to " + user,
                "grant usage, select on all sequences in schema " + schema + " to " + user,
                "alter default privileges in schema " + schema + " grant select, insert, update, delete on tables to "
                        + user,
                "revoke update, delete on audit_entry from " + user,
                "revoke insert, update, delete on flyway_schema_history from " + user);
        try (Statement statement = connection.createStatement()) {
            for (String right : rights) {
                statement.execute(right);
            }
        }
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
