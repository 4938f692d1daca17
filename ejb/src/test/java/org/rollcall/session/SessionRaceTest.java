package org.rollcall.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.session.AccountingEvent.OfSession;
import org.rollcall.shared.DatabaseFailure;
import org.rollcall.shared.OnBothDatabases;
import org.rollcall.shared.TestDatabase;

/**
 * Two workers as in the adapter, each with its sessions, and a line on which every new session takes the others over
 * while Interims prove them alive: the most that workers can be in each other's way.
 */
@OnBothDatabases
class SessionRaceTest {
    private static final int WORKERS = 2;
    private static final int LANES = 12;
    private static final int SESSIONS_PER_LANE = 20;
    private static final int TRIES = 5;
    private static final int BATCH = 64;

    private final TestDatabase test;
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private Isp isp;

    SessionRaceTest(TestDatabase test) {
        this.test = test;
    }

    private record Request(OfSession event, CompletableFuture<Boolean> acknowledged) {}

    @BeforeEach
    void isp() {
        isp = new Isp(test);
        isp.customer("anna", CustomerStatus.ACTIVE);
    }

    @Test
    void whatWasAcknowledgedIsThere() throws Exception {
        List<BlockingQueue<Request>> queues = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(WORKERS + LANES);
        try {
            for (int i = 0; i < WORKERS; i++) {
                BlockingQueue<Request> queue = new LinkedBlockingQueue<>();
                queues.add(queue);
                Future<?> unused = threads.submit(() -> work(queue));
            }
            List<Callable<Void>> lanes = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                int number = lane;
                lanes.add(() -> drive(number, queues));
            }
            for (Future<Void> lane : threads.invokeAll(lanes)) {
                lane.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(acknowledged).hasSizeGreaterThan(LANES);
        List<SessionRow> stored = new ArrayList<>(isp.wiring
                .get(SessionTable.class)
                .list(
                        new SessionFilter(
                                java.util.Optional.empty(),
                                java.util.Optional.empty(),
                                java.util.OptionalLong.empty(),
                                java.util.OptionalLong.empty()),
                        0,
                        1_000));
        assertThat(stored).extracting(SessionRow::acctSessionId).doesNotHaveDuplicates();
        stored.removeIf(row -> row.uploadOctets() >= acknowledged.getOrDefault(row.acctSessionId(), 0L));
        assertThat(stored).isEmpty();
    }

    private Void drive(int lane, List<BlockingQueue<Request>> queues) throws Exception {
        for (int i = 0; i < SESSIONS_PER_LANE; i++) {
            Records session = new Records(lane + "-" + i);
            BlockingQueue<Request> queue =
                    queues.get(Math.floorMod(session.key().hashCode(), queues.size()));
            send(queue, session.start(0));
            if (send(queue, session.interim(60, 60, 1_000, 2_000))) {
                acknowledged.put(session.key().acctSessionId(), 1_000L);
            }
        }
        return null;
    }

    private static boolean send(BlockingQueue<Request> queue, OfSession event) throws Exception {
        Request request = new Request(event, new CompletableFuture<>());
        queue.add(request);
        return request.acknowledged().get();
    }

    private void work(BlockingQueue<Request> queue) {
        List<Request> batch = new ArrayList<>();
        try {
            while (true) {
                batch.add(queue.take());
                queue.drainTo(batch, BATCH - 1);
                boolean stored = stored(batch.stream().map(Request::event).toArray(OfSession[]::new));
                batch.forEach(request -> request.acknowledged().complete(stored));
                batch.clear();
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean stored(OfSession... events) {
        for (int i = 0; i < TRIES; i++) {
            try {
                isp.record(events);
                return true;
            } catch (LostRace | DatabaseFailure again) {
                // as the intake does it
            }
        }
        return false;
    }
}
