package org.rollcall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.nassim.Nas;
import org.rollcall.nassim.NasKind;
import org.rollcall.nassim.NasSession;
import org.rollcall.nassim.NasSettings;
import org.rollcall.nassim.TerminateCause;

/** R15 in short form, and what else two nodes on one PostgreSQL owe: they were started in the same second, on an empty one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesIT {
    private static final Logger LOG = System.getLogger(TwoNodesIT.class.getName());
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int NIGHTS = 20;

    private RollcallProcess one;
    private RollcallProcess two;
    private Connection database;
    private Isp isp;
    private Nas toOne;
    private Nas toTwo;

    @BeforeAll
    void start(@TempDir Path scratch) throws Exception {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        Path keyFile =
                Files.writeString(scratch.resolve("key"), Base64.getEncoder().encodeToString(key));
        Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("r--------"));
        Map<String, String> settings = new HashMap<>(Cluster.freshDatabase());
        settings.put("ROLLCALL_MASTER_KEY_FILE", keyFile.toString());
        database = Cluster.connect(settings);
        one = new RollcallProcess(scratch.resolve("one"), settings);
        two = new RollcallProcess(scratch.resolve("two"), settings);
        one.launch();
        two.launch();
        one.awaitReady();
        two.awaitReady();
        isp = new Isp(one);
        toOne = isp.router();
        toTwo = Nas.open(
                NasSettings.local(two.authPort, two.acctPort, Isp.SECRET).withCoaPort(-1));
        Isp.Subscriber first = isp.subscriber();
        await("both know the router")
                .atMost(SOON)
                .until(() -> toOne.access(first.pap()).accepted()
                        && toTwo.access(first.chap()).accepted());
    }

    @AfterAll
    void stop() throws SQLException {
        List.of(toOne, toTwo).forEach(Nas::close);
        List.of(one, two).forEach(RollcallProcess::close);
        database.close();
    }

    @Test
    void bothServeTheSite() throws Exception {
        for (RollcallProcess node : List.of(one, two)) {
            HttpRequest page =
                    HttpRequest.newBuilder(URI.create(node.site() + "/")).build();
            HttpClient browser = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
            HttpResponse<String> answer = browser.send(page, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("Rollcall");
        }
    }

    @Test
    void aSessionOfOneIsSeenAndEndedAtTheOther() {
        Isp.Subscriber subscriber = isp.subscriber();
        NasSession session = toOne.connect(subscriber.pap()).orElseThrow();
        JsonObject seen = only(two, subscriber.login(), true);
        assertThat(seen.getString("acctSessionId")).isEqualTo(session.id());
        session.carry(Duration.ofSeconds(60), 1_000, 2_000);
        assertThat(toTwo.interim(session).answered()).isTrue();
        assertThat(only(one, subscriber.login(), true).getInt("uploadOctets")).isEqualTo(1_000);

        Api.Answer ended = two.api().post("/sessions/" + seen.getInt("id") + "/disconnect", null);
        assertThat(ended.text("outcome")).isEqualTo("ack");
        await("the router's Stop").atMost(SOON).until(() -> sessions(two, subscriber.login(), true)
                .isEmpty());
        assertThat(sessions(one, subscriber.login(), true)).isEmpty();
        assertThat(only(one, subscriber.login(), false).getInt("id")).isEqualTo(seen.getInt("id"));
    }

    /** A router that hears nothing from one asks the other; the first has recorded it nevertheless. */
    @Test
    void whatBothAreToldCountsOnce() throws SQLException {
        Isp.Subscriber subscriber = isp.subscriber();
        NasSession session = toOne.connect(subscriber.pap()).orElseThrow();
        assertThat(toTwo.start(session).answered()).isTrue();
        session.carry(Duration.ofSeconds(60), 1_000, 2_000);
        assertThat(toOne.interim(session).answered()).isTrue();
        assertThat(toTwo.interim(session).answered()).isTrue();
        only(two, subscriber.login(), true);
        session.carry(Duration.ofSeconds(60), 1_000, 2_000);
        assertThat(toTwo.stop(session, TerminateCause.USER_REQUEST).answered()).isTrue();
        assertThat(toOne.stop(session, TerminateCause.USER_REQUEST).answered()).isTrue();
        assertThat(toTwo.interim(session).answered()).as("one that was late").isTrue();

        for (RollcallProcess node : List.of(one, two)) {
            assertThat(sessions(node, subscriber.login(), true)).isEmpty();
            JsonObject finished = only(node, subscriber.login(), false);
            assertThat(finished.getInt("uploadOctets")).isEqualTo(2_000);
            assertThat(finished.getInt("downloadOctets")).isEqualTo(4_000);
        }
        await("usage, twice a minute")
                .atMost(Duration.ofSeconds(90))
                .until(() -> number("select coalesce(sum(download_octets), 0) from daily_usage where service_id = "
                                + subscriber.serviceId())
                        > 0);
        assertThat(number("select sum(download_octets) from daily_usage where service_id = " + subscriber.serviceId()))
                .isEqualTo(4_000);
    }

    @Test
    void theOtherKnowsWhatWasChanged() {
        Isp.Subscriber subscriber = isp.subscriber();
        assertThat(toTwo.access(subscriber.pap()).accepted()).as("at once").isTrue();
        one.api().post("/customers/" + subscriber.customerId() + "/block", "{'reason':'test'}");
        assertThat(two.api().get("/customers/" + subscriber.customerId()).text("status"))
                .isEqualTo("blocked");
        one.api().post("/customers/" + subscriber.customerId() + "/deactivate", "{'reason':'test'}");
        assertThat(toTwo.access(subscriber.pap()).accepted()).as("at once").isFalse();

        assertThat(one.api().put("/settings", "{'interimInterval':333}").status())
                .isEqualTo(200);
        known(
                "a setting",
                Duration.ofSeconds(8),
                () -> two.api().get("/settings").body().getInt("interimInterval") == 333);

        Isp.Subscriber other = isp.subscriber();
        isp.api.create(
                "/nas", "{'name':'bng-2','address':'127.0.0.2','secret':'another-secret-of-16','dialect':'mikrotik'}");
        try (Nas newNas = Nas.open(NasSettings.local(two.authPort, two.acctPort, "another-secret-of-16")
                .withCoaPort(-1)
                .as("bng-2", "127.0.0.2", NasKind.MIKROTIK)
                .withRetransmission(new NasSettings.Retransmission(Duration.ofMillis(500), 1, 0)))) {
            known("a router", Duration.ofSeconds(8), () -> newNas.access(other.pap())
                    .accepted());
        }
    }

    /** The timer owes a date and somebody asks for another, on both nodes at once: each customer is moved once. */
    @Test
    void ofBothOneDoesEachNight() throws Exception {
        await("the timer's first look").atMost(SOON).until(() -> number("select count(*) from job_date") == 1);
        LocalDate due = LocalDate.parse(text("select max(business_date) from job_date"));
        execute("update job_date set business_date = business_date - 1, job_run_id = 0");
        CyclicBarrier together = new CyclicBarrier(2);
        for (int night = 1; night <= NIGHTS; night++) {
            // two for the date that is asked for, one for the timer's, which both runs would move
            execute(
                    "insert into customer (id, version, portal_login, login_key, name, status, status_since, status_date,"
                            + " created_at) select nextval('customer_seq'), 0, 'due-" + night + "-' || i, 'due-" + night
                            + "-' || i, 'Due', 'BLOCKED', now(), date '" + due + "' - 10 + n * " + night
                            + ", now() from unnest(array[0, 1, 1]) with ordinality as d(n, i)");
            int all = 3 * night;
            LocalDate asked = due.plusDays(night);
            // so that the timer owes the same date again
            execute("delete from job_date where business_date = date '" + due + "'");
            List<CompletableFuture<Integer>> posts = List.of(one, two).stream()
                    .map(node -> CompletableFuture.supplyAsync(() -> {
                        meet(together);
                        return node.api()
                                .post("/jobs/lifecycle/runs", "{'businessDate':'" + asked + "','dryRun':false}")
                                .status();
                    }))
                    .toList();
            posts.forEach(post -> assertThat(post.join()).isEqualTo(202));
            await("three runs are over, night " + night)
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> number("select count(*) from job_run where state = 'COMPLETED'") == all);
        }
        assertThat(number("select count(*) from job_run")).isEqualTo(3 * NIGHTS);
        assertThat(number("select count(*) from job_run where started_by = 'timer'"))
                .isEqualTo(NIGHTS);
        assertThat(number("select count(*) from customer where name = 'Due' and status = 'INACTIVE'"))
                .isEqualTo(3 * NIGHTS);
        assertThat(number("select count(*) from status_change where to_status = 'INACTIVE' and job_run_id > 0"))
                .isEqualTo(3 * NIGHTS);
        assertThat(number("select sum(changed) from job_run")).isEqualTo(3 * NIGHTS);
    }

    private static void known(String what, Duration most, Callable<Boolean> there) {
        long from = System.nanoTime();
        await(what).atMost(most).pollInterval(Duration.ofMillis(50)).until(there);
        LOG.log(Level.INFO, "the other node knows {0} after {1} ms", what, (System.nanoTime() - from) / 1_000_000);
    }

    private static JsonArray sessions(RollcallProcess node, String login, boolean open) {
        return node.api()
                .get("/sessions?open=" + open + "&login=" + login)
                .body()
                .getJsonArray("items");
    }

    private static JsonObject only(RollcallProcess node, String login, boolean open) {
        JsonArray sessions = sessions(node, login, open);
        assertThat(sessions).hasSize(1);
        return sessions.getJsonObject(0);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
