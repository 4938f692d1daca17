package org.rollcall.radius.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.rollcall.radius.api.AdapterStatistics.ClientStatistics;
import org.rollcall.radius.api.MessageAuthenticatorRule;
import org.rollcall.radius.api.RadiusClient;
import org.rollcall.radius.codec.RadiusPacket;

/** Who sends too much takes nothing from the others. */
class FairnessTest {
    private static final int CAPACITY = 64;

    private static RadiusClient nas(long id, String address) throws Exception {
        return new RadiusClient(
                id, InetAddress.getByName(address), 32, AdapterUnderTest.SECRET, MessageAuthenticatorRule.AUTO);
    }

    /** With a worker that is busy and a full queue. */
    @Test
    void aNasThatFloodsIsLimitedWhenOthersWait() throws Exception {
        Semaphore commits = new Semaphore(0);
        AccountingActivation small = new AccountingActivation();
        small.setWorkers(1);
        small.setBatchSize(CAPACITY);
        small.setQueueCapacity(CAPACITY);
        try (AdapterUnderTest test = new AdapterUnderTest()) {
            test.connection.replaceClients(List.of(nas(1, "127.0.0.2"), nas(2, "127.0.0.3")));
            test.adapter.endpointActivation(
                    TestEndpoints.accounting(batch -> {
                        commits.acquireUninterruptibly();
                        return AdapterUnderTest.acknowledge(batch);
                    }),
                    small);
            test.connection.open(AdapterUnderTest.ANY_PORTS);
            try (TestNas flood = new TestNas(InetAddress.getByName("127.0.0.2"), test.accountingPort());
                    TestNas honest = new TestNas(InetAddress.getByName("127.0.0.3"), test.accountingPort())) {
                flood.send(TestNas.accounting(200, "s", 1));
                await().until(commits::hasQueuedThreads);
                for (int id = 0; id < 200; id++) {
                    flood.send(TestNas.accounting(id, "s" + id, 1));
                }
                await().until(() -> client(test, 1).dropped() == 200 - CAPACITY);
                assertThat(test.connection.statistics().queued()).isEqualTo(CAPACITY);
                for (int id = 0; id < 20; id++) {
                    honest.send(TestNas.accounting(id, "h" + id, 1));
                }
                await().until(() -> client(test, 2).requests() == 20);
                commits.release(1_000);
                Set<Integer> answered = new HashSet<>();
                for (int i = 0; i < 20; i++) {
                    answered.add(honest.receive()[1] & 0xff);
                }
                assertThat(answered).hasSize(20);
                assertThat(client(test, 2).dropped()).isZero();
            }
        }
    }

    private static ClientStatistics client(AdapterUnderTest test, long id) {
        return test.connection.statistics().clients().get(id);
    }

    @Test
    void strangersAreDroppedBesideWhoIsKnown() throws Exception {
        try (AdapterUnderTest test =
                        AdapterUnderTest.accounting(TestEndpoints.accounting(AdapterUnderTest::acknowledge));
                TestNas stranger = new TestNas(InetAddress.getByName("127.0.0.9"), test.accountingPort());
                TestNas honest = new TestNas(test.accountingPort())) {
            byte[] packet = TestNas.accounting(1, "s", 1);
            for (int id = 0; id < 200; id++) {
                for (int i = 0; i < 25; i++) {
                    stranger.send(packet);
                }
                assertThat(honest.ask(TestNas.accounting(id, "h" + id, 1))[1] & 0xff)
                        .isEqualTo(id);
            }
            await().until(() -> test.connection.statistics().unknownSources() == 200 * 25);
            assertThat(stranger.isSilent()).isTrue();
        }
    }

    /** Requests of five NASes at random, and batches that are taken. */
    @Test
    void nobodyLosesWhileAnotherHasMoreWaiting() throws Exception {
        for (int seed = 0; seed < 200; seed++) {
            play(new SplittableRandom(seed).ints(300, 0, 6).toArray());
        }
    }

    private static void play(int[] steps) throws Exception {
        WorkerQueue queue = new WorkerQueue(10, 10);
        Map<Integer, List<Integer>> waiting = new HashMap<>();
        int identifier = 0;
        for (int nas : steps) {
            if (nas == 0) {
                List<Exchange> batch = new ArrayList<>();
                if (queue.size() > 0) {
                    assertThat(queue.take(batch, 4)).isTrue();
                }
                for (Exchange taken : batch) {
                    // the first of its NAS
                    assertThat(waiting.get((int) taken.client().id()).remove(0))
                            .isEqualTo(taken.packet().identifier());
                }
                queue.done(batch);
                continue;
            }
            Exchange request = exchange(nas, ++identifier % 256);
            waiting.computeIfAbsent(nas, id -> new ArrayList<>())
                    .add(request.packet().identifier());
            List<Exchange> dropped = new ArrayList<>();
            boolean taken = queue.put(request, dropped::add);
            assertThat(taken).isNotEqualTo(dropped.contains(request));
            for (Exchange loser : dropped) {
                List<Integer> its = waiting.get((int) loser.client().id());
                assertThat(its.remove(its.size() - 1)).isEqualTo(loser.packet().identifier());
                waiting.values().forEach(others -> assertThat(others.size()).isLessThanOrEqualTo(its.size() + 1));
            }
            assertThat(queue.size())
                    .isEqualTo(waiting.values().stream().mapToInt(List::size).sum())
                    .isLessThanOrEqualTo(10);
        }
    }

    private static Exchange exchange(long nas, int identifier) throws Exception {
        byte[] octets = TestNas.accounting(identifier, "s", 1);
        InetSocketAddress source = new InetSocketAddress(AdapterUnderTest.LOOPBACK, 1);
        return new Exchange(
                new KnownClient(nas(nas, "127.0.0.1")),
                identifier,
                AdapterUnderTest.SECRET,
                Instant.EPOCH,
                RadiusPacket.parse(octets, 0, octets.length),
                new RememberedRequest(source, identifier, new byte[16], 0),
                (reply, target) -> {});
    }
}
