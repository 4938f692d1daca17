package org.rollcall.radius.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.resource.ResourceException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.radius.api.DynamicAuthorizationOutcome;
import org.rollcall.radius.api.DynamicAuthorizationOutcome.Kind;
import org.rollcall.radius.api.DynamicAuthorizationRequest;
import org.rollcall.radius.api.MessageAuthenticatorRule;
import org.rollcall.radius.api.RadiusClient;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.PacketCode;
import org.rollcall.radius.codec.RadiusPacket;
import org.rollcall.radius.codec.Signatures;

/** Disconnect- and CoA-Requests against NASes that answer, refuse, keep silent, or lie. */
class DynamicAuthorizationTest {
    private AdapterUnderTest test;

    @BeforeEach
    void start() throws ResourceException {
        test = new AdapterUnderTest();
    }

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void anAckIsTypedAndTheRequestIsSignedAndStamped() throws Exception {
        try (FakeNas nas = new FakeNas(FakeNas.ACK)) {
            DynamicAuthorizationOutcome outcome = ask(disconnect(nas, "s1"));

            assertThat(outcome.kind()).isEqualTo(Kind.ACKED);
            assertThat(outcome.errorCause()).isEmpty();
            assertThat(outcome.transmissions()).isEqualTo(1);
            assertThat(outcome.elapsed()).isPositive();
            byte[] octets = nas.received.get(0);
            RadiusPacket request = RadiusPacket.parse(octets, 0, octets.length);
            assertThat(request.code()).contains(PacketCode.DISCONNECT_REQUEST);
            assertThat(Signatures.validRequest(request, AdapterUnderTest.SECRET))
                    .isTrue();
            assertThat(request.text(AttributeType.ACCT_SESSION_ID)).contains("s1");
            assertThat(request.time(AttributeType.EVENT_TIMESTAMP).orElseThrow())
                    .isBetween(Instant.now().minusSeconds(60), Instant.now());
            assertThat(request.has(AttributeType.MESSAGE_AUTHENTICATOR)).isFalse();
        }
    }

    @Test
    void aNakBringsItsErrorCause() throws Exception {
        try (FakeNas nas = new FakeNas((self, request, from) -> self.send(
                FakeNas.reply(
                        PacketCode.COA_NAK,
                        request,
                        AdapterUnderTest.SECRET,
                        Attribute.integer(AttributeType.ERROR_CAUSE, 503)),
                from))) {
            DynamicAuthorizationOutcome outcome = ask(new DynamicAuthorizationRequest(
                    DynamicAuthorizationRequest.Kind.CHANGE_OF_AUTHORIZATION,
                    AdapterUnderTest.NAS,
                    nas.address(),
                    "s1",
                    List.of(
                            Attribute.text(AttributeType.USER_NAME, "u"),
                            Attribute.integer(AttributeType.EVENT_TIMESTAMP, 1)),
                    false));

            assertThat(outcome.kind()).isEqualTo(Kind.REFUSED);
            assertThat(outcome.errorCause()).hasValue(503);
            byte[] octets = nas.received.get(0);
            assertThat(RadiusPacket.parse(octets, 0, octets.length).all(AttributeType.EVENT_TIMESTAMP))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "ffffffff", "80000000", "000001f700"})
    void aNakWithoutErrorCauseOrWithNonsenseIsARefusalToo(String cause) throws Exception {
        Attribute[] attributes = {
            Attribute.octets(AttributeType.ERROR_CAUSE, HexFormat.of().parseHex(cause))
        };
        try (FakeNas nas = new FakeNas((self, request, from) -> self.send(
                FakeNas.reply(
                        PacketCode.DISCONNECT_NAK,
                        request,
                        AdapterUnderTest.SECRET,
                        cause.isEmpty() ? new Attribute[0] : attributes),
                from))) {
            DynamicAuthorizationOutcome outcome = ask(disconnect(nas, "s1"));
            assertThat(outcome.kind()).isEqualTo(Kind.REFUSED);
            assertThat(outcome.errorCause()).isEmpty();
        }
    }

    @Test
    void aSilentNasIsAskedThreeTimesWithTheSameOctets() throws Exception {
        try (FakeNas nas = new FakeNas(FakeNas.SILENT)) {
            DynamicAuthorizationOutcome outcome = ask(disconnect(nas, "s1"));

            assertThat(outcome.kind()).isEqualTo(Kind.TIMED_OUT);
            assertThat(outcome.transmissions()).isEqualTo(3);
            assertThat(outcome.elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(140));
            assertThat(nas.received).hasSize(3);
            assertThat(nas.received.get(1)).isEqualTo(nas.received.get(0));
            assertThat(nas.received.get(2)).isEqualTo(nas.received.get(0));
        }
    }

    @Test
    void anAnswerToARetransmissionCounts() throws Exception {
        AtomicInteger heard = new AtomicInteger();
        try (FakeNas nas = new FakeNas((self, request, from) -> {
            if (heard.incrementAndGet() == 2) {
                self.send(FakeNas.ack(request), from);
            }
        })) {
            DynamicAuthorizationOutcome outcome = ask(disconnect(nas, "s1"));
            assertThat(outcome.kind()).isEqualTo(Kind.ACKED);
            assertThat(outcome.transmissions()).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void forgedMalformedAndMisplacedRepliesAreWaitedThrough() throws Exception {
        byte[] wrongSecret = "wrong".getBytes(StandardCharsets.US_ASCII);
        try (FakeNas nas = new FakeNas((self, request, from) -> {
            self.send(new byte[0], from);
            self.send(new byte[] {41, (byte) request.identifier()}, from);
            self.send(FakeNas.reply(PacketCode.DISCONNECT_ACK, request, wrongSecret), from);
            self.send(FakeNas.reply(PacketCode.DISCONNECT_NAK, request, wrongSecret), from);
            self.send(FakeNas.reply(PacketCode.COA_ACK, request, AdapterUnderTest.SECRET), from);
            byte[] otherIdentifier = FakeNas.ack(request);
            otherIdentifier[1]++;
            self.send(otherIdentifier, from);
            self.send(
                    FakeNas.reply(
                            PacketCode.DISCONNECT_NAK,
                            request,
                            AdapterUnderTest.SECRET,
                            Attribute.integer(AttributeType.ERROR_CAUSE, 404)),
                    from);
        })) {
            DynamicAuthorizationOutcome outcome = ask(disconnect(nas, "s1"));
            assertThat(outcome.kind()).isEqualTo(Kind.REFUSED);
            assertThat(outcome.errorCause()).hasValue(404);
        }
    }

    @Test
    void aReplyFromAnotherAddressOrPortDoesNotCount() throws Exception {
        try (FakeNas otherPort = new FakeNas(FakeNas.SILENT);
                FakeNas otherAddress = new FakeNas(InetAddress.getByName("127.0.0.2"), FakeNas.SILENT);
                FakeNas nas = new FakeNas((self, request, from) -> {
                    otherPort.send(FakeNas.ack(request), from);
                    otherAddress.send(FakeNas.ack(request), from);
                })) {
            assertThat(ask(disconnect(nas, "s1")).kind()).isEqualTo(Kind.TIMED_OUT);
        }
    }

    @Test
    void aLateReplyIsIgnoredAndDoesNotAnswerTheNextRequest() throws Exception {
        List<byte[]> late = new ArrayList<>();
        AtomicInteger heard = new AtomicInteger();
        try (FakeNas nas = new FakeNas((self, request, from) -> {
            if (heard.incrementAndGet() <= 3) {
                late.add(FakeNas.ack(request));
            } else {
                for (byte[] ack : late) {
                    self.send(ack, from);
                }
                self.send(FakeNas.reply(PacketCode.DISCONNECT_NAK, request, AdapterUnderTest.SECRET), from);
            }
        })) {
            assertThat(ask(disconnect(nas, "s1")).kind()).isEqualTo(Kind.TIMED_OUT);
            assertThat(ask(disconnect(nas, "s2")).kind()).isEqualTo(Kind.REFUSED);
        }
    }

    @Test
    void requestsForOneSessionGoOneAfterTheOther() throws Exception {
        try (FakeNas nas = new FakeNas((self, request, from) -> {
            if (self.received.size() > 1
                    || !request.text(AttributeType.ACCT_SESSION_ID)
                            .orElseThrow()
                            .equals("s1")) {
                self.send(FakeNas.ack(request), from);
            }
        })) {
            CompletableFuture<DynamicAuthorizationOutcome> first = send(disconnect(nas, "s1"));
            CompletableFuture<DynamicAuthorizationOutcome> second = send(disconnect(nas, "s1"));

            first.get(5, TimeUnit.SECONDS);
            second.get(5, TimeUnit.SECONDS);

            List<Integer> identifiers =
                    nas.received.stream().map(octets -> (int) octets[1]).toList();
            assertThat(identifiers).isSorted();
            assertThat(identifiers.stream().distinct()).hasSize(2);
        }
    }

    @Test
    void aSilentNasDoesNotHoldUpOthersNorOtherSessionsOfItsOwn() throws Exception {
        RetrySchedule patient = new RetrySchedule(List.of(Duration.ZERO), Duration.ofMinutes(1), Duration.ZERO);
        try (AdapterUnderTest slow = new AdapterUnderTest(patient);
                FakeNas silent = new FakeNas((self, request, from) -> {
                    if (request.text(AttributeType.ACCT_SESSION_ID)
                            .orElseThrow()
                            .equals("alive")) {
                        self.send(FakeNas.ack(request), from);
                    }
                });
                FakeNas nas = new FakeNas(FakeNas.ACK)) {
            List<CompletableFuture<DynamicAuthorizationOutcome>> dead = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                dead.add(slow.connection.send(disconnect(silent, "dead " + i)).toCompletableFuture());
            }
            assertThat(slow.connection
                            .send(disconnect(nas, "s1"))
                            .toCompletableFuture()
                            .get(5, TimeUnit.SECONDS)
                            .kind())
                    .isEqualTo(Kind.ACKED);
            assertThat(slow.connection
                            .send(disconnect(silent, "alive"))
                            .toCompletableFuture()
                            .get(5, TimeUnit.SECONDS)
                            .kind())
                    .isEqualTo(Kind.ACKED);
            await().until(() -> silent.received.size() == 1_001);
            assertThat(silent.received.stream().map(octets -> octets[1]).distinct())
                    .hasSize(256);
            await().until(() -> slow.works.running().size() == 1);
            assertThat(dead).noneMatch(CompletableFuture::isDone);
        }
    }

    /** The 99th of a hundred live requests, each beside a thousand that nobody answers. */
    @Test
    void aThousandDeadRequestsDoNotSlowALiveOne() throws Exception {
        RetrySchedule standard = RetrySchedule.standard();
        try (AdapterUnderTest busy = new AdapterUnderTest(standard);
                FakeNas silent = new FakeNas(FakeNas.SILENT);
                FakeNas nas = new FakeNas(FakeNas.ACK)) {
            for (int i = 0; i < 1_000; i++) {
                CompletableFuture<?> ignored =
                        busy.connection.send(disconnect(silent, "dead " + i)).toCompletableFuture();
            }
            List<Duration> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                long begun = System.nanoTime();
                busy.connection
                        .send(disconnect(nas, "s" + i))
                        .toCompletableFuture()
                        .get(5, TimeUnit.SECONDS);
                answers.add(Duration.ofNanos(System.nanoTime() - begun));
            }
            answers.sort(null);
            assertThat(answers.get(98)).isLessThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void aMassOfRequestsLeavesNoFasterThanTheRouterMayBeAsked() throws Exception {
        int perSecond = 200;
        List<Long> arrivals = new CopyOnWriteArrayList<>();
        List<String> order = new CopyOnWriteArrayList<>();
        FakeNas.Behaviour ack = (nas, request, from) -> {
            arrivals.add(System.nanoTime());
            order.add(request.text(AttributeType.ACCT_SESSION_ID).orElseThrow());
            nas.send(FakeNas.ack(request), from);
        };
        test.connection.replaceClients(List.of(paced(perSecond)));
        try (FakeNas nas = new FakeNas(ack);
                FakeNas other = new FakeNas(FakeNas.ACK)) {
            List<CompletableFuture<DynamicAuthorizationOutcome>> mass = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                mass.add(send(disconnect(nas, "s" + i)));
            }
            // who waits for an answer goes first, even for a session that waits its turn; other routers have their own
            assertThat(ask(urgent(nas, "now")).kind()).isEqualTo(Kind.ACKED);
            assertThat(ask(urgent(nas, "s299")).kind()).isEqualTo(Kind.ACKED);
            assertThat(ask(disconnect(other, "s1")).kind()).isEqualTo(Kind.ACKED);
            assertThat(mass.get(250)).isNotDone();
            for (CompletableFuture<DynamicAuthorizationOutcome> one : mass) {
                assertThat(one.get(20, TimeUnit.SECONDS).transmissions()).isEqualTo(1);
            }
            assertThat(order.indexOf("now")).isLessThan(150);
            assertThat(order.indexOf("s299")).isLessThan(200);
            long half = Duration.ofMillis(500).toNanos();
            for (int i = 0; i + perSecond / 2 + 20 < arrivals.size(); i++) {
                assertThat(arrivals.get(i + perSecond / 2 + 20) - arrivals.get(i))
                        .isGreaterThan(half);
            }
        }
    }

    /** It gets no more packets because it does not answer. */
    @Test
    void retransmissionsCountToo() throws Exception {
        test.connection.replaceClients(List.of(paced(100)));
        try (FakeNas nas = new FakeNas(FakeNas.SILENT)) {
            long begun = System.nanoTime();
            List<CompletableFuture<DynamicAuthorizationOutcome>> mass = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                mass.add(send(disconnect(nas, "s" + i)));
            }
            for (CompletableFuture<DynamicAuthorizationOutcome> one : mass) {
                assertThat(one.get(20, TimeUnit.SECONDS).kind()).isEqualTo(Kind.TIMED_OUT);
            }
            assertThat(nas.received).hasSize(90);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(850));
        }
    }

    @Test
    void moreThanAllIdentifiersWaitTheirTurn() throws Exception {
        try (FakeNas nas = new FakeNas(FakeNas.ACK)) {
            List<CompletableFuture<DynamicAuthorizationOutcome>> all = new ArrayList<>();
            for (int i = 0; i < 5_000; i++) {
                all.add(send(disconnect(nas, "s" + i)));
            }
            for (CompletableFuture<DynamicAuthorizationOutcome> one : all) {
                one.get(20, TimeUnit.SECONDS);
            }
            assertThat(nas.received.size()).isGreaterThanOrEqualTo(2_048);
        }
    }

    @Test
    void aSlowApplicationDoesNotHoldUpTheExchange() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        Semaphore answers = new Semaphore(0);
        FakeNas.Behaviour later = (fake, request, from) -> {
            answers.acquireUninterruptibly();
            fake.send(FakeNas.ack(request), from);
        };
        try (FakeNas nas = new FakeNas(later)) {
            CompletableFuture<Void> stuck = send(disconnect(nas, "s1")).thenAccept(outcome -> {
                try {
                    slow.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            // an answer that came before would be this thread's to deal with
            answers.release(2);
            assertThat(ask(disconnect(nas, "s2")).kind()).isEqualTo(Kind.ACKED);
            slow.countDown();
            stuck.get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void whatCannotBeSentFailsAtOnceAndLeavesTheSessionFree() throws Exception {
        try (FakeNas nas = new FakeNas(FakeNas.ACK)) {
            assertFails(
                    new DynamicAuthorizationRequest(
                            DynamicAuthorizationRequest.Kind.DISCONNECT, 99, nas.address(), "s1", List.of(), false),
                    "no NAS 99");
            assertFails(
                    new DynamicAuthorizationRequest(
                            DynamicAuthorizationRequest.Kind.DISCONNECT,
                            AdapterUnderTest.NAS,
                            InetSocketAddress.createUnresolved("nas.example.net", 3799),
                            "s1",
                            List.of(),
                            false),
                    "nas.example.net");
            List<Attribute> tooMany = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                tooMany.add(Attribute.octets(AttributeType.CLASS, new byte[253]));
            }
            assertFails(
                    new DynamicAuthorizationRequest(
                            DynamicAuthorizationRequest.Kind.DISCONNECT,
                            AdapterUnderTest.NAS,
                            nas.address(),
                            "s1",
                            tooMany,
                            false),
                    "4096");
            assertThat(ask(disconnect(nas, "s1")).kind()).isEqualTo(Kind.ACKED);
        }
    }

    @Test
    void stopFailsWhatIsPendingAndReleasesTheThread() throws Exception {
        try (FakeNas nas = new FakeNas(FakeNas.SILENT)) {
            CompletableFuture<DynamicAuthorizationOutcome> first = send(disconnect(nas, "s1"));
            CompletableFuture<DynamicAuthorizationOutcome> second = send(disconnect(nas, "s1"));
            RunningAdapter running = test.adapter.running();
            test.close();

            assertThatThrownBy(() -> first.get(5, TimeUnit.SECONDS)).hasMessageContaining("stopped");
            assertThatThrownBy(() -> second.get(5, TimeUnit.SECONDS)).hasMessageContaining("stopped");
            await().until(() -> test.works.running().isEmpty());
            assertThat(running.exchanger().send(disconnect(nas, "s3")).toCompletableFuture())
                    .isCompletedExceptionally();
        }
    }

    @Test
    void requestsComeFromTheAddressOfTheDoor() throws Exception {
        InetAddress bind = InetAddress.getByName("127.0.0.3");
        test.connection.open(new org.rollcall.radius.api.Door(bind, 0, 0));
        try (FakeNas nas = new FakeNas(FakeNas.ACK)) {
            ask(disconnect(nas, "s1"));
            assertThat(nas.lastSource().getAddress()).isEqualTo(bind);
        }
    }

    @Test
    void aTargetOfTheOtherFamilyIsReached() throws Exception {
        byte[] one = new byte[16];
        one[15] = 1;
        InetAddress loopback6 = InetAddress.getByAddress(one);
        test.connection.replaceClients(List.of(new RadiusClient(
                AdapterUnderTest.NAS, loopback6, 128, AdapterUnderTest.SECRET, MessageAuthenticatorRule.REQUIRE)));
        test.connection.open(AdapterUnderTest.ANY_PORTS);
        try (FakeNas nas = new FakeNas(loopback6, FakeNas.ACK)) {
            assertThat(ask(disconnect(nas, "s1")).kind()).isEqualTo(Kind.ACKED);
        }
    }

    private static RadiusClient paced(int perSecond) {
        return new RadiusClient(
                AdapterUnderTest.NAS,
                AdapterUnderTest.LOOPBACK,
                32,
                AdapterUnderTest.SECRET,
                MessageAuthenticatorRule.AUTO,
                Optional.empty(),
                perSecond);
    }

    private static DynamicAuthorizationRequest urgent(FakeNas nas, String session) {
        DynamicAuthorizationRequest request = disconnect(nas, session);
        return new DynamicAuthorizationRequest(
                request.kind(), request.clientId(), request.target(), session, request.attributes(), true);
    }

    private static DynamicAuthorizationRequest disconnect(FakeNas nas, String session) {
        return new DynamicAuthorizationRequest(
                DynamicAuthorizationRequest.Kind.DISCONNECT,
                AdapterUnderTest.NAS,
                nas.address(),
                session,
                List.of(Attribute.text(AttributeType.ACCT_SESSION_ID, session)),
                false);
    }

    private CompletableFuture<DynamicAuthorizationOutcome> send(DynamicAuthorizationRequest request) {
        return test.connection.send(request).toCompletableFuture();
    }

    private DynamicAuthorizationOutcome ask(DynamicAuthorizationRequest request) throws Exception {
        return send(request).get(5, TimeUnit.SECONDS);
    }

    private void assertFails(DynamicAuthorizationRequest request, String message) {
        assertThatThrownBy(() -> ask(request))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
