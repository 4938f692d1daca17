package org.rollcall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.nassim.AckLog;
import org.rollcall.nassim.Nas;
import org.rollcall.nassim.NasSession;
import org.rollcall.nassim.NasSettings;
import org.rollcall.nassim.NasSettings.Retransmission;
import org.rollcall.radius.codec.PacketCode;

/** R21: what readiness says is so, at the start and at the end, and the end takes nothing that was acknowledged. */
class StartAndStopIT {
    private static final Logger LOG = System.getLogger(StartAndStopIT.class.getName());
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final int LANES = 4;

    @Test
    void readinessTurnsFirstAndNothingIsLost(@TempDir Path data) throws Exception {
        Path log = data.resolve("acks.tsv");
        ExecutorService lanes = Executors.newFixedThreadPool(LANES + 1);
        try (RollcallProcess rollcall = new RollcallProcess(data, Map.of()).start()) {
            Isp isp = new Isp(rollcall);
            Isp.Subscriber subscriber = isp.subscriber();
            try (Nas router = open(rollcall, Duration.ofMillis(500), 2);
                    Nas probe = open(rollcall, Duration.ofMillis(300), 1);
                    AckLog acks = new AckLog(log, Clock.systemUTC())) {
                await("the router is known").atMost(Duration.ofSeconds(20)).until(() -> router.access(subscriber.pap())
                        .accepted());
                router.logAcknowledgements(acks);
                AtomicBoolean over = new AtomicBoolean();
                AtomicInteger number = new AtomicInteger();
                List<Future<?>> traffic = new ArrayList<>();
                for (int lane = 0; lane < LANES; lane++) {
                    traffic.add(lanes.submit(() -> {
                        while (!over.get()) {
                            NasSession session = router.session(subscriber.login(), "stop-" + number.incrementAndGet());
                            router.start(session);
                            session.carry(Duration.ofSeconds(60), 1_000, 2_000);
                            router.interim(session);
                        }
                    }));
                }
                await("traffic").atMost(Duration.ofSeconds(30)).until(() -> number.get() > 20 * LANES);
                Future<Long> unanswered = lanes.submit(() -> firstUnanswered(probe));
                rollcall.signal("TERM");
                long asked = System.nanoTime();
                Api api = rollcall.api();
                await("not ready")
                        .atMost(STOP)
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> !api.ready());
                long down = System.nanoTime();
                rollcall.awaitEnd(STOP);
                long gone = System.nanoTime();
                over.set(true);
                for (Future<?> lane : traffic) {
                    lane.get();
                }
                LOG.log(
                        Level.INFO,
                        "after SIGTERM not ready at {0} ms, no answer to what was sent at {1} ms, gone at {2} ms",
                        millis(asked, down),
                        millis(asked, unanswered.get()),
                        millis(asked, gone));
                assertThat(millis(asked, down)).isLessThan(millis(asked, unanswered.get()));
            }

            long begun = System.nanoTime();
            rollcall.launch();
            try (Nas probe = open(rollcall, Duration.ofMillis(300), 1)) {
                long answered = 0;
                boolean ready = false;
                while (!ready) {
                    if (answered == 0 && answers(probe)) {
                        answered = System.nanoTime();
                    }
                    ready = rollcall.api().ready();
                    assertThat(millis(begun, System.nanoTime()))
                            .isLessThan(Duration.ofMinutes(4).toMillis());
                }
                long up = System.nanoTime();
                assertThat(answers(probe)).as("ready, so RADIUS answers").isTrue();
                LOG.log(
                        Level.INFO,
                        "RADIUS answers {0} ms after the start, ready after {1} ms",
                        millis(begun, answered == 0 ? up : answered),
                        millis(begun, up));
            }
            try (Nas router = open(rollcall, Duration.ofSeconds(2), 2)) {
                assertThat(router.access(subscriber.pap()).accepted()).isTrue();
                assertThat(router.start(router.session(subscriber.login(), "first"))
                                .answered())
                        .isTrue();
            }
            Ledger.compare(isp, AckLog.read(log), List.of()).assertBalanced();
        } finally {
            lanes.shutdownNow();
        }
    }

    private static Nas open(RollcallProcess rollcall, Duration timeout, int transmissions) {
        return Nas.open(NasSettings.local(rollcall.authPort, rollcall.acctPort, Isp.SECRET)
                .withCoaPort(-1)
                .withRetransmission(new Retransmission(timeout, transmissions, 0)));
    }

    private static boolean answers(Nas probe) {
        return probe.request(PacketCode.STATUS_SERVER, List.of()).answered();
    }

    /** When the first packet was sent that got no answer, nanoseconds. */
    private static long firstUnanswered(Nas probe) {
        while (true) {
            long sent = System.nanoTime();
            if (!answers(probe)) {
                return sent;
            }
        }
    }

    private static long millis(long from, long to) {
        return (to - from) / 1_000_000;
    }
}
