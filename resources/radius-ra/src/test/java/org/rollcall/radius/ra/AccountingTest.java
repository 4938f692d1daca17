package org.rollcall.radius.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.rollcall.radius.api.AccountingRequest;
import org.rollcall.radius.api.AccountingVerdict;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.PacketCode;
import org.rollcall.radius.codec.RadiusPacket;
import org.rollcall.radius.codec.Signatures;

/** From the wire to the listener and back: batches, replies, retransmissions, failures, order. */
class AccountingTest {
    private final Queue<List<AccountingRequest>> batches = new ConcurrentLinkedQueue<>();

    @Test
    void anAcknowledgedRecordIsAnsweredAndSigned() throws Exception {
        try (AdapterUnderTest test = with(AdapterUnderTest::acknowledge);
                TestNas nas = new TestNas(test.accountingPort())) {
            byte[] request = TestNas.accounting(1, "s1", 1);

            byte[] octets = nas.ask(request);

            RadiusPacket reply = RadiusPacket.parse(octets, 0, octets.length);
            assertThat(reply.code()).contains(PacketCode.ACCOUNTING_RESPONSE);
            byte[] authenticator =
                    RadiusPacket.parse(request, 0, request.length).authenticator();
            assertThat(Signatures.validResponse(reply, authenticator, AdapterUnderTest.SECRET))
                    .isTrue();
            assertThat(test.statistics().requests()).isEqualTo(1);
            assertThat(test.statistics().accountingResponses()).isEqualTo(1);
            assertThat(test.statistics().lastPacketAt()).isNotNull();
            AccountingRequest delivered = batches.element().get(0);
            assertThat(delivered.clientId()).isEqualTo(AdapterUnderTest.NAS);
            assertThat(delivered.packet().bytes()).isEqualTo(request);
        }
    }

    @Test
    void whatArrivesDuringACallIsTheNextBatchAndRepliesFollowTheReturn() throws Exception {
        Semaphore commit = new Semaphore(0);
        try (AdapterUnderTest test = with(batch -> afterA(commit, batch));
                TestNas nas = new TestNas(test.accountingPort())) {
            nas.send(TestNas.accounting(0, "one session", 1));
            await().until(() -> batches.size() == 1);
            for (int id = 1; id <= 20; id++) {
                nas.send(TestNas.accounting(id, "one session", 3));
            }
            await().until(() -> test.connection.statistics().queued() == 20);
            assertThat(nas.isSilent()).isTrue();

            commit.release();
            nas.receive();
            await().until(() -> batches.size() == 2);
            assertThat(nas.isSilent()).isTrue();

            commit.release();
            for (int id = 1; id <= 20; id++) {
                nas.receive();
            }
            assertThat(batches).extracting(List::size).containsExactly(1, 20);
        }
    }

    @Test
    void aRetransmissionOfARequestInProgressIsDropped() throws Exception {
        Semaphore commit = new Semaphore(0);
        try (AdapterUnderTest test = with(batch -> afterA(commit, batch));
                TestNas nas = new TestNas(test.accountingPort())) {
            byte[] request = TestNas.accounting(1, "s1", 1);
            nas.send(request);
            nas.send(request);
            nas.send(request);
            await().until(() -> test.statistics().retransmissions() == 2);

            commit.release(3);
            nas.receive();

            assertThat(nas.isSilent()).isTrue();
            assertThat(batches).hasSize(1);
        }
    }

    @Test
    void aRetransmissionOfAnAnsweredRequestGetsTheSameOctets() throws Exception {
        try (AdapterUnderTest test = with(AdapterUnderTest::acknowledge);
                TestNas nas = new TestNas(test.accountingPort())) {
            byte[] request = TestNas.accounting(
                    1,
                    List.of(
                            Attribute.text(AttributeType.ACCT_SESSION_ID, "s1"),
                            Attribute.octets(AttributeType.PROXY_STATE, new byte[] {1, 2, 3})));
            byte[] first = nas.ask(request);

            assertThat(nas.ask(request)).isEqualTo(first);
            assertThat(nas.ask(request)).isEqualTo(first);
            assertThat(batches).hasSize(1);
            assertThat(test.statistics().retransmissions()).isEqualTo(2);
            assertThat(test.statistics().accountingResponses()).isEqualTo(1);
        }
    }

    @Test
    void theSameIdentifierWithAnotherAuthenticatorIsANewRequest() throws Exception {
        try (AdapterUnderTest test = with(AdapterUnderTest::acknowledge);
                TestNas nas = new TestNas(test.accountingPort())) {
            byte[] first = nas.ask(TestNas.accounting(1, "s1", 1));

            assertThat(nas.ask(TestNas.accounting(1, "s2", 1))).isNotEqualTo(first);
            assertThat(batches).hasSize(2);
        }
    }

    @Test
    void aRequestWhoseIdentifierTheNasUsesAnewIsStoredButNotAnswered() throws Exception {
        Semaphore commit = new Semaphore(0);
        try (AdapterUnderTest test = with(batch -> afterA(commit, batch));
                TestNas nas = new TestNas(test.accountingPort())) {
            nas.send(TestNas.accounting(1, "s1", 1));
            await().until(() -> batches.size() == 1);
            byte[] second = TestNas.accounting(1, "s1", 3);
            nas.send(second);
            await().until(() -> test.connection.statistics().queued() == 1);

            commit.release(2);

            byte[] reply = nas.receive();
            assertThat(Signatures.validResponse(
                            RadiusPacket.parse(reply, 0, reply.length),
                            RadiusPacket.parse(second, 0, second.length).authenticator(),
                            AdapterUnderTest.SECRET))
                    .isTrue();
            assertThat(nas.isSilent()).isTrue();
            assertThat(batches).hasSize(2);
        }
    }

    @Test
    void aCommitThatFailsMeansSilenceForTheBatchAndARetransmissionCounts() throws Exception {
        AtomicBoolean databaseDown = new AtomicBoolean(true);
        try (AdapterUnderTest test = with(batch -> {
                    if (databaseDown.get()) {
                        throw new IllegalStateException("commit failed");
                    }
                    return AdapterUnderTest.acknowledge(batch);
                });
                TestNas nas = new TestNas(test.accountingPort())) {
            byte[] request = TestNas.accounting(1, "s1", 1);
            assertThat(nas.isSilentOn(request)).isTrue();
            assertThat(nas.isSilentOn(request)).isTrue();
            assertThat(batches).hasSize(2);

            databaseDown.set(false);

            nas.ask(request);
            assertThat(batches).hasSize(3);
            assertThat(test.statistics().accountingResponses()).isEqualTo(1);
        }
    }

    @Test
    void silenceForOneLeavesItsNeighboursAlone() throws Exception {
        AtomicBoolean refuse = new AtomicBoolean(true);
        try (AdapterUnderTest test = with(batch -> batch.stream()
                        .map(request -> refuse.get() && session(request).equals("bad")
                                ? AccountingVerdict.SILENCE
                                : AccountingVerdict.ACKNOWLEDGE)
                        .toList());
                TestNas nas = new TestNas(test.accountingPort())) {
            byte[] bad = TestNas.accounting(1, "bad", 1);
            nas.send(bad);
            nas.send(TestNas.accounting(2, "good", 1));

            assertThat(nas.receive()[1]).isEqualTo((byte) 2);
            assertThat(nas.isSilent()).isTrue();
            assertThat(test.statistics().silent()).isEqualTo(1);

            refuse.set(false);
            assertThat(nas.ask(bad)[1]).isEqualTo((byte) 1);
        }
    }

    @Test
    void answersThatDoNotFitTheBatchAreNone() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (AdapterUnderTest test =
                        with(batch -> calls.getAndIncrement() == 0 ? List.of() : AdapterUnderTest.acknowledge(batch));
                TestNas nas = new TestNas(test.accountingPort())) {
            byte[] request = TestNas.accounting(1, "s1", 1);
            assertThat(nas.isSilentOn(request)).isTrue();
            nas.ask(request);
        }
    }

    @Test
    void aListenerThatThrowsErrorsOrLeavesAnInterruptDoesNotEndTheWorker() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        TestEndpoints endpoints = TestEndpoints.accounting(batch -> {
            switch (calls.getAndIncrement()) {
                case 0 -> throw new NoClassDefFoundError("undeployed");
                case 1 -> throw new StackOverflowError();
                default -> Thread.currentThread().interrupt();
            }
            return AdapterUnderTest.acknowledge(batch);
        });
        AccountingActivation oneWorker = new AccountingActivation();
        oneWorker.setWorkers(1);
        try (AdapterUnderTest test = AdapterUnderTest.accounting(endpoints, oneWorker);
                TestNas nas = new TestNas(test.accountingPort())) {
            byte[] request = TestNas.accounting(1, "s1", 1);
            assertThat(nas.isSilentOn(request)).isTrue();
            assertThat(nas.isSilentOn(request)).isTrue();
            nas.ask(request);
            nas.ask(TestNas.accounting(2, "s1", 3));
            nas.ask(TestNas.accounting(3, "s1", 2));
            assertThat(endpoints.created).hasValue(3);
            assertThat(endpoints.released).hasValue(2);
        }
    }

    @Test
    void aServerThatIsNotReadyIsAskedAgain() throws Exception {
        TestEndpoints endpoints =
                TestEndpoints.accounting(AdapterUnderTest::acknowledge).unavailable(3);
        try (AdapterUnderTest test = AdapterUnderTest.accounting(endpoints);
                TestNas nas = new TestNas(test.accountingPort())) {
            nas.ask(TestNas.accounting(1, "s1", 1));
        }
        assertThat(endpoints.created).hasValue(1);
        assertThat(endpoints.released).hasValue(1);
    }

    @Test
    void whatDoesNotFitTheQueueIsDroppedAndWelcomeLater() throws Exception {
        Semaphore commit = new Semaphore(0);
        AccountingActivation small = new AccountingActivation();
        small.setWorkers(1);
        small.setBatchSize(2);
        small.setQueueCapacity(2);
        try (AdapterUnderTest test = new AdapterUnderTest()) {
            test.adapter.endpointActivation(TestEndpoints.accounting(recorded(batch -> afterA(commit, batch))), small);
            test.connection.open(AdapterUnderTest.ANY_PORTS);
            try (TestNas nas = new TestNas(test.accountingPort())) {
                nas.send(TestNas.accounting(0, "s", 1));
                await().until(() -> batches.size() == 1);
                nas.send(TestNas.accounting(1, "s", 3));
                nas.send(TestNas.accounting(2, "s", 3));
                byte[] tooMuch = TestNas.accounting(3, "s", 3);
                nas.send(tooMuch);
                await().until(() -> test.statistics().dropped() == 1);

                commit.release(10);
                nas.receive();
                nas.receive();
                nas.receive();

                assertThat(nas.ask(tooMuch)[1]).isEqualTo((byte) 3);
            }
        }
    }

    @Test
    void recordsOfASessionStayInOrderAndAreNeverInTwoCallsAtOnce() throws Exception {
        int sessions = 100;
        int recordsEach = 100;
        Map<String, List<Long>> seen = new ConcurrentHashMap<>();
        Set<String> inCall = ConcurrentHashMap.newKeySet();
        AtomicInteger overlaps = new AtomicInteger();
        AccountingActivation activation = new AccountingActivation();
        activation.setWorkers(4);
        try (AdapterUnderTest test = new AdapterUnderTest()) {
            test.adapter.endpointActivation(
                    TestEndpoints.accounting(recorded(batch -> {
                        Map<String, Boolean> mine = new HashMap<>();
                        for (AccountingRequest request : batch) {
                            String session = session(request);
                            if (mine.putIfAbsent(session, true) == null && !inCall.add(session)) {
                                overlaps.incrementAndGet();
                            }
                            seen.computeIfAbsent(session, key -> new ArrayList<>())
                                    .add(request.packet()
                                            .integer(AttributeType.ACCT_SESSION_TIME)
                                            .orElseThrow());
                        }
                        inCall.removeAll(mine.keySet());
                        return AdapterUnderTest.acknowledge(batch);
                    })),
                    activation);
            test.connection.open(AdapterUnderTest.ANY_PORTS);
            try (TestNas nas = new TestNas(test.accountingPort())) {
                int sent = 0;
                for (long record = 0; record < recordsEach; record++) {
                    for (int session = 0; session < sessions; session++) {
                        nas.send(TestNas.accounting(
                                sent % 256,
                                List.of(
                                        Attribute.text(AttributeType.ACCT_SESSION_ID, "session " + session),
                                        Attribute.integer(AttributeType.ACCT_SESSION_TIME, record))));
                        sent++;
                    }
                    if (record % 10 == 9) { // no more in flight than the system's buffer takes
                        int soFar = sent;
                        await().until(() -> test.statistics().requests() == soFar);
                    }
                }
                await().until(() -> seen.values().stream().mapToInt(List::size).sum() == sessions * recordsEach);
            }
        }
        assertThat(overlaps).hasValue(0);
        assertThat(seen).hasSize(sessions);
        assertThat(seen.values()).allSatisfy(records -> assertThat(records).isSorted());
        assertThat(batches.size()).isLessThan(sessions * recordsEach);
    }

    private AdapterUnderTest with(Function<List<AccountingRequest>, List<AccountingVerdict>> listener)
            throws Exception {
        return AdapterUnderTest.accounting(TestEndpoints.accounting(recorded(listener)));
    }

    private Function<List<AccountingRequest>, List<AccountingVerdict>> recorded(
            Function<List<AccountingRequest>, List<AccountingVerdict>> listener) {
        return batch -> {
            batches.add(List.copyOf(batch));
            return listener.apply(batch);
        };
    }

    private static List<AccountingVerdict> afterA(Semaphore commit, List<AccountingRequest> batch) {
        commit.acquireUninterruptibly();
        return AdapterUnderTest.acknowledge(batch);
    }

    private static String session(AccountingRequest request) {
        return request.packet().text(AttributeType.ACCT_SESSION_ID).orElseThrow();
    }
}
