package org.rollcall.radius.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rollcall.radius.api.MessageAuthenticatorRule;
import org.rollcall.radius.api.RadiusClient;
import org.rollcall.radius.codec.RadiusPacket;

class WorkerQueueTest {
    private static final int ALL = 512;
    private static final InetSocketAddress SOURCE = new InetSocketAddress(AdapterUnderTest.LOOPBACK, 1);
    private static final KnownClient NAS = new KnownClient(new RadiusClient(
            1, InetAddress.getLoopbackAddress(), 32, AdapterUnderTest.SECRET, MessageAuthenticatorRule.AUTO));

    private final WorkerQueue queue = new WorkerQueue(1_000, 2);
    private final List<Exchange> mine = new ArrayList<>();
    private final List<Exchange> others = new ArrayList<>();

    @Test
    void anyWorkerTakesWhatWaits() throws Exception {
        put(exchange(1, 1), exchange(2, 2));
        assertThat(queue.take(mine, ALL)).isTrue();
        assertThat(mine).hasSize(2);
        put(exchange(3, 3));
        assertThat(queue.take(others, ALL)).isTrue();
        assertThat(others).hasSize(1);
    }

    @Test
    void requestsOfOneShardAreNeverInTheHandsOfTwo() throws Exception {
        put(exchange(7, 1));
        queue.take(mine, ALL);
        put(exchange(7, 2), exchange(8, 3), exchange(7, 4));
        queue.take(others, ALL);
        assertThat(identifiers(others)).containsExactly(3);
        queue.done(others);
        queue.done(mine);
        queue.take(mine, ALL);
        assertThat(identifiers(mine)).containsExactly(2, 4);
    }

    @Test
    void whoWaitsForAShardIsWokenWhenItIsFree() throws Exception {
        put(exchange(7, 1));
        queue.take(mine, ALL);
        put(exchange(7, 2));
        Thread waiting = taking(queue);
        queue.done(mine);
        waiting.join();
        assertThat(identifiers(others)).containsExactly(2);
    }

    @Test
    void whoIsAloneIsNotKeptWaiting() throws Exception {
        WorkerQueue lingering = new WorkerQueue(1_000, 2, Duration.ofHours(1));
        for (int i = 0; i < 3; i++) {
            lingering.put(exchange(i, i), dropped -> {});
            lingering.take(mine, ALL);
            assertThat(mine).hasSize(1);
            lingering.done(mine);
        }
    }

    @Test
    void aWorkerWaitsForThoseThatAreAboutToCome() throws Exception {
        WorkerQueue lingering = new WorkerQueue(1_000, 2, Duration.ofHours(1));
        List<Exchange> many =
                IntStream.range(0, 64).mapToObj(i -> exchange(i, i)).toList();
        many.forEach(each -> lingering.put(each, dropped -> {}));
        lingering.take(mine, ALL);
        lingering.done(mine);
        lingering.put(exchange(100, 100), dropped -> {});
        Thread worker = taking(lingering);
        many.subList(0, 40).forEach(each -> lingering.put(each, dropped -> {}));
        lingering.wake();
        worker.join();
        assertThat(others).hasSize(41);
    }

    @Test
    void nobodyLingersInAQueueThatCloses() throws Exception {
        WorkerQueue lingering = new WorkerQueue(1_000, 2, Duration.ofHours(1));
        IntStream.range(0, 64).forEach(i -> lingering.put(exchange(i, i), dropped -> {}));
        lingering.take(mine, ALL);
        lingering.done(mine);
        lingering.put(exchange(100, 100), dropped -> {});
        Thread worker = taking(lingering);
        lingering.close();
        worker.join();
        assertThat(others).hasSize(1);
        assertThat(lingering.take(mine, ALL)).isFalse();
    }

    /** Into the list of others; it waits already. */
    private Thread taking(WorkerQueue from) {
        Thread worker = new Thread(() -> {
            try {
                from.take(others, ALL);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        worker.start();
        await().until(() -> worker.getState() == Thread.State.TIMED_WAITING);
        return worker;
    }

    /** Each shard's requests are taken once, in order, whatever the workers do. */
    @Test
    void nothingIsLostOrOvertaken() throws Exception {
        WorkerQueue shared = new WorkerQueue(100_000, 4);
        int shards = 37;
        int[] last = new int[shards];
        AtomicInteger[] inHand =
                IntStream.range(0, shards).mapToObj(i -> new AtomicInteger()).toArray(AtomicInteger[]::new);
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger wrong = new AtomicInteger();
        List<Thread> workers = new ArrayList<>();
        for (int w = 0; w < 4; w++) {
            Thread worker = new Thread(() -> work(shared, last, inHand, taken, wrong));
            workers.add(worker);
            worker.start();
        }
        SplittableRandom random = new SplittableRandom(7);
        int[] next = new int[shards];
        for (int i = 0; i < 50_000; i++) {
            int shard = random.nextInt(shards);
            shared.put(numbered(shard, ++next[shard]), dropped -> wrong.incrementAndGet());
            if (random.nextInt(10) == 0) {
                shared.wake();
            }
        }
        shared.close();
        for (Thread worker : workers) {
            worker.join();
        }
        assertThat(wrong.get()).isZero();
        assertThat(taken.get()).isEqualTo(50_000);
    }

    private static void work(
            WorkerQueue queue, int[] last, AtomicInteger[] inHand, AtomicInteger taken, AtomicInteger wrong) {
        List<Exchange> batch = new ArrayList<>();
        try {
            while (queue.take(batch, 20)) {
                batch.stream().map(Exchange::shard).distinct().forEach(shard -> {
                    if (inHand[shard].incrementAndGet() > 1) {
                        wrong.incrementAndGet();
                    }
                });
                for (Exchange exchange : batch) {
                    int number = (int) exchange.receivedAt().getEpochSecond();
                    if (number != last[exchange.shard()] + 1) {
                        wrong.incrementAndGet();
                    }
                    last[exchange.shard()] = number;
                }
                taken.addAndGet(batch.size());
                batch.stream().map(Exchange::shard).distinct().forEach(shard -> inHand[shard].decrementAndGet());
                queue.done(batch);
            }
        } catch (InterruptedException e) {
            wrong.incrementAndGet();
        }
    }

    private void put(Exchange... exchanges) {
        for (Exchange exchange : exchanges) {
            assertThat(queue.put(exchange, dropped -> {})).isTrue();
        }
    }

    private static List<Integer> identifiers(List<Exchange> batch) {
        return batch.stream().map(exchange -> exchange.packet().identifier()).toList();
    }

    private static Exchange exchange(int shard, int identifier) {
        return exchange(shard, identifier, Instant.EPOCH);
    }

    private static Exchange numbered(int shard, int number) {
        return exchange(shard, number % 256, Instant.ofEpochSecond(number));
    }

    private static Exchange exchange(int shard, int identifier, Instant at) {
        try {
            byte[] octets = TestNas.accounting(identifier, "s", 1);
            return new Exchange(
                    NAS,
                    shard,
                    AdapterUnderTest.SECRET,
                    at,
                    RadiusPacket.parse(octets, 0, octets.length),
                    new RememberedRequest(SOURCE, identifier, new byte[16], 0),
                    (reply, target) -> {});
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
