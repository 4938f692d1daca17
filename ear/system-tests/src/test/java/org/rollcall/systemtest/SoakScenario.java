package org.rollcall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.nassim.AckLog;
import org.rollcall.nassim.Nas;
import org.rollcall.nassim.NasSession;

/**
 * R1, R2, R5, R6 and R9 under load: one trouble after the other, and after each the routers' ledger is compared with what is
 * stored. Each once and short in bin/test; in bin/soak as long as SOAK_MINUTES says, with a line a cycle to the file SOAK_REPORT.
 */
abstract class SoakScenario {
    private static final System.Logger LOG = System.getLogger(SoakScenario.class.getName());
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final int MINUTES = Integer.parseInt(System.getenv().getOrDefault("SOAK_MINUTES", "0"));
    private static final String REPORT = System.getenv("SOAK_REPORT");

    static final boolean IN_SHORT = MINUTES == 0;

    private static final int LOAD = 300;
    private static final int SUBSCRIBERS = 10;
    private static final int PACE = 5_000;

    RollcallProcess rollcall;
    private Isp isp;
    private Nas router;
    private HostileRouter mad;
    private final List<NasSession> sent = new ArrayList<>();
    private final List<AckLog.Entry> acknowledged = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private int cycles;

    /** Not started yet. */
    abstract RollcallProcess rollcall(Path data) throws Exception;

    abstract List<Trouble> troubles();

    /**
     * What happens in a cycle.
     *
     * @param unnoticed no router may notice: nobody is refused, no record given up
     */
    record Trouble(String name, boolean unnoticed, Happening happening) {}

    interface Happening {
        void happens() throws Exception;
    }

    @Test
    void whatWasAcknowledgedIsThereOnce(@TempDir Path data) throws Exception {
        Instant end = Instant.now().plus(Duration.ofMinutes(MINUTES));
        rollcall = rollcall(data);
        try (RollcallProcess process = rollcall.start()) {
            isp = new Isp(process);
            isp.api.create("/pools", "{'name':'many','cidr':'100.66.0.0/16','purpose':'service'}");
            Isp.Subscriber first = isp.subscriber();
            try (HostileRouter hostile = new HostileRouter(isp, isp.subscriber().login());
                    Nas honest = isp.router()) {
                mad = hostile;
                router = honest;
                await("the router is known").atMost(SOON).until(() -> router.access(first.pap())
                        .accepted());
                do {
                    for (Trouble trouble : troubles()) {
                        if (IN_SHORT || Instant.now().isBefore(end)) {
                            cycle(trouble, data.resolve("acks-" + ++cycles + ".tsv"));
                        }
                    }
                } while (Instant.now().isBefore(end));
                // what was right then is right now
                seesWhatIsWrong();
                say("total of " + cycles + " cycles", Ledger.compare(isp, acknowledged, sent));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** A checker that finds nothing wrong in anything would be worth nothing. */
    private void seesWhatIsWrong() {
        NasSession session = sent.stream()
                .filter(each -> acknowledged.stream()
                        .anyMatch(entry -> entry.acctSessionId().equals(each.id()) && entry.uploadOctets() > 0))
                .findFirst()
                .orElseThrow();
        NasSession sentLess = router.session(session.login(), session.id());
        AckLog.Entry known = acknowledged.stream()
                .filter(entry -> entry.acctSessionId().equals(session.id()))
                .findFirst()
                .orElseThrow();
        AckLog.Entry more = new AckLog.Entry(
                known.at(),
                known.nasAddress(),
                known.acctSessionId(),
                known.type(),
                known.seconds(),
                session.uploadOctets() + 1,
                known.downloadOctets(),
                known.login());
        Ledger ledger = Ledger.compare(isp, List.of(known, more), List.of(sentLess));
        assertThat(ledger.lost()).hasSize(1);
        assertThat(ledger.doubled()).hasSize(1);
    }

    private void cycle(Trouble trouble, Path log) throws Exception {
        Instant begun = Instant.now();
        List<Isp.Subscriber> subscribers = new ArrayList<>();
        for (int i = 0; i < SUBSCRIBERS; i++) {
            subscribers.add(isp.subscriber());
        }
        // what is known of somebody without the database is known since he was here before
        subscribers.forEach(subscriber ->
                assertThat(router.access(subscriber.pap()).accepted()).isTrue());
        List<AckLog.Entry> entries;
        try (AckLog acks = new AckLog(log, Clock.systemUTC());
                SteadyTraffic traffic = new SteadyTraffic(router, subscribers, LOAD)) {
            router.logAcknowledgements(acks);
            traffic.start();
            int before = ThreadLocalRandom.current().nextInt(LOAD / 10, 2 * LOAD);
            await("there is traffic").atMost(SOON).until(() -> traffic.answered() > before);
            trouble.happening().happens();
            int after = traffic.answered() + LOAD;
            await("traffic goes on").atMost(SOON).until(() -> traffic.answered() > after);
            traffic.stop();
            await("nothing waits")
                    .atMost(SOON)
                    .until(() -> isp.api.get("/health").body().getBoolean("fine"));
            acks.flush();
            entries = AckLog.read(log);
            if (trouble.unnoticed() && !traffic.failures().isEmpty()) {
                wrong.add(trouble.name() + " was noticed: " + traffic.failures());
            }
            acknowledged.addAll(entries);
            sent.addAll(traffic.sessions());
            say(
                    "cycle " + cycles + ", " + trouble.name() + ", "
                            + Duration.between(begun, Instant.now()).toSeconds() + " s, "
                            + traffic.failures().size() + " of " + traffic.answered() + " requests failed",
                    Ledger.compare(isp, entries, traffic.sessions()));
        }
    }

    private void say(String what, Ledger ledger) throws IOException {
        String line = what + ": " + ledger.acknowledged() + " acknowledged, "
                + ledger.lost().size() + " lost, " + ledger.doubled().size() + " doubled";
        LOG.log(Level.INFO, line);
        if (REPORT != null) {
            Files.writeString(
                    Path.of(REPORT),
                    getClass().getSimpleName() + " " + line + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
        ledger.lost().stream().limit(10).forEach(lost -> wrong.add(what + ": lost " + lost));
        ledger.doubled().stream().limit(10).forEach(doubled -> wrong.add(what + ": doubled " + doubled));
    }

    void killRollcall() throws IOException, InterruptedException {
        rollcall.kill();
        rollcall.start();
    }

    void mutants() throws IOException {
        mad.fire(IN_SHORT ? 5_000 : 50_000, PACE);
    }
}
