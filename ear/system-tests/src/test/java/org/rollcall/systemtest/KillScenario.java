package org.rollcall.systemtest;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.nassim.AckLog;
import org.rollcall.nassim.Nas;
import org.rollcall.nassim.NasSession;

/**
 * R1 in short form: the server is killed in the middle of traffic, again and again; after each restart every
 * acknowledged record is there, once.
 */
abstract class KillScenario {
    private static final int SESSIONS = 60;

    abstract RollcallProcess rollcall(Path data) throws IOException;

    int kills() {
        return 3;
    }

    @Test
    void whatWasAcknowledgedIsThereOnceAfterTheKill(@TempDir Path data) throws Exception {
        Path log = data.resolve("acks.tsv");
        try (RollcallProcess rollcall = rollcall(data).start();
                AckLog acks = new AckLog(log, java.time.Clock.systemUTC())) {
            Isp isp = new Isp(rollcall);
            Isp.Subscriber subscriber = isp.subscriber();
            Nas router = isp.router();
            await("the router is known").atMost(Duration.ofSeconds(20)).until(() -> router.access(subscriber.pap())
                    .accepted());
            router.logAcknowledgements(acks);
            List<NasSession> all = new ArrayList<>();
            for (int round = 0; round < kills(); round++) {
                List<NasSession> sessions = new ArrayList<>();
                List<CompletableFuture<?>> waiting = new ArrayList<>();
                for (int i = 0; i < SESSIONS; i++) {
                    NasSession session = router.session(subscriber.login(), "kill-" + round + "-" + i);
                    sessions.add(session);
                    all.add(session);
                    waiting.add(router.startLater(session));
                }
                int enough = ThreadLocalRandom.current().nextInt(1, SESSIONS);
                await("some records are acknowledged")
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> waiting.stream()
                                        .filter(CompletableFuture::isDone)
                                        .count()
                                >= enough);
                sessions.forEach(session -> {
                    session.carry(Duration.ofSeconds(60), 1_000, 2_000);
                    waiting.add(router.interimLater(session));
                });
                rollcall.kill();
                rollcall.launch();
                // the router repeats what was not acknowledged, and perhaps gives up, while the server starts
                CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new))
                        .join();
                rollcall.awaitReady();
                acks.flush();
                Ledger.compare(isp, AckLog.read(log), all).assertBalanced();
            }
            router.close();
        }
    }
}
