package org.rollcall.radius.ra;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.radius.api.AccessReply;
import org.rollcall.radius.api.DynamicAuthorizationOutcome;
import org.rollcall.radius.api.DynamicAuthorizationRequest;
import org.rollcall.radius.api.MessageAuthenticatorRule;
import org.rollcall.radius.api.PreviousSecret;
import org.rollcall.radius.api.RadiusClient;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.Chap;
import org.rollcall.radius.codec.PacketCode;
import org.rollcall.radius.codec.PacketWriter;
import org.rollcall.radius.codec.RadiusPacket;
import org.rollcall.radius.codec.RandomSource;
import org.rollcall.radius.codec.Signatures;

/** While a secret is being changed, either one is good, and the answer is signed with the one that was used. */
class SecretRotationTest {
    private static final byte[] OLD = AdapterUnderTest.SECRET;
    private static final byte[] NEW = "the next secret".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NEITHER = "something else".getBytes(StandardCharsets.US_ASCII);
    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");
    private static final String PASSWORD = "geheim, äöü";

    private AdapterUnderTest test;
    private TestNas accounting;
    private TestNas authentication;

    @BeforeEach
    void open() throws Exception {
        test = new AdapterUnderTest();
        test.adapter.endpointActivation(
                TestEndpoints.accounting(AdapterUnderTest::acknowledge), new AccountingActivation());
        test.adapter.endpointActivation(
                TestEndpoints.access(batch -> batch.stream()
                        .map(request -> request.credentials().matches(PASSWORD)
                                ? AccessReply.accept(List.of())
                                : AccessReply.reject(List.of()))
                        .toList()),
                new AccessActivation());
        test.connection.open(AdapterUnderTest.ANY_PORTS);
        accounting = new TestNas(test.accountingPort());
        authentication = new TestNas(test.authenticationPort());
    }

    @AfterEach
    void close() {
        accounting.close();
        authentication.close();
        test.close();
    }

    @Test
    void eitherSecretIsGoodForAccountingAndTheUseOfTheOldOneIsCounted() throws Exception {
        rotate(LATER);
        assertAnswered(accounting, start(1, NEW), NEW);
        assertThat(test.statistics().previousSecretUses()).isZero();
        assertThat(test.statistics().previousSecretUsedAt()).isNull();
        assertAnswered(accounting, start(2, OLD), OLD);
        assertThat(test.statistics().previousSecretUses()).isEqualTo(1);
        assertThat(test.statistics().previousSecretUsedAt()).isNotNull();
        assertThat(accounting.isSilentOn(start(3, NEITHER))).isTrue();
        assertThat(test.statistics().badAuthenticator()).isEqualTo(1);
        assertAnswered(accounting, status(4, OLD), OLD);
    }

    @Test
    void afterItsTimeTheOldOneIsRefusedAtOnce() throws Exception {
        rotate(Instant.now());
        assertThat(accounting.isSilentOn(start(1, OLD))).isTrue();
        assertThat(authentication.isSilentOn(pap(2, OLD, true))).isTrue();
        assertAnswered(accounting, start(3, NEW), NEW);
        assertThat(test.statistics().previousSecretUses()).isZero();
    }

    @Test
    void aSignedAccessRequestProvesItsSecret() throws Exception {
        rotate(LATER);
        for (byte[] secret : List.of(OLD, NEW, OLD)) {
            RadiusPacket reply = assertAnswered(authentication, pap(secret.length, secret, true), secret);
            assertThat(reply.code()).contains(PacketCode.ACCESS_ACCEPT);
        }
        assertThat(authentication.isSilentOn(pap(1, NEITHER, true))).isTrue();
    }

    @Test
    void anUnsignedOneShowsItByItsReadablePassword() throws Exception {
        rotate(LATER);
        for (byte[] secret : List.of(NEW, OLD, NEW)) {
            RadiusPacket reply = assertAnswered(authentication, pap(secret.length, secret, false), secret);
            assertThat(reply.code()).contains(PacketCode.ACCESS_ACCEPT);
        }
    }

    /** It has nothing that the secret changes: the answer is signed as the NAS signed last. */
    @Test
    void chapIsAnsweredWithWhatTheNasUsedLast() throws Exception {
        rotate(LATER);
        assertAnswered(authentication, chap(1), OLD);
        assertAnswered(accounting, start(1, NEW), NEW);
        assertAnswered(authentication, chap(2), NEW);
        assertAnswered(accounting, start(2, OLD), OLD);
        assertAnswered(authentication, chap(3), OLD);
    }

    @Test
    void soAreRequestsToTheNas() throws Exception {
        FakeNas.Behaviour ackIfOld = (nas, request, from) -> {
            if (Signatures.validRequest(request, OLD)) {
                nas.send(FakeNas.reply(PacketCode.DISCONNECT_ACK, request, OLD), from);
            } else if (Signatures.validRequest(request, NEW)) {
                nas.send(FakeNas.reply(PacketCode.DISCONNECT_NAK, request, NEW), from);
            }
        };
        try (FakeNas nas = new FakeNas(ackIfOld)) {
            rotate(LATER);
            assertThat(ask(nas)).isEqualTo(DynamicAuthorizationOutcome.Kind.ACKED);
            assertAnswered(accounting, start(1, NEW), NEW);
            assertThat(ask(nas)).isEqualTo(DynamicAuthorizationOutcome.Kind.REFUSED);
            // another setting of the NAS changes: what is known of its secret goes on
            assertAnswered(accounting, start(2, OLD), OLD);
            test.connection.replaceClients(List.of(client(LATER, 1_000)));
            assertThat(ask(nas)).isEqualTo(DynamicAuthorizationOutcome.Kind.ACKED);
            rotate(Instant.now());
            assertThat(ask(nas)).isEqualTo(DynamicAuthorizationOutcome.Kind.REFUSED);
        }
    }

    /** Of a prefix, each address is a device of its own. */
    @Test
    void theDevicesOfAPrefixAreChangedOneByOne() throws Exception {
        try (TestNas other = new TestNas(InetAddress.getByName("127.0.0.2"), test.accountingPort());
                TestNas otherLogin = new TestNas(InetAddress.getByName("127.0.0.2"), test.authenticationPort())) {
            test.connection.replaceClients(List.of(new RadiusClient(
                    AdapterUnderTest.NAS,
                    InetAddress.getByName("127.0.0.0"),
                    8,
                    NEW,
                    MessageAuthenticatorRule.AUTO,
                    Optional.of(new PreviousSecret(OLD, LATER)),
                    AdapterUnderTest.UNPACED)));
            assertAnswered(accounting, start(1, NEW), NEW);
            assertAnswered(other, start(1, OLD), OLD);
            assertAnswered(authentication, chap(1), NEW);
            assertAnswered(otherLogin, chap(1), OLD);
        }
    }

    private void rotate(Instant until) {
        test.connection.replaceClients(List.of(client(until, AdapterUnderTest.UNPACED)));
    }

    private static RadiusClient client(Instant until, int requestsPerSecond) {
        return new RadiusClient(
                AdapterUnderTest.NAS,
                AdapterUnderTest.LOOPBACK,
                32,
                NEW,
                MessageAuthenticatorRule.AUTO,
                Optional.of(new PreviousSecret(OLD, until)),
                requestsPerSecond);
    }

    private static byte[] start(int identifier, byte[] secret) {
        List<Attribute> attributes = List.of(
                Attribute.integer(AttributeType.ACCT_STATUS_TYPE, 1),
                Attribute.text(AttributeType.ACCT_SESSION_ID, "s" + identifier));
        return PacketWriter.request(
                PacketCode.ACCOUNTING_REQUEST, identifier, attributes, secret, false, RandomSource.secure());
    }

    private static byte[] status(int identifier, byte[] secret) {
        return PacketWriter.request(
                PacketCode.STATUS_SERVER, identifier, List.of(), secret, true, RandomSource.secure());
    }

    private static byte[] pap(int identifier, byte[] secret, boolean signed) {
        return PacketWriter.request(
                PacketCode.ACCESS_REQUEST,
                identifier,
                List.of(
                        Attribute.text(AttributeType.USER_NAME, "u"),
                        Attribute.text(AttributeType.USER_PASSWORD, PASSWORD)),
                secret,
                signed,
                RandomSource.secure());
    }

    private static byte[] chap(int identifier) {
        byte[] challenge = new byte[16];
        byte[] response = Chap.response(1, PASSWORD.getBytes(StandardCharsets.UTF_8), challenge);
        byte[] value = new byte[17];
        value[0] = 1;
        System.arraycopy(response, 0, value, 1, 16);
        return PacketWriter.request(
                PacketCode.ACCESS_REQUEST,
                identifier,
                List.of(
                        Attribute.text(AttributeType.USER_NAME, "u"),
                        Attribute.octets(AttributeType.CHAP_PASSWORD, value),
                        Attribute.octets(AttributeType.CHAP_CHALLENGE, challenge)),
                NEITHER,
                false,
                RandomSource.secure());
    }

    private static RadiusPacket assertAnswered(TestNas nas, byte[] request, byte[] secret) throws Exception {
        byte[] octets = nas.ask(request);
        RadiusPacket reply = RadiusPacket.parse(octets, 0, octets.length);
        RadiusPacket asked = RadiusPacket.parse(request, 0, request.length);
        assertThat(Signatures.validResponse(reply, asked.authenticator(), secret))
                .isTrue();
        return reply;
    }

    private DynamicAuthorizationOutcome.Kind ask(FakeNas nas) throws Exception {
        return test.connection
                .send(new DynamicAuthorizationRequest(
                        DynamicAuthorizationRequest.Kind.DISCONNECT,
                        AdapterUnderTest.NAS,
                        nas.address(),
                        "s1",
                        List.of(Attribute.text(AttributeType.ACCT_SESSION_ID, "s1")),
                        false))
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS)
                .kind();
    }
}
