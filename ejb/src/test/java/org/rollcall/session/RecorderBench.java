package org.rollcall.session;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.flywaydb.core.Flyway;
import org.rollcall.session.AccountingEvent.Interim;
import org.rollcall.session.AccountingEvent.OfSession;
import org.rollcall.session.AccountingEvent.Started;
import org.rollcall.session.AccountingEvent.Stopped;
import org.rollcall.shared.Vendor;

/**
 * How many accounting records a second one machine records: the batches that ../shared/bench/radload.c would cause, with
 * commits, without sockets and server. Not a test; run it with a JDBC URL of an empty database, the number of lanes, the
 * size of the batches and seconds.
 */
public final class RecorderBench {
    private static final int SESSIONS = 20_000;
    private static final int MEAN_INTERIMS = 8;
    private static final RecentSessions RECENT = new RecentSessions();

    private final SplittableRandom random = new SplittableRandom(42);
    private final int[] phase = new int[SESSIONS];
    private final int[] life = new int[SESSIONS];
    private final long[][] octets = new long[SESSIONS][2];
    private final int[] generation = new int[SESSIONS];
    private int cursor;

    private RecorderBench() {}

    public static void main(String[] arguments) throws Exception {
        String url = arguments[0];
        int lanes = Integer.parseInt(arguments[1]);
        int size = Integer.parseInt(arguments[2]);
        int seconds = Integer.parseInt(arguments[3]);
        prepare(url);
        RecorderBench[] load = new RecorderBench[lanes];
        Arrays.setAll(load, i -> new RecorderBench());
        List<long[]> latencies = new ArrayList<>();
        long[] counts = new long[lanes];
        List<Thread> threads = new ArrayList<>();
        SessionIds ids = new SessionIds();
        long[] clock = new long[3];
        for (int i = 0; i < lanes; i++) {
            int lane = i;
            Thread thread = new Thread(() -> load[lane].run(url, lane, size, seconds, ids, counts, latencies, clock));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        long total = Arrays.stream(counts).sum();
        long[] all = latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "lanes=%d batch=%d: %.0f records/s, batch p50 %.2f ms p99 %.2f ms, CPU per record: java %.1f us,"
                        + " database %.1f us%n",
                lanes,
                size,
                total / (double) seconds,
                all[all.length / 2] / 1e6,
                all[all.length * 99 / 100] / 1e6,
                clock[0] / 1e3 / Math.max(1, clock[1]),
                clock[2] / 1e3 / Math.max(1, clock[1]));
    }

    private void run(
            String url, int lane, int size, int seconds, SessionIds ids, long[] counts, List<long[]> all, long[] cpu) {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(Vendor.of(connection) == Vendor.POSTGRESQL);
            Vendor vendor = Vendor.of(connection);
            for (int done = 0; done < SESSIONS; done += size) {
                record(connection, vendor, ids, batch(lane, size));
            }
            for (int i = 0; i < SESSIONS; i++) {
                phase[i] = 1 + random.nextInt(life[i] + 1);
            }
            warmUp(connection, vendor, ids, lane, size);
            long[] took = new long[1_000_000];
            int batches = 0;
            java.lang.management.ThreadMXBean threads = java.lang.management.ManagementFactory.getThreadMXBean();
            long used = threads.getCurrentThreadCpuTime();
            long server = serverCpu(connection, vendor);
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            while (System.nanoTime() < end) {
                List<OfSession> batch = batch(lane, size);
                long before = System.nanoTime();
                record(connection, vendor, ids, batch);
                took[batches++] = System.nanoTime() - before;
                counts[lane] += size;
            }
            if (lane == 0 && Boolean.getBoolean("plans")) {
                printPlans(connection);
            }
            synchronized (all) {
                all.add(Arrays.copyOf(took, batches));
                cpu[0] += threads.getCurrentThreadCpuTime() - used;
                cpu[1] += counts[lane];
                cpu[2] += serverCpu(connection, vendor) - server;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void warmUp(Connection connection, Vendor vendor, SessionIds ids, int lane, int size) throws SQLException {
        long end = System.nanoTime() + 5_000_000_000L;
        while (System.nanoTime() < end) {
            record(connection, vendor, ids, batch(lane, size));
        }
    }

    /** Whether the server still plans each execution anew. */
    private static void printPlans(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                java.sql.ResultSet plans = statement.executeQuery(
                        "select generic_plans, custom_plans, left(statement, 90) from pg_prepared_statements")) {
            while (plans.next()) {
                System.out.println(
                        plans.getLong(1) + " generic, " + plans.getLong(2) + " custom: " + plans.getString(3));
            }
        }
    }

    /** Nanoseconds of CPU the server's process of this connection has used; its clock ticks are 10 ms. */
    private static long serverCpu(Connection connection, Vendor vendor) throws SQLException {
        if (vendor == Vendor.H2) {
            return 0;
        }
        try (Statement statement = connection.createStatement();
                java.sql.ResultSet pid = statement.executeQuery("select pg_backend_pid()")) {
            pid.next();
            String stat = java.nio.file.Files.readString(java.nio.file.Path.of("/proc/" + pid.getInt(1) + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 10_000_000L;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void record(Connection connection, Vendor vendor, SessionIds ids, List<OfSession> batch)
            throws SQLException {
        SessionBatch sessions = new SessionBatch(connection, vendor, ids, Clock.systemUTC());
        sessions.decide(batch, RECENT);
        RECENT.written(sessions.write());
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    private List<OfSession> batch(int lane, int size) {
        List<OfSession> batch = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int session = cursor;
            cursor = (cursor + 1) % SESSIONS;
            batch.add(event(lane, session));
        }
        return batch;
    }

    private OfSession event(int lane, int session) {
        if (phase[session] == 0) {
            phase[session] = 1;
            generation[session]++;
            life[session] = random.nextInt(2 * MEAN_INTERIMS + 1);
            octets[session][0] = 0;
            octets[session][1] = 0;
            return new Started(report(lane, session, OptionalLong.empty(), Reading.MISSING, Reading.MISSING));
        }
        octets[session][0] += random.nextInt(400_000_000);
        octets[session][1] += random.nextLong(4_000_000_000L);
        SessionReport report = report(
                lane,
                session,
                OptionalLong.of(300L * phase[session]),
                Reading.wide(octets[session][0]),
                Reading.wide(octets[session][1]));
        boolean over = phase[session] > life[session];
        phase[session] = over ? 0 : phase[session] + 1;
        return over ? new Stopped(report, 1) : new Interim(report);
    }

    private SessionReport report(int lane, int session, OptionalLong seconds, Reading upload, Reading download) {
        int number = lane * SESSIONS + session;
        String mac = String.format("02:00:%02x:%02x:%02x:%02x", lane, 0, session >> 8, session & 0xff);
        SessionFacts facts = new SessionFacts(
                String.format("u%06d", number + 1),
                "127.0.0.1",
                (long) session,
                "ge-0/0/" + session % 48 + "." + session % 4000,
                "100." + (64 + lane) + "." + (session >> 8) + "." + (session & 0xff),
                null,
                "2001:db8:" + Integer.toHexString(number) + "::/56",
                mac,
                mac,
                null);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return new SessionReport(
                new SessionKey(1, Integer.toHexString(lane) + "-" + session + "-" + generation[session]),
                facts,
                now.truncatedTo(ChronoUnit.SECONDS),
                true,
                now,
                seconds,
                upload,
                download,
                upload.present() ? Reading.narrow(upload.value() / 700 & 0xffffffffL) : Reading.MISSING,
                download.present() ? Reading.narrow(download.value() / 1200 & 0xffffffffL) : Reading.MISSING,
                1_250_000_000);
    }

    private static void prepare(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            String vendor = Vendor.of(connection).folder();
            Flyway.configure()
                    .dataSource(url, null, null)
                    .locations("classpath:db/common", "classpath:db/" + vendor)
                    .cleanDisabled(false)
                    .load()
                    .clean();
            Flyway.configure()
                    .dataSource(url, null, null)
                    .locations("classpath:db/common", "classpath:db/" + vendor)
                    .load()
                    .migrate();
            try (Statement statement = connection.createStatement()) {
                String series = vendor.equals("h2")
                        ? "(select x from system_range(1, 100000)) s(i)"
                        : "generate_series(1, 100000) s(i)";
                statement.execute("insert into tariff_plan (id, version, name, price, currency, down_bps, up_bps,"
                        + " created_at) select 1, 0, 'plan', 10, 'EUR', 50000000, 10000000, current_timestamp");
                statement.execute("insert into customer (id, version, portal_login, name, status, status_since,"
                        + " status_date, created_at, login_key) select i, 0, 'c' || i, 'Customer ' || i, 'ACTIVE',"
                        + " current_timestamp, current_date, current_timestamp, 'c' || i from " + series);
                statement.execute("insert into internet_service (id, version, customer_id, login, plan_id, access,"
                        + " ipv4_mode, created_at, login_key) select i, 0, i, 'u' || lpad(cast(i as varchar), 6, '0'),"
                        + " 1, 'RADIUS', 'NAS', current_timestamp, 'u' || lpad(cast(i as varchar), 6, '0') from "
                        + series);
                if (vendor.equals("postgresql")) {
                    statement.execute("create table finished_session_now partition of finished_session for values"
                            + " from ('2026-11-01') to ('2027-12-01')");
                    statement.execute("vacuum analyze customer, internet_service, tariff_plan");
                }
            }
        }
    }
}
