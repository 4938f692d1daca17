package org.rollcall.systemtest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.nassim.AckLog;
import org.rollcall.nassim.Nas;
import org.rollcall.nassim.NasKind;
import org.rollcall.nassim.NasSettings;
import org.rollcall.nassim.Outcome;

/** R9 and R25 in short form: a flood of mutated packets, half of them signed, and nobody else notices. */
abstract class HostilePacketsScenario {
    private static final System.Logger LOG = System.getLogger(HostilePacketsScenario.class.getName());
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int PACKETS = 100_000;
    private static final int PACE = 8_000;
    private static final int HONEST = 100;
    private static final int SUBSCRIBERS = 20;
    private static final int POISONED = 100;
    private static final String POISON = "poison-";
    private static final String NEIGHBOUR = "neighbour-";
    private static final String FORGED = "2026-01-01T00:00:00 INFO all is well";
    private static final int MOST_LOG_OCTETS = 400_000;

    abstract RollcallProcess rollcall(Path data) throws IOException;

    /**
     * Makes the database refuse sessions whose Acct-Session-Id begins with "poison".
     *
     * @return false if nobody else may touch the database
     */
    abstract boolean refusesPoison(RollcallProcess rollcall) throws SQLException;

    /** To look into the tables, when Rollcall has ended. */
    abstract Connection tables(RollcallProcess rollcall) throws SQLException;

    @Test
    void nobodyElseNotices(@TempDir Path data) throws Exception {
        RollcallProcess rollcall = rollcall(data);
        Path log = data.resolve("acks.tsv");
        long hostile;
        boolean poisoned;
        try (rollcall;
                AckLog acks = new AckLog(log, Clock.systemUTC())) {
            rollcall.start();
            Isp isp = new Isp(rollcall);
            List<Isp.Subscriber> subscribers = new ArrayList<>();
            for (int i = 0; i < SUBSCRIBERS; i++) {
                subscribers.add(isp.subscriber());
            }
            try (HostileRouter mad = new HostileRouter(isp, isp.subscriber().login());
                    Nas router = isp.router()) {
                hostile = mad.nasId;
                router.logAcknowledgements(acks);
                await("the router is known")
                        .atMost(SOON)
                        .until(() -> router.access(subscribers.get(0).pap()).accepted());
                try (SteadyTraffic honest = new SteadyTraffic(router, subscribers, HONEST).start()) {
                    await("it has warmed up").atMost(SOON).until(() -> honest.answered() > 5 * HONEST);
                    String quiet = honest.latencies();
                    mad.fire(PACKETS / 10, PACE);
                    int threads = count(rollcall, "task");
                    int files = count(rollcall, "fd");
                    int logged = rollcall.output().length();
                    honest.latencies();

                    long begun = System.nanoTime();
                    mad.fire(PACKETS, PACE);
                    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
                    String loud = honest.latencies();
                    poisoned = refusesPoison(rollcall);
                    if (poisoned) {
                        poison(isp);
                    }
                    honest.stop();

                    logged = rollcall.output().length() - logged;
                    LOG.log(
                            Level.INFO,
                            "{0} mutants in {1} ms beside {2} honest requests; quiet: {3}; loud: {4}; {5} octets logged",
                            PACKETS,
                            millis,
                            honest.answered(),
                            quiet,
                            loud,
                            logged);
                    assertThat(honest.failures()).isEmpty();
                    await("nothing waits")
                            .atMost(SOON)
                            .until(() -> isp.api.get("/health").body().getBoolean("fine"));
                    assertThat(router.access(subscribers.get(0).chap()).accepted())
                            .isTrue();
                    acks.flush();
                    Ledger.compare(isp, AckLog.read(log), honest.sessions()).assertBalanced();
                    assertThat(count(rollcall, "task")).as("threads").isLessThanOrEqualTo(threads + threads / 10);
                    assertThat(count(rollcall, "fd")).as("open files").isLessThanOrEqualTo(files + files / 10);
                    assertThat(logged).as("octets logged").isLessThan(MOST_LOG_OCTETS);
                }
            }
            assertThat(rollcall.output().codePoints().filter(c -> c != '\n' && c != '\t' && !isPlain(c)))
                    .as("control characters in the log")
                    .isEmpty();
            assertThat(rollcall.output().lines()).noneMatch(line -> line.startsWith(FORGED));
            assertThat(rollcall.output())
                    .doesNotContain(Isp.SECRET, HostileRouter.SECRET, "secret-pw", RollcallProcess.API_TOKEN);
        }
        String records = "select count(*) from quarantined_record where nas_id ";
        String poison = " and packet like '%" + HexFormat.of().formatHex(POISON.getBytes(US_ASCII)) + "%'";
        try (Connection connection = tables(rollcall)) {
            assertThat(number(connection, records + "= " + hostile))
                    .as("in quarantine")
                    .isPositive();
            assertThat(number(connection, records + "<> " + hostile))
                    .as("others'")
                    .isZero();
            if (poisoned) {
                assertThat(number(connection, records + "= " + hostile + poison))
                        .isEqualTo(POISONED);
                assertThat(number(
                                connection,
                                "select count(*) from open_session where acct_session_id like '" + NEIGHBOUR + "%'"))
                        .isEqualTo(POISONED);
            }
        }
    }

    /** What the database refuses, and in the same batches what it does not. */
    private static void poison(Isp isp) {
        List<CompletableFuture<Outcome>> replies = new ArrayList<>();
        try (Nas router = Nas.open(NasSettings.local(isp.rollcall.authPort, isp.rollcall.acctPort, HostileRouter.SECRET)
                .as("hostile", HostileRouter.ADDRESS, NasKind.MIKROTIK))) {
            for (int i = 0; i < POISONED; i++) {
                replies.add(router.startLater(router.session("evil\r\n" + FORGED + "\u001b[31m\u2028", POISON + i)));
                replies.add(router.startLater(router.session(NEIGHBOUR + i, NEIGHBOUR + i)));
            }
            replies.forEach(reply -> assertThat(reply.join().answered()).isTrue());
        }
    }

    private static boolean isPlain(int character) {
        return !Character.isISOControl(character) && character != '\u2028' && character != '\u2029';
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** @param what "task" or "fd" of the process */
    private static int count(RollcallProcess rollcall, String what) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of("/proc", Long.toString(rollcall.pid()), what))) {
            return (int) entries.count();
        }
    }
}
