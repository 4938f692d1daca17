package org.rollcall.nassim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.nassim.NasSettings.Retransmission;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.PacketCode;
import org.rollcall.radius.codec.PacketWriter;
import org.rollcall.radius.codec.RadiusPacket;
import org.rollcall.radius.codec.Signatures;
import org.rollcall.radius.codec.Signatures.MessageAuthenticatorState;

class NasTest {
    private static final String SECRET = "testing123";
    private static final Retransmission QUICK = new Retransmission(Duration.ofMillis(60), 3, 0);

    private Responder server;
    private NasSettings settings;

    @BeforeEach
    void serve() throws Exception {
        server = new Responder(SECRET);
        settings = NasSettings.local(server.port(), server.port(), SECRET).withRetransmission(QUICK);
    }

    @AfterEach
    void end() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Login.Method.class)
    void provesItsPasswordInEveryWay(Login.Method method) {
        try (Nas nas = Nas.open(settings)) {
            AccessAnswer right = nas.access(new Login("u000001", "pw000001", method));
            AccessAnswer wrong = nas.access(new Login("u000001", "pw000002", method));

            assertThat(right.accepted()).isTrue();
            assertThat(wrong.verdict()).isEqualTo(AccessAnswer.Verdict.REJECTED);
            assertThat(wrong.replyMessage()).contains("no");
            assertThat(nas.count(Count.ACCEPTS)).isEqualTo(1);
            assertThat(nas.count(Count.REJECTS)).isEqualTo(1);
            assertThat(nas.count(Count.UNSIGNED)).isZero();
        }
        RadiusPacket request = server.requests.get(0);
        assertThat(request.attributes().get(0).type()).isEqualTo(AttributeType.MESSAGE_AUTHENTICATOR);
        assertThat(request.has(AttributeType.CHAP_CHALLENGE)).isEqualTo(method == Login.Method.CHAP);
    }

    @Test
    void aServerThatDoesNotProveItselfIsNotTrusted() {
        server.answer =
                request -> List.of(PacketWriter.response(PacketCode.ACCESS_ACCEPT, request, List.of(), server.secret));
        try (Nas nas = Nas.open(settings)) {
            assertThat(nas.access(Login.msChapV2("u1", "pw1")).verdict()).isEqualTo(AccessAnswer.Verdict.UNPROVEN);
            assertThat(nas.access(Login.chap("u1", "pw1")).accepted()).isTrue();
        }
    }

    @Test
    void sendsFromItsOwnAddressAndNamesItself() {
        try (Nas nas = Nas.open(settings.as("bras-7", "127.0.0.57", NasKind.CISCO))) {
            nas.access(Login.pap("u1", "pw1"));
        }
        RadiusPacket request = server.requests.get(0);
        assertThat(server.sources.get(0).getAddress().getHostAddress()).isEqualTo("127.0.0.57");
        assertThat(request.text(AttributeType.NAS_IDENTIFIER)).contains("bras-7");
        assertThat(request.address(AttributeType.NAS_IP_ADDRESS).map(a -> a.getHostAddress()))
                .contains("127.0.0.57");
        assertThat(request.text(AttributeType.CALLING_STATION_ID).orElse(""))
                .matches("0200\\.[0-9a-f]{4}\\.[0-9a-f]{4}");
    }

    @Test
    void accountsForASessionWithGigawords() {
        server.grant = List.of(
                Attribute.address(AttributeType.FRAMED_IP_ADDRESS, Addresses.ipv4("100.64.0.10")),
                Attribute.octets(AttributeType.CLASS, new byte[] {1, 2, 3}),
                Attribute.integer(AttributeType.ACCT_INTERIM_INTERVAL, 90));
        Instant now = Instant.parse("2026-11-22T10:00:00Z");
        try (Nas nas = Nas.open(settings, Clock.fixed(now, ZoneOffset.UTC))) {
            NasSession session = nas.connect(Login.chap("u1", "pw1")).orElseThrow();
            nas.interim(session.carry(Duration.ofMinutes(5), 5_000_000_000L, 13_000_000_000L));
            nas.stop(session.carry(Duration.ofSeconds(60), 1, 1), TerminateCause.USER_REQUEST);

            assertThat(session.access().interimInterval()).hasValue(90);
            assertThat(nas.sessions()).isEmpty();
            assertThat(nas.count(Count.RECORDS)).isEqualTo(3);
        }
        RadiusPacket start = server.accounting(StatusType.START).get(0);
        assertThat(start.has(AttributeType.ACCT_SESSION_TIME)).isFalse();
        assertThat(start.time(AttributeType.EVENT_TIMESTAMP)).contains(now);
        RadiusPacket interim = server.accounting(StatusType.INTERIM).get(0);
        assertThat(interim.integer(AttributeType.ACCT_INPUT_OCTETS)).hasValue(5_000_000_000L - (1L << 32));
        assertThat(interim.integer(AttributeType.ACCT_INPUT_GIGAWORDS)).hasValue(1);
        assertThat(interim.integer(AttributeType.ACCT_OUTPUT_OCTETS)).hasValue(13_000_000_000L - (3L << 32));
        assertThat(interim.integer(AttributeType.ACCT_OUTPUT_GIGAWORDS)).hasValue(3);
        assertThat(interim.octets(AttributeType.CLASS)).contains(new byte[] {1, 2, 3});
        RadiusPacket stop = server.accounting(StatusType.STOP).get(0);
        assertThat(stop.integer(AttributeType.ACCT_SESSION_TIME)).hasValue(360);
        assertThat(stop.integer(AttributeType.ACCT_TERMINATE_CAUSE)).hasValue(1);
        assertThat(stop.address(AttributeType.FRAMED_IP_ADDRESS)).contains(Addresses.ipv4("100.64.0.10"));
        assertThat(stop.text(AttributeType.ACCT_SESSION_ID)).isEqualTo(start.text(AttributeType.ACCT_SESSION_ID));
    }

    @Test
    void accountingOnForgetsTheSessions() {
        try (Nas nas = Nas.open(settings)) {
            assertThat(nas.connect(Login.pap("u1", "pw1"))).isPresent();
            assertThat(nas.accountingOn().answered()).isTrue();
            assertThat(nas.sessions()).isEmpty();
        }
        assertThat(server.accounting(StatusType.ACCOUNTING_ON)).hasSize(1);
    }

    @Test
    void retransmitsTheSameBytesAndThenGivesUp() {
        server.answer = request -> List.of();
        try (Nas nas = Nas.open(settings)) {
            Outcome outcome = nas.accountingOn();

            assertThat(outcome.answered()).isFalse();
            assertThat(outcome.transmissions()).isEqualTo(3);
            assertThat(outcome.elapsed()).isBetween(Duration.ofMillis(170), Duration.ofSeconds(3));
            assertThat(nas.count(Count.RETRANSMISSIONS)).isEqualTo(2);
            assertThat(nas.count(Count.LOST)).isEqualTo(1);
            assertThat(nas.count(Count.RECORDS)).isZero();
        }
        assertThat(server.datagrams).hasSize(3);
        assertThat(server.datagrams).allSatisfy(d -> assertThat(d).isEqualTo(server.datagrams.get(0)));
    }

    @Test
    void aForgedReplyIsCountedAndTheRightOneStillAwaited() {
        server.answer = request -> {
            byte[] forged = server.decent(request);
            forged[5] ^= 1;
            return List.of(forged, server.decent(request));
        };
        try (Nas nas = Nas.open(settings)) {
            assertThat(nas.accountingOn().answered()).isTrue();
            assertThat(nas.count(Count.BAD_AUTHENTICATORS)).isEqualTo(1);
        }
    }

    @Test
    void aSecondReplyIsAStrayAndNoForgery() {
        try (Nas nas = Nas.open(settings.withRetransmission(new Retransmission(Duration.ofSeconds(5), 1, 100)))) {
            for (int i = 0; i < 20; i++) {
                assertThat(nas.accountingOn().answered()).isTrue();
            }
            await().until(() -> nas.count(Count.STRAYS) == 20);
            assertThat(nas.count(Count.BAD_AUTHENTICATORS)).isZero();
            assertThat(nas.count(Count.RETRANSMISSIONS)).isEqualTo(20);
        }
    }

    @Test
    void nobodyListeningIsALossAndNoFault() throws Exception {
        server.close();
        try (Nas nas = Nas.open(settings)) {
            assertThat(nas.access(Login.pap("u1", "pw1")).verdict()).isEqualTo(AccessAnswer.Verdict.NO_ANSWER);
            assertThat(nas.count(Count.UNREACHABLE)).isPositive();
        }
    }

    @Test
    void moreThan256RequestsGoFromMoreSourcePortsAndClosingGivesThemUp() {
        server.answer = request -> List.of();
        List<CompletableFuture<Outcome>> waiting;
        try (Nas nas = Nas.open(settings.withRetransmission(new Retransmission(Duration.ofMinutes(1), 1, 0)))) {
            waiting = IntStream.range(0, 600)
                    .mapToObj(i -> nas.startLater(nas.session("u" + i, "s" + i)))
                    .toList();
            await().until(() -> server.sources.stream()
                            .map(InetSocketAddress::getPort)
                            .distinct()
                            .count()
                    == 3);
        }
        assertThat(waiting).allSatisfy(f -> assertThat(f.join().answered()).isFalse());
    }

    @Test
    void logsWhatWasAcknowledgedAndNothingElse(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("acks");
        server.answer = request -> request.text(AttributeType.USER_NAME).equals(Optional.of("u2"))
                ? List.of()
                : List.of(server.decent(request));
        try (AckLog log = new AckLog(file, Clock.systemUTC());
                Nas nas = Nas.open(settings)) {
            nas.logAcknowledgements(log);
            NasSession heard = nas.session("u1", "A1");
            nas.start(heard);
            nas.start(nas.session("u2", "A2"));
            nas.stop(heard.carry(Duration.ofSeconds(10), 7, 8), TerminateCause.USER_REQUEST);
        }
        Files.writeString(file, "2026-11-22T10:00:00Z\t127.0.0.1\tcut o", StandardOpenOption.APPEND);

        List<AckLog.Entry> entries = AckLog.read(file);
        assertThat(entries).extracting(AckLog.Entry::acctSessionId).containsExactly("A1", "A1");
        assertThat(entries).extracting(AckLog.Entry::type).containsExactly(StatusType.START, StatusType.STOP);
        AckLog.Entry stop = entries.get(1);
        assertThat(List.of(stop.seconds(), stop.uploadOctets(), stop.downloadOctets()))
                .containsExactly(10L, 7L, 8L);
        assertThat(stop.nasAddress()).isEqualTo("127.0.0.1");
        assertThat(stop.login()).isEqualTo("u1");
    }

    @Test
    void aTakenCoaPortIsSaidPlainly() {
        try (Nas nas = Nas.open(settings)) {
            assertThatThrownBy(() -> Nas.open(settings.withCoaPort(nas.coaPort())))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("127.0.0.1")
                    .hasMessageContaining("CoA port " + nas.coaPort());
        }
    }

    @Test
    void anyRequestCanBeSent() {
        server.answer = request -> List.of(PacketWriter.response(
                PacketCode.ACCESS_ACCEPT,
                request,
                List.of(Attribute.text(AttributeType.REPLY_MESSAGE, "up")),
                server.secret));
        try (Nas nas = Nas.open(settings.withSigning(false))) {
            assertThat(nas.request(PacketCode.STATUS_SERVER, List.of())
                            .reply()
                            .orElseThrow()
                            .text(AttributeType.REPLY_MESSAGE))
                    .contains("up");
        }
        assertThat(Signatures.messageAuthenticator(server.requests.get(0), server.secret))
                .isEqualTo(MessageAuthenticatorState.VALID);
    }
}
