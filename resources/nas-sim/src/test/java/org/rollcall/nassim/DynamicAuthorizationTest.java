package org.rollcall.nassim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rollcall.radius.codec.PacketCode.COA_ACK;
import static org.rollcall.radius.codec.PacketCode.COA_NAK;
import static org.rollcall.radius.codec.PacketCode.COA_REQUEST;
import static org.rollcall.radius.codec.PacketCode.DISCONNECT_ACK;
import static org.rollcall.radius.codec.PacketCode.DISCONNECT_NAK;
import static org.rollcall.radius.codec.PacketCode.DISCONNECT_REQUEST;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.nassim.NasSettings.Retransmission;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.PacketCode;
import org.rollcall.radius.codec.PacketWriter;
import org.rollcall.radius.codec.RadiusPacket;
import org.rollcall.radius.codec.RandomSource;
import org.rollcall.radius.codec.Vendor;

/** The NAS's port for Disconnect and CoA, asked over UDP as Rollcall asks. */
class DynamicAuthorizationTest {
    private static final byte[] SECRET = "testing123".getBytes(StandardCharsets.UTF_8);
    private static final int MIKROTIK_RATE_LIMIT = 8;
    private static final int CISCO_AVPAIR = 1;

    private Responder server;
    private Nas nas;
    private NasSession session;

    @BeforeEach
    void connect() throws Exception {
        server = new Responder("testing123");
        server.grant = List.of(
                Attribute.address(AttributeType.FRAMED_IP_ADDRESS, Addresses.ipv4("100.64.0.10")),
                Attribute.vendorText(Vendor.MIKROTIK, MIKROTIK_RATE_LIMIT, "1M/10M"));
        nas = Nas.open(NasSettings.local(server.port(), server.port(), "testing123")
                .withRetransmission(new Retransmission(Duration.ofMillis(200), 3, 0)));
        session = nas.connect(Login.pap("u1", "pw1")).orElseThrow();
    }

    @AfterEach
    void end() {
        nas.close();
        server.close();
    }

    @Test
    void aDisconnectOfAKnownSessionIsAckedAndFollowedByItsStop() throws Exception {
        session.carry(Duration.ofSeconds(5), 10, 20);
        Optional<RadiusPacket> reply = ask(
                DISCONNECT_REQUEST,
                Attribute.text(AttributeType.USER_NAME, "u1"),
                Attribute.text(AttributeType.ACCT_SESSION_ID, session.id()),
                Attribute.address(AttributeType.FRAMED_IP_ADDRESS, Addresses.ipv4("100.64.0.10")));

        assertAnswer(reply, DISCONNECT_ACK, 0);
        await().until(() -> server.accounting(StatusType.STOP).size() == 1);
        RadiusPacket stop = server.accounting(StatusType.STOP).get(0);
        assertThat(stop.text(AttributeType.ACCT_SESSION_ID)).contains(session.id());
        assertThat(stop.integer(AttributeType.ACCT_TERMINATE_CAUSE)).hasValue(6);
        assertThat(stop.integer(AttributeType.ACCT_OUTPUT_OCTETS)).hasValue(20);
        assertThat(nas.sessions()).isEmpty();
        assertAnswer(ask(DISCONNECT_REQUEST, Attribute.text(AttributeType.USER_NAME, "u1")), DISCONNECT_NAK, 503);
    }

    @Test
    void everyIdentificationAttributeMustAgree() throws Exception {
        Attribute id = Attribute.text(AttributeType.ACCT_SESSION_ID, session.id());

        assertAnswer(ask(DISCONNECT_REQUEST, id, Attribute.text(AttributeType.USER_NAME, "u2")), DISCONNECT_NAK, 503);
        assertAnswer(
                ask(DISCONNECT_REQUEST, id, Attribute.integer(AttributeType.NAS_PORT, session.port() + 1)),
                DISCONNECT_NAK,
                503);
        assertAnswer(
                ask(
                        DISCONNECT_REQUEST,
                        id,
                        Attribute.address(AttributeType.FRAMED_IP_ADDRESS, Addresses.ipv4("100.64.0.11"))),
                DISCONNECT_NAK,
                503);
        assertAnswer(
                ask(DISCONNECT_REQUEST, Attribute.text(AttributeType.CALLING_STATION_ID, NasKind.mac(session.mac()))),
                DISCONNECT_ACK,
                0);
    }

    @Test
    void requestsThatNameNoSessionOrAnotherNasAreRefused() throws Exception {
        assertAnswer(ask(DISCONNECT_REQUEST), DISCONNECT_NAK, 402);
        assertAnswer(
                ask(
                        DISCONNECT_REQUEST,
                        Attribute.text(AttributeType.USER_NAME, "u1"),
                        Attribute.text(AttributeType.NAS_IDENTIFIER, "another")),
                DISCONNECT_NAK,
                403);
        assertThat(nas.sessions()).hasSize(1);
    }

    @Test
    void aCoaReplacesWhatItNamesAndLeavesTheRest() throws Exception {
        Optional<RadiusPacket> reply = ask(
                COA_REQUEST,
                Attribute.text(AttributeType.USER_NAME, "u1"),
                Attribute.vendorText(Vendor.MIKROTIK, MIKROTIK_RATE_LIMIT, "128k/2M"));

        assertAnswer(reply, COA_ACK, 0);
        assertThat(GrantedRate.of(session.access().attributes())).contains(new GrantedRate(128_000, 2_000_000));
        assertThat(session.framedIp()).contains(Addresses.ipv4("100.64.0.10"));
        assertThat(nas.sessions()).hasSize(1);
    }

    @Test
    void anIsgLogOffEndsTheSession() throws Exception {
        Attribute user = Attribute.text(AttributeType.USER_NAME, "u1");

        assertAnswer(
                ask(COA_REQUEST, user, Attribute.vendorText(Vendor.CISCO, CISCO_AVPAIR, "subscriber:command=dance")),
                COA_NAK,
                405);
        assertAnswer(
                ask(
                        COA_REQUEST,
                        user,
                        Attribute.vendorText(Vendor.CISCO, CISCO_AVPAIR, "subscriber:command=account-logoff")),
                COA_ACK,
                0);
        await().until(() -> server.accounting(StatusType.STOP).size() == 1);
    }

    @Test
    void refusesOrKeepsSilentAsTold() throws Exception {
        Attribute user = Attribute.text(AttributeType.USER_NAME, "u1");
        session.answerCoa(CoaAnswer.nak(504));
        assertAnswer(ask(DISCONNECT_REQUEST, user), DISCONNECT_NAK, 504);
        session.answerCoa(CoaAnswer.SILENCE);
        assertThat(ask(DISCONNECT_REQUEST, user)).isEmpty();
        assertThat(nas.sessions()).hasSize(1);
    }

    @Test
    void aWrongSecretGetsSilence() throws Exception {
        byte[] wrong = "testing124".getBytes(StandardCharsets.UTF_8);
        assertThat(Responder.ask(
                        nas, DISCONNECT_REQUEST, wrong, 1, List.of(Attribute.text(AttributeType.USER_NAME, "u1"))))
                .isEmpty();
        assertThat(nas.count(Count.IGNORED)).isEqualTo(1);
        assertThat(nas.coaRequests()).isEmpty();
        assertThat(nas.sessions()).hasSize(1);
    }

    @Test
    void aRetransmissionGetsTheFirstAnswerAgain() throws Exception {
        byte[] request = PacketWriter.request(
                DISCONNECT_REQUEST,
                9,
                List.of(Attribute.text(AttributeType.USER_NAME, "u1")),
                SECRET,
                true,
                RandomSource.secure());
        // both from one port: the key of a retransmission (RFC 5080 section 2.2.2)
        try (var socket = new java.net.DatagramSocket(0, java.net.InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(2000);
            byte[][] replies = new byte[2][];
            for (int i = 0; i < 2; i++) {
                socket.send(new java.net.DatagramPacket(
                        request, request.length, nas.settings().address(), nas.coaPort()));
                var datagram = new java.net.DatagramPacket(new byte[4096], 4096);
                socket.receive(datagram);
                replies[i] = java.util.Arrays.copyOf(datagram.getData(), datagram.getLength());
            }
            assertThat(replies[0]).isEqualTo(replies[1]);
            assertThat(replies[0][0]).isEqualTo((byte) DISCONNECT_ACK.number());
        }
        assertThat(nas.count(Count.DISCONNECTS)).isEqualTo(1);
        assertThat(nas.coaRequests()).hasSize(1);
    }

    @Test
    void sharesAreStableAndAboutRight() {
        CoaShares shares = new CoaShares(20, 504, 30);
        long nak = 0;
        long silent = 0;
        for (int i = 0; i < 10_000; i++) {
            CoaAnswer answer = shares.answer("u" + i);
            assertThat(shares.answer("u" + i)).isEqualTo(answer);
            nak += answer.kind() == CoaAnswer.Kind.NAK ? 1 : 0;
            silent += answer.kind() == CoaAnswer.Kind.SILENCE ? 1 : 0;
        }
        assertThat(nak).isBetween(1_700L, 2_300L);
        assertThat(silent).isBetween(2_600L, 3_400L);
    }

    private Optional<RadiusPacket> ask(PacketCode code, Attribute... attributes) throws Exception {
        return Responder.ask(nas, code, SECRET, 7, List.of(attributes));
    }

    private static void assertAnswer(Optional<RadiusPacket> reply, PacketCode code, long errorCause) {
        assertThat(reply.map(RadiusPacket::codeNumber)).contains(code.number());
        assertThat(reply.orElseThrow().integer(AttributeType.ERROR_CAUSE).orElse(0))
                .isEqualTo(errorCause);
    }
}
