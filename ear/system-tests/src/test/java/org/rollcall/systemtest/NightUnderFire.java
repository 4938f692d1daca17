package org.rollcall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A run of the night on nodes that are killed and stopped while they are at it. */
final class NightUnderFire implements AutoCloseable {
    private static final Logger LOG = System.getLogger(NightUnderFire.class.getName());
    /** R14: so soon after a start, or after another node's end, somebody goes on by himself. */
    private static final Duration PROMISED = Duration.ofSeconds(60);
    /** For a start on a machine that does other things, too. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int CHUNK = 200;

    /** When to kill. */
    enum Aim {
        /** Somebody has taken the run and is about to begin. */
        TAKEN,
        /** A chunk was committed in this moment. */
        COMMITTED,
        /** Some time after a chunk was committed. */
        ANYWHERE
    }

    /**
     * How far the run is.
     *
     * @param done customers
     * @param fence of the lease; rises when somebody takes it
     * @param pid of the node that has it
     */
    record Moment(String state, long done, long fence, long pid) {}

    /** Looks into the ledger from outside. */
    interface Ledger {
        Moment look() throws Exception;
    }

    private static final class Node {
        private final RollcallProcess process;
        private volatile CompletableFuture<Instant> ready = new CompletableFuture<>();

        Node(RollcallProcess process) {
            this.process = process;
        }

        void start() {
            try {
                process.launch();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            ready = CompletableFuture.supplyAsync(
                    () -> {
                        process.awaitReady();
                        return Instant.now();
                    },
                    task -> new Thread(task, "waits for a start").start());
        }

        /** Now, as long as it is not ready. */
        Instant readySince() {
            boolean known = ready.isDone() && !ready.isCompletedExceptionally();
            return known ? ready.join() : Instant.now();
        }
    }

    private final String name;
    private final List<Node> nodes;
    private final Ledger ledger;
    private final Random random = new Random();
    private final List<Long> resumed = new ArrayList<>();
    private Moment last;
    private Instant interrupted = Instant.MIN;

    NightUnderFire(String name, Ledger ledger, RollcallProcess... processes) {
        this.name = name;
        this.ledger = ledger;
        nodes = Arrays.stream(processes).map(Node::new).toList();
    }

    void start() {
        nodes.forEach(Node::start);
        nodes.forEach(node ->
                node.ready.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join());
    }

    /** Asks a node to do it. */
    void begin(LocalDate businessDate) throws Exception {
        last = new Moment("", 0, ledger.look().fence(), 0);
        Api.Answer answer = nodes.get(0)
                .process
                .api()
                .post("/jobs/lifecycle/runs", "{'businessDate':'" + businessDate + "','dryRun':false}");
        assertThat(answer.status()).isEqualTo(202);
    }

    /** Kills the node that does it, and starts it again. */
    void kill(Aim aim) throws Exception {
        Node victim = interrupt(aim);
        victim.process.kill();
        note(aim + ", killed");
        victim.start();
    }

    /** Stops the node that does it for so long that another one goes on, and wakes it while that one is at it. */
    void sleepPastTheLease() throws Exception {
        Node sleeper = interrupt(Aim.COMMITTED);
        sleeper.process.signal("STOP");
        try {
            note("stopped");
            Moment before = last;
            goesOn();
            until(moment -> moment.done() > before.done());
        } finally {
            sleeper.process.signal("CONT");
        }
        await("the sleeper learns that it lost the run")
                .atMost(PATIENCE)
                .until(() -> sleeper.process.output().contains("has been taken over"));
        assertThat(sleeper.process.api().ready()).isTrue();
    }

    void awaitEnd() {
        if (interrupted.isAfter(Instant.MIN)) {
            goesOn();
        }
        Moment end = until(moment -> !List.of("queued", "running").contains(moment.state()));
        assertThat(end.state()).isEqualTo("completed");
        LOG.log(Level.INFO, "{0}: somebody went on {1} s after the interruptions", name, resumed);
    }

    private Node interrupt(Aim aim) throws Exception {
        Moment before = last;
        Moment taken = interrupted.equals(Instant.MIN) ? until(moment -> moment.fence() > before.fence()) : goesOn();
        if (aim == Aim.COMMITTED) {
            long more = (long) CHUNK * random.nextInt(3);
            until(moment -> moment.done() > before.done() + more);
        } else if (aim == Aim.ANYWHERE) {
            until(moment -> moment.done() > before.done());
            // any moment, hence not one that could be waited for; some chunks long
            TimeUnit.MILLISECONDS.sleep(random.nextInt(500));
        }
        return node(taken.pid());
    }

    private void note(String how) throws Exception {
        last = ledger.look();
        interrupted = Instant.now();
        LOG.log(Level.INFO, "{0}: {1} behind {2} customers", name, how, last.done());
        assertThat(last.state()).as("the run was hit").isEqualTo("running");
    }

    /** Somebody takes the run, in the time that was promised. */
    private Moment goesOn() {
        Moment before = last;
        Moment taken = until(moment -> moment.fence() > before.fence());
        Instant since = node(taken.pid()).readySince();
        Duration wait = Duration.between(since.isAfter(interrupted) ? since : interrupted, Instant.now());
        resumed.add(Duration.between(interrupted, Instant.now()).toSeconds());
        assertThat(wait).isLessThanOrEqualTo(PROMISED);
        return taken;
    }

    private Node node(long pid) {
        return nodes.stream()
                .filter(node -> node.process.pid() == pid)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("none of our nodes has the process id " + pid));
    }

    private Moment until(Predicate<Moment> reached) {
        return await(name)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(ledger::look, reached);
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.process.close());
    }
}
