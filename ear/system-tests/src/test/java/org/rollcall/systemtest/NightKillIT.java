package org.rollcall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.systemtest.NightUnderFire.Aim;
import org.rollcall.systemtest.NightUnderFire.Ledger;
import org.rollcall.systemtest.NightUnderFire.Moment;

/**
 * R14 and a part of R15 in short form: nights of ten thousand changes whose nodes are killed again and again, on two nodes
 * and one with PostgreSQL and on one with H2, end as one that nothing happened to. Three nights at once, because much of
 * each is waiting for starts and leases.
 */
class NightKillIT {
    /** Nine in ten are due so many days ahead: all but the inactive and those with a static service. */
    private static final int CUSTOMERS = 12_000;

    private static final int LEAST_DUE = 10_000;

    private static final List<Aim> AIMS = List.of(Aim.values());
    /** In all 20, of which each costs a start; in every night every aim has its turn. */
    private static final int KILLS_OF_PAIR = 9;

    private static final int KILLS_OF_SINGLE = 8;
    private static final int KILLS_ON_H2 = 3;
    /** Before a release each night is killed at least so often: docs/CONTRIBUTING.md. */
    private static final int LEAST_KILLS = Integer.parseInt(System.getenv().getOrDefault("NIGHT_KILLS", "0"));

    private final LocalDate date = LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(200);

    @TempDir
    private Path scratch;

    @Test
    void endsAsOneThatIsNotKilled() throws Exception {
        Path key = scratch.resolve("seed/master.key");
        Map<String, String> seeded = new HashMap<>(Cluster.freshDatabase());
        seeded.put("ROLLCALL_DATA", key.getParent().toString());
        Seed.fill(seeded, "--customers", Integer.toString(CUSTOMERS));
        Map<String, String> pair = Cluster.copyOf(seeded);
        Map<String, String> single = Cluster.copyOf(seeded);
        ExecutorService nights = Executors.newFixedThreadPool(3);
        try {
            Future<NightState> undisturbed = nights.submit(() -> pair(sharing(key, pair)));
            List<Future<NightState>> killed =
                    List.of(nights.submit(() -> single(sharing(key, single))), nights.submit(this::onH2));
            NightState expected = undisturbed.get();
            assertThat(expected.changes()).isGreaterThanOrEqualTo(LEAST_DUE);
            for (Future<NightState> night : killed) {
                night.get().assertSameAs(expected);
            }
        } finally {
            nights.shutdownNow();
        }
    }

    private static Map<String, String> sharing(Path key, Map<String, String> database) {
        Map<String, String> settings = new HashMap<>(database);
        settings.put("ROLLCALL_MASTER_KEY_FILE", key.toString());
        return settings;
    }

    /**
     * First undisturbed, then again from the beginning with the node killed that is at it, so that the other goes on;
     * and one of them sleeps past its lease and wakes.
     */
    private NightState pair(Map<String, String> settings) throws Exception {
        try (Connection connection = Cluster.connect(settings);
                NightUnderFire night = new NightUnderFire(
                        "pair",
                        () -> ledger(connection),
                        new RollcallProcess(scratch.resolve("left"), settings),
                        new RollcallProcess(scratch.resolve("right"), settings))) {
            execute(
                    connection,
                    "create table before as select id, status, status_since, status_date, version from customer");
            night.start();
            night.begin(date);
            night.awaitEnd();
            NightState undisturbed = NightState.read(connection);
            execute(
                    connection,
                    "update customer c set status = b.status, status_since = b.status_since, status_date = b.status_date,"
                            + " version = b.version from before b where b.id = c.id",
                    "delete from status_change where job_run_id is not null",
                    "delete from job_change",
                    "delete from job_run");
            night.begin(date);
            night.sleepPastTheLease();
            fire(night, KILLS_OF_PAIR);
            NightState.read(connection).assertSameAs(undisturbed);
            return undisturbed;
        }
    }

    private NightState single(Map<String, String> settings) throws Exception {
        try (Connection connection = Cluster.connect(settings);
                NightUnderFire night = new NightUnderFire(
                        "single", () -> ledger(connection), new RollcallProcess(scratch.resolve("single"), settings))) {
            night.start();
            night.begin(date);
            fire(night, KILLS_OF_SINGLE);
            return NightState.read(connection);
        }
    }

    private NightState onH2() throws Exception {
        Path data = scratch.resolve("h2");
        Seed.fill(Map.of("ROLLCALL_DATA", data.toString()), "--customers", Integer.toString(CUSTOMERS));
        RollcallProcess process = new RollcallProcess(data, Map.of());
        try (NightUnderFire night = new NightUnderFire("H2", new FromOutside(process), process)) {
            night.start();
            night.begin(date);
            fire(night, KILLS_ON_H2);
        }
        try (Connection connection =
                DriverManager.getConnection("jdbc:h2:file:" + data.resolve("rollcall"), "rollcall", "")) {
            return NightState.read(connection);
        }
    }

    private static void fire(NightUnderFire night, int kills) throws Exception {
        for (int kill = 0; kill < Math.max(kills, LEAST_KILLS); kill++) {
            night.kill(AIMS.get(kill % AIMS.size()));
        }
        night.awaitEnd();
    }

    private static Moment ledger(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select lower(r.state), r.processed, l.fence, l.holder from lease l"
                                + " left join job_run r on r.started_by <> 'timer' where l.name = 'lifecycle'")) {
            row.next();
            String holder = row.getString(4);
            long pid = holder.isEmpty() ? 0 : Long.parseLong(holder.substring(0, holder.indexOf('-')));
            return new Moment(String.valueOf(row.getString(1)), row.getLong(2), row.getLong(3), pid);
        }
    }

    /** H2 lets nobody else in: what the process says of itself. While it is down, what it said last. */
    private static final class FromOutside implements Ledger {
        private final RollcallProcess process;
        private Moment last = new Moment("", 0, 0, 0);

        FromOutside(RollcallProcess process) {
            this.process = process;
        }

        @Override
        public Moment look() throws Exception {
            long starts = process.output()
                    .lines()
                    .filter(line -> line.contains(" starts behind customer "))
                    .count();
            last = new Moment(last.state(), last.done(), starts, process.pid());
            try {
                for (JsonObject run : process.api()
                        .get("/jobs/lifecycle/runs")
                        .body()
                        .getJsonArray("items")
                        .getValuesAs(JsonObject.class)) {
                    if (!run.getString("startedBy").equals("timer")) {
                        long done = run.getJsonObject("counts")
                                .getJsonNumber("processed")
                                .longValue();
                        last = new Moment(run.getString("state"), done, starts, process.pid());
                    }
                }
            } catch (UncheckedIOException | NullPointerException down) {
                // later
            }
            return last;
        }
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
