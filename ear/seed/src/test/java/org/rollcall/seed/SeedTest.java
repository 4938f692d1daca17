package org.rollcall.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.shared.Database;
import org.rollcall.shared.DatabaseSource;
import org.rollcall.shared.TestDatabase;
import org.rollcall.shared.TestDatabases;
import org.rollcall.shared.Vendor;

/** The command as typed, on both databases. */
class SeedTest {
    @TempDir
    private Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void fillsEveryTable(Vendor vendor) {
        try (TestDatabase postgresql = vendor == Vendor.H2 ? null : TestDatabases.fresh(vendor)) {
            Map<String, String> environment = environment(postgresql);
            assertThat(run(environment, "--customers", "2000", "--online", "300", "--history", "5", "--bench"))
                    .as(err.toString(StandardCharsets.UTF_8))
                    .isZero();

            Database database = database(environment);
            assertThat(database.number("select count(*) from customer")).isEqualTo(2000);
            assertThat(database.number("select count(*) from open_session")).isEqualTo(300);
            assertThat(database.number("select count(distinct customer_id) from status_change"))
                    .isEqualTo(2000);
            long finished = database.number("select count(*) from finished_session");
            assertThat(finished).isBetween(1_200L, 1_800L);
            assertThat(database.number("select count(*) from daily_usage")).isEqualTo(finished + 300);
            assertThat(database.number("select sum(download_octets) from daily_usage"))
                    .isEqualTo(database.number("select sum(download_octets) from finished_session")
                            + database.number("select sum(download_octets) from open_session"));
            assertThat(database.number("select count(*) from address_lease where released_at is null"))
                    .isEqualTo(database.number("select sum(high_water) from address_pool"))
                    .isPositive();
            assertThat(database.number("select count(*) from open_session o join internet_service s"
                            + " on s.id = o.service_id and s.customer_id = o.customer_id and s.login = o.login"))
                    .isEqualTo(300);
            assertThat(database.number("select count(*) from customer c where status <> (select to_status from"
                            + " status_change s where s.customer_id = c.id order by at desc limit 1)"))
                    .isZero();

            int again = run(environment, "--customers", "10");
            assertThat(again).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8)).contains("2000 customers already");
            assertThat(run(environment, "--customers", "10", "--online", "5", "--force"))
                    .as(err.toString(StandardCharsets.UTF_8))
                    .isZero();
            assertThat(database.number("select count(*) from customer")).isEqualTo(2010);
            assertThat(database.number("select count(*) from open_session")).isEqualTo(305);
            assertThat(database.number("select count(*) from tariff_plan")).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void theProductGoesOnBehindTheIdsThatWereTaken(Vendor vendor) {
        try (TestDatabase postgresql = vendor == Vendor.H2 ? null : TestDatabases.fresh(vendor)) {
            Map<String, String> environment = environment(postgresql);
            assertThat(run(environment, "--demo"))
                    .as(err.toString(StandardCharsets.UTF_8))
                    .isZero();

            Database database = database(environment);
            for (String table : List.of("customer", "tariff_plan", "nas", "address_pool")) {
                assertThat(next(database, vendor, table + "_seq"))
                        .isEqualTo(database.number("select max(id) from " + table) + 1);
            }
            assertThat(next(database, vendor, "service_seq"))
                    .isGreaterThan(database.number("select max(id) from internet_service"));
            assertThat(next(database, vendor, "session_seq"))
                    .isGreaterThan(database.number("select max(id) from finished_session"));
        }
    }

    @Test
    void indexesAndKeysComeBackAsTheyWere() {
        try (TestDatabase postgresql = TestDatabases.fresh(Vendor.POSTGRESQL)) {
            Database database = database(environment(postgresql));
            String indexes = "select tablename || indexdef from pg_indexes where schemaname = current_schema()"
                    + " and tablename not like 'finished_session_2%'";
            String keys = "select conrelid::regclass || conname || pg_get_constraintdef(oid) from pg_constraint"
                    + " where connamespace = current_schema()::regnamespace and convalidated"
                    + " and conrelid::regclass::text not like 'finished_session_2%'";
            List<String> indexesBefore = database.list(indexes, row -> row.text("?column?"));
            List<String> keysBefore = database.list(keys, row -> row.text("?column?"));

            assertThat(run(environment(postgresql), "--customers", "100")).isZero();

            assertThat(out.toString(StandardCharsets.UTF_8)).contains("building indexes");
            assertThat(database.list(indexes, row -> row.text("?column?")))
                    .containsExactlyInAnyOrderElementsOf(indexesBefore);
            assertThat(database.list(keys, row -> row.text("?column?")))
                    .containsExactlyInAnyOrderElementsOf(keysBefore);
        }
    }

    @Test
    void historyIsKeptByMonth() {
        try (TestDatabase postgresql = TestDatabases.fresh(Vendor.POSTGRESQL)) {
            assertThat(run(environment(postgresql), "--customers", "300", "--online", "30", "--history", "40"))
                    .isZero();
            Database database = database(environment(postgresql));
            assertThat(database.number("select count(*) from finished_session_default"))
                    .isZero();
            assertThat(database.number("select count(distinct tableoid) from finished_session"))
                    .isBetween(2L, 3L);
        }
    }

    @Test
    void besideARunningServerTheIndexesStay() throws SQLException {
        try (TestDatabase postgresql = TestDatabases.fresh(Vendor.POSTGRESQL)) {
            Map<String, String> environment = environment(postgresql);
            try (Connection server = connect(environment)) {
                assertThat(run(environment, "--customers", "100")).isZero();
                assertThat(server.isValid(1)).isTrue();
            }
            assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("building indexes");
        }
    }

    @Test
    void anH2FileThatIsInUseIsLeftAlone() throws Exception {
        Map<String, String> environment = environment(null);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String url = "jdbc:h2:file:" + data.resolve("rollcall");
        Process holder = new ProcessBuilder(
                        java.toString(), "-cp", System.getProperty("java.class.path"), Holder.class.getName(), url)
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo("open");
            assertThat(run(environment, "--demo")).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .contains("another process uses the H2 database " + data.resolve("rollcall"));
        } finally {
            holder.destroyForcibly().waitFor();
        }
    }

    /** Another process with the file open. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] words) throws Exception {
            try (Connection connection = DriverManager.getConnection(words[0], "rollcall", "")) {
                System.out.println(connection.isValid(1) ? "open" : "closed");
                System.in.read();
            }
        }
    }

    @Test
    void wrongSettingsAreNamed() {
        assertThat(run(Map.of("ROLLCALL_DATA", data.toString(), "ROLLCALL_DB_URL", "jdbc:mysql://x"), "--demo"))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("ROLLCALL_DB_URL");
    }

    private Map<String, String> environment(TestDatabase postgresql) {
        Map<String, String> environment = new HashMap<>(Map.of("ROLLCALL_DATA", data.toString()));
        if (postgresql != null) {
            postgresql.database().with(connection -> {
                environment.put(
                        "ROLLCALL_DB_URL", connection.getMetaData().getURL().replaceAll("\\?.*", ""));
                environment.put("ROLLCALL_DB_USER", connection.getMetaData().getUserName());
                return null;
            });
        }
        return environment;
    }

    private static Database database(Map<String, String> environment) {
        var configuration = org.rollcall.settings.Environment.read(environment, new Properties());
        return new Database(DatabaseSource.plain(configuration, configuration.dbUser()));
    }

    private static Connection connect(Map<String, String> environment) throws SQLException {
        return DriverManager.getConnection(environment.get("ROLLCALL_DB_URL"), environment.get("ROLLCALL_DB_USER"), "");
    }

    private static long next(Database database, Vendor vendor, String sequence) {
        return database.number(
                vendor == Vendor.H2 ? "select next value for " + sequence : "select nextval('" + sequence + "')");
    }

    private int run(Map<String, String> environment, String... words) {
        return Main.run(
                List.of(words),
                environment,
                new Properties(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
