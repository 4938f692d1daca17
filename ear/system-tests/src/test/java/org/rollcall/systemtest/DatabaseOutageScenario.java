package org.rollcall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.nassim.AccessAnswer;
import org.rollcall.nassim.AckLog;
import org.rollcall.nassim.Nas;
import org.rollcall.nassim.NasSession;
import org.rollcall.nassim.TerminateCause;
import org.rollcall.shared.PostgreSqlCluster;

/** R5 and R6 in short form: PostgreSQL is gone, or does not move, in the middle of traffic, and nobody outside notices. */
abstract class DatabaseOutageScenario {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int SESSIONS = 12;

    private final PostgreSqlCluster cluster = PostgreSqlCluster.keeping();
    private RollcallProcess rollcall;
    private Isp isp;
    private Nas router;
    private AckLog acks;
    private Path log;
    private final List<Isp.Subscriber> subscribers = new ArrayList<>();
    private final List<NasSession> sessions = new ArrayList<>();
    private int rounds;

    /** Not started yet. */
    abstract RollcallProcess rollcall(Path data, Map<String, String> settings) throws IOException;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        try (var connection = DriverManager.getConnection(cluster.url("postgres"), PostgreSqlCluster.USER, "");
                var statement = connection.createStatement()) {
            statement.execute("create database outage");
        }
        rollcall = rollcall(
                        data,
                        Map.of(
                                "ROLLCALL_DB_URL",
                                "jdbc:postgresql://127.0.0.1:" + cluster.port() + "/outage",
                                "ROLLCALL_DB_USER",
                                PostgreSqlCluster.USER))
                .start();
        log = data.resolve("acks.tsv");
        acks = new AckLog(log, Clock.systemUTC());
        isp = new Isp(rollcall);
        router = isp.router();
        for (int i = 0; i < 4; i++) {
            subscribers.add(isp.subscriber());
        }
        await("the router is known")
                .atMost(SOON)
                .until(() -> router.access(subscribers.get(0).pap()).accepted());
        subscribers.forEach(subscriber ->
                assertThat(router.access(subscriber.pap()).accepted()).isTrue());
        router.logAcknowledgements(acks);
        for (int i = 0; i < SESSIONS; i++) {
            NasSession session = router.session(subscriber(i).login(), "outage-" + i);
            assertThat(router.start(session).answered()).isTrue();
            sessions.add(session);
        }
    }

    @AfterEach
    void stop() throws IOException {
        cluster.signal("CONT");
        if (router != null) {
            router.close();
        }
        if (acks != null) {
            acks.close();
        }
        if (rollcall != null) {
            rollcall.close();
        }
    }

    private Isp.Subscriber subscriber(int number) {
        return subscribers.get(number % subscribers.size());
    }

    @Test
    void nothingIsLostAndNobodyIsRefused() throws Exception {
        traffic();
        assertThat(health().getBoolean("fine")).isTrue();

        cluster.halt();
        traffic();
        assertThat(health().getJsonObject("database").getBoolean("answers")).isFalse();
        assertThat(health().getJsonObject("spool").getInt("records")).isPositive();
        cluster.resume();
        recovered();

        cluster.signal("STOP");
        traffic();
        assertThat(health().getJsonObject("spool").getInt("records")).isPositive();
        cluster.signal("CONT");
        recovered();

        cluster.halt();
        traffic();
        rollcall.kill();
        cluster.resume();
        rollcall.start();
        recovered();
        assertThat(isp.api.get("/sessions?size=1").body().getInt("total")).isEqualTo(SESSIONS + rounds);
    }

    /** As routers see it: every record is acknowledged, and every customer let in with the address he had. */
    private void traffic() {
        for (int i = 0; i < 3; i++) {
            rounds++;
            for (NasSession session : sessions) {
                session.carry(Duration.ofSeconds(60), 1_000, 2_000);
                assertThat(router.interim(session).answered())
                        .as("round %s", rounds)
                        .isTrue();
            }
            assertThat(router.stop(sessions.remove(0), TerminateCause.USER_REQUEST)
                            .answered())
                    .isTrue();
            NasSession next = router.session(subscriber(rounds).login(), "outage-next-" + rounds);
            assertThat(router.start(next).answered()).isTrue();
            sessions.add(next);
            for (Isp.Subscriber subscriber : subscribers) {
                assertThat(router.access(subscriber.chap()).verdict())
                        .as("round %s: %s", rounds, subscriber.login())
                        .isEqualTo(AccessAnswer.Verdict.ACCEPTED);
            }
        }
    }

    private void recovered() throws IOException {
        try {
            await("all is stored").atMost(SOON).until(() -> health().getBoolean("fine"));
        } catch (ConditionTimeoutException stuck) {
            throw new AssertionError(health() + ": " + rollcall.output(), stuck);
        }
        assertThat(router.access(subscribers.get(0).pap()).accepted()).isTrue();
        acks.flush();
        Ledger.compare(isp, AckLog.read(log), sessions).assertBalanced();
    }

    private JsonObject health() {
        return isp.api.get("/health").body();
    }
}
