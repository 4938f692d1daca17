package org.rollcall.radius.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.rollcall.radius.api.AccessReply;
import org.rollcall.radius.api.AccessRequest;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.PacketCode;
import org.rollcall.radius.codec.RadiusPacket;
import org.rollcall.radius.codec.Signatures;
import org.rollcall.radius.codec.Signatures.MessageAuthenticatorState;

/** Access-Requests: what the listener is told and what becomes of its replies. */
class AccessTest {
    private final Queue<AccessRequest> delivered = new ConcurrentLinkedQueue<>();

    @Test
    void repliesAreSignedFirstAndEchoProxyState() throws Exception {
        try (AdapterUnderTest test =
                        with(AccessReply.accept(List.of(Attribute.text(AttributeType.FILTER_ID, "fast"))));
                TestNas nas = new TestNas(test.authenticationPort())) {
            Attribute proxyState = Attribute.octets(AttributeType.PROXY_STATE, new byte[] {9, 8, 7});
            byte[] request = TestNas.access(
                    1,
                    true,
                    Attribute.text(AttributeType.USER_NAME, "u"),
                    Attribute.octets(AttributeType.USER_PASSWORD, new byte[] {'p', 'w'}),
                    proxyState);

            byte[] octets = nas.ask(request);

            RadiusPacket reply = RadiusPacket.parse(octets, 0, octets.length);
            assertThat(reply.code()).contains(PacketCode.ACCESS_ACCEPT);
            assertThat(reply.attributes().get(0).type()).isEqualTo(AttributeType.MESSAGE_AUTHENTICATOR);
            assertThat(reply.text(AttributeType.FILTER_ID)).contains("fast");
            assertThat(reply.octets(AttributeType.PROXY_STATE)).contains(new byte[] {9, 8, 7});
            byte[] authenticator =
                    RadiusPacket.parse(request, 0, request.length).authenticator();
            assertThat(Signatures.validResponse(reply, authenticator, AdapterUnderTest.SECRET))
                    .isTrue();
            assertThat(delivered.element().credentials().matches("pw")).isTrue();
            assertThat(delivered.element().credentials().matches("wrong")).isFalse();
            assertThat(test.statistics().accepts()).isEqualTo(1);
        }
    }

    @Test
    void aRejectIsSentAndASilenceIsNot() throws Exception {
        byte[] request = TestNas.access(1, true, Attribute.text(AttributeType.USER_NAME, "u"));
        try (AdapterUnderTest test = with(AccessReply.reject(List.of()));
                TestNas nas = new TestNas(test.authenticationPort())) {
            assertThat(nas.ask(request)[0]).isEqualTo((byte) PacketCode.ACCESS_REJECT.number());
            assertThat(test.statistics().rejects()).isEqualTo(1);
        }
        try (AdapterUnderTest test = with(AccessReply.silence());
                TestNas nas = new TestNas(test.authenticationPort())) {
            assertThat(nas.isSilentOn(request)).isTrue();
            assertThat(nas.isSilentOn(request)).isTrue();
            assertThat(test.statistics().silent()).isEqualTo(2);
        }
    }

    @Test
    void aReplyThatDoesNotFitAPacketCostsNobodyElseTheirs() throws Exception {
        List<Attribute> tooMany = Collections.nCopies(17, Attribute.octets(AttributeType.REPLY_MESSAGE, new byte[253]));
        try (AdapterUnderTest test = AdapterUnderTest.access(TestEndpoints.access(batch -> batch.stream()
                        .map(request -> AccessReply.accept(
                                request.packet()
                                                .text(AttributeType.USER_NAME)
                                                .orElseThrow()
                                                .equals("much")
                                        ? tooMany
                                        : List.of()))
                        .toList()));
                TestNas nas = new TestNas(test.authenticationPort())) {
            nas.send(TestNas.access(1, true, Attribute.text(AttributeType.USER_NAME, "much")));
            assertThat(nas.ask(TestNas.access(2, true, Attribute.text(AttributeType.USER_NAME, "u")))[1])
                    .isEqualTo((byte) 2);
            await().until(() -> test.statistics().silent() == 1);
        }
    }

    @Test
    void aRequestWithEapNeedsAMessageAuthenticator() throws Exception {
        Attribute eap = Attribute.octets(AttributeType.EAP_MESSAGE, new byte[] {2, 0, 0, 5, 1});
        byte[] signed = TestNas.access(1, true, eap);
        assertThat(Signatures.messageAuthenticator(
                        RadiusPacket.parse(signed, 0, signed.length), AdapterUnderTest.SECRET))
                .isEqualTo(MessageAuthenticatorState.VALID);
        byte[] unsigned = TestNas.access(2, false);
        byte[] withEap = java.util.Arrays.copyOf(unsigned, unsigned.length + 7);
        withEap[3] = (byte) withEap.length;
        System.arraycopy(new byte[] {AttributeType.EAP_MESSAGE, 7, 2, 0, 0, 5, 1}, 0, withEap, unsigned.length, 7);
        try (AdapterUnderTest test = with(AccessReply.reject(List.of()));
                TestNas nas = new TestNas(test.authenticationPort())) {
            nas.ask(signed);
            assertThat(nas.isSilentOn(withEap)).isTrue();
            assertThat(test.statistics().missingMessageAuthenticator()).isEqualTo(1);
        }
    }

    private AdapterUnderTest with(AccessReply reply) throws Exception {
        return AdapterUnderTest.access(TestEndpoints.access(batch -> {
            delivered.addAll(batch);
            return Collections.nCopies(batch.size(), reply);
        }));
    }

    /** An Access-Request sent again meanwhile changes nothing; later it gets the same octets at once. */
    @Test
    void aRejectComesASecondAfterTheRequestAndHoldsNobodyUp() throws Exception {
        byte[] wrong = TestNas.access(1, true, Attribute.text(AttributeType.USER_NAME, "wrong"));
        byte[] right = TestNas.access(2, true, Attribute.text(AttributeType.USER_NAME, "right"));
        try (AdapterUnderTest test = AdapterUnderTest.access(TestEndpoints.access(batch -> batch.stream()
                        .peek(delivered::add)
                        .map(request -> request.packet()
                                        .text(AttributeType.USER_NAME)
                                        .orElseThrow()
                                        .equals("right")
                                ? AccessReply.accept(List.of())
                                : AccessReply.reject(List.of()))
                        .toList()));
                TestNas nas = new TestNas(test.authenticationPort())) {
            long sent = System.nanoTime();
            nas.send(wrong);
            nas.send(wrong);
            assertThat(nas.ask(right)[0]).isEqualTo((byte) PacketCode.ACCESS_ACCEPT.number());
            byte[] reject = nas.receive();
            assertThat(reject[0]).isEqualTo((byte) PacketCode.ACCESS_REJECT.number());
            assertThat(System.nanoTime() - sent).isGreaterThanOrEqualTo(1_000_000_000L);
            assertThat(nas.ask(wrong)).isEqualTo(reject);
            assertThat(delivered).hasSize(2);
            assertThat(test.statistics().rejects()).isEqualTo(1);
        }
    }

    @Test
    void whatWaitsIsSentBeforeThePortIsShut() throws Exception {
        try (AdapterUnderTest test = with(AccessReply.reject(List.of()));
                TestNas nas = new TestNas(test.authenticationPort())) {
            nas.send(TestNas.access(1, true, Attribute.text(AttributeType.USER_NAME, "u")));
            await().until(() -> delivered.size() == 1);
            test.connection.shut();
            assertThat(nas.receive()[0]).isEqualTo((byte) PacketCode.ACCESS_REJECT.number());
        }
    }
}
