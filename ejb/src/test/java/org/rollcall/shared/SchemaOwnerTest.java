package org.rollcall.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.settings.Configuration;
import org.rollcall.settings.Environment;

class SchemaOwnerTest {
    @TempDir
    private Path directory;

    private Configuration configuration(Map<String, String> variables) {
        Map<String, String> all = new java.util.HashMap<>(variables);
        all.put("ROLLCALL_DATA", directory.toString());
        return Environment.read(all, new Properties());
    }

    @Test
    void migratesH2AndAgainDoesNothing() throws Exception {
        Configuration configuration = configuration(Map.of());
        new SchemaOwner(configuration).prepare();
        new SchemaOwner(configuration).prepare();
        try (Connection connection =
                DatabaseSource.plain(configuration, configuration.dbUser()).getConnection()) {
            assertThat(connection
                            .getMetaData()
                            .getTables(null, null, "CUSTOMER", null)
                            .next())
                    .isTrue();
        }
    }

    /** Holds the file open from a second JVM, as another Rollcall would. */
    @Test
    void aFileThatAnotherProcessUsesIsRefusedInPlainWords() throws Exception {
        Configuration configuration = configuration(Map.of());
        String url = configuration.dbUrl().url();
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldOpen.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("open");
            assertThatThrownBy(() -> new SchemaOwner(configuration).prepare())
                    .isInstanceOf(StartProblem.class)
                    .hasMessage("ROLLCALL_DB_URL: another process uses the H2 database " + directory
                            + "/rollcall; stop it, or give this one another ROLLCALL_DATA");
        } finally {
            other.destroy();
            other.waitFor(10, TimeUnit.SECONDS);
        }
    }

    /** Main class of the second JVM. */
    static final class HoldOpen {
        private HoldOpen() {}

        public static void main(String[] arguments) throws Exception {
            try (Connection held = java.sql.DriverManager.getConnection(arguments[0], "rollcall", "")) {
                System.out.println(held.isValid(1) ? "open" : "closed");
                System.in.read();
            }
        }
    }

    @Test
    void wrongCredentialsNameTheSettings() throws IOException {
        new SchemaOwner(configuration(Map.of())).prepare();
        String password =
                Files.writeString(directory.resolve("password"), "wrong").toString();
        Configuration configuration = configuration(Map.of("ROLLCALL_DB_PASSWORD_FILE", password));
        assertThatThrownBy(() -> new SchemaOwner(configuration).prepare())
                .isInstanceOf(StartProblem.class)
                .hasMessageStartingWith("ROLLCALL_DB_USER, ROLLCALL_DB_PASSWORD_FILE: the database does not let the"
                        + " user rollcall in");
    }

    @Test
    void aServerThatIsNotThereNamesTheSetting() {
        Configuration configuration = configuration(Map.of("ROLLCALL_DB_URL", "jdbc:postgresql://127.0.0.1:9/isp"));
        assertThatThrownBy(() -> new SchemaOwner(configuration).prepare())
                .isInstanceOf(StartProblem.class)
                .hasMessageStartingWith("ROLLCALL_DB_URL: cannot work with the database");
    }

    /** quality.md S10, S29. */
    @Test
    void theUserOfTheApplicationCanWorkButNotAlter() throws Exception {
        try (TestDatabase empty = TestDatabases.fresh(Vendor.POSTGRESQL);
                Connection admin = empty.dataSource().getConnection();
                Statement sql = admin.createStatement()) {
            sql.execute("drop role if exists worker");
            sql.execute("create role worker login");
            Configuration configuration = configuration(Map.of(
                    "ROLLCALL_DB_URL",
                    admin.getMetaData().getURL(),
                    "ROLLCALL_DB_USER",
                    "worker",
                    "ROLLCALL_DB_OWNER_USER",
                    PostgreSqlCluster.USER));
            new SchemaOwner(configuration).prepare();
            sql.execute("create table made_later (id integer)");
            try (Connection worker = DatabaseSource.plain(configuration, configuration.dbUser())
                            .getConnection();
                    Statement work = worker.createStatement()) {
                work.execute("insert into setting (name, setting_value) values ('a', 'b')");
                work.execute("update setting set setting_value = 'c'");
                work.execute("select nextval('customer_seq')");
                work.execute("insert into made_later values (1)");
                work.execute("select make_session_partitions(1)");
                work.execute("insert into audit_entry (at, who, action, subject, details)"
                        + " values (now(), 'a', 'b', 'c', '')");
                for (String forbidden : List.of(
                        "drop table setting",
                        "drop table finished_session_default",
                        "alter table setting add x integer",
                        "create table mine (id integer)",
                        "truncate audit_entry",
                        "update audit_entry set who = 'x'",
                        "delete from audit_entry",
                        "delete from flyway_schema_history")) {
                    assertThatThrownBy(() -> work.execute(forbidden))
                            .as(forbidden)
                            .hasMessageMatching("(?s).*(permission denied|must be owner).*");
                }
            }
            sql.execute("drop owned by worker");
            sql.execute("drop role worker");
        }
    }
}
