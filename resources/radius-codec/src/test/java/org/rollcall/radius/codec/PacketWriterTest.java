package org.rollcall.radius.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PacketWriterTest {
    private static final byte[] SECRET = "s3cret".getBytes(StandardCharsets.UTF_8);
    private static final Attribute NAME = Attribute.text(AttributeType.USER_NAME, "bob");
    private static final Attribute PROXY_1 = Attribute.octets(AttributeType.PROXY_STATE, new byte[] {1});
    private static final Attribute PROXY_2 = Attribute.octets(AttributeType.PROXY_STATE, new byte[] {2});

    /** Against CVE-2024-3596: no octet that an attacker may choose stands before the Message-Authenticator. */
    @ParameterizedTest
    @EnumSource(
            value = PacketCode.class,
            names = {"ACCESS_ACCEPT", "ACCESS_REJECT", "ACCESS_CHALLENGE"})
    void anAccessReplyBeginsWithItsMessageAuthenticator(PacketCode code) {
        for (boolean requestHasOne : new boolean[] {true, false}) {
            RadiusPacket request = request(PacketCode.ACCESS_REQUEST, requestHasOne, PROXY_1, NAME, PROXY_2);
            RadiusPacket reply = response(code, request, NAME);
            assertThat(reply.bytes()[20]).isEqualTo((byte) AttributeType.MESSAGE_AUTHENTICATOR);
            assertThat(reply.attributes()).hasSize(4).endsWith(NAME, PROXY_1, PROXY_2);
            assertThat(reply.identifier()).isEqualTo(request.identifier());
            assertThat(Signatures.validResponse(reply, request.authenticator(), SECRET))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = PacketCode.class,
            names = {"DISCONNECT_ACK", "DISCONNECT_NAK", "COA_ACK", "COA_NAK"})
    void anotherReplyHasOneIfTheRequestHas(PacketCode code) {
        for (boolean requestHasOne : new boolean[] {true, false}) {
            RadiusPacket request = request(PacketCode.COA_REQUEST, requestHasOne, NAME);
            RadiusPacket reply = response(code, request, NAME);
            assertThat(reply.attributes()).hasSize(requestHasOne ? 2 : 1).endsWith(NAME);
            assertThat(reply.has(AttributeType.MESSAGE_AUTHENTICATOR)).isEqualTo(requestHasOne);
            assertThat(Signatures.validResponse(reply, request.authenticator(), SECRET))
                    .isTrue();
        }
    }

    /** FreeRADIUS takes it for forged, see the writer; in answer to Status-Server it is well defined. */
    @Test
    void anAccountingResponseHasOneForStatusServerOnly() {
        RadiusPacket accounting = request(PacketCode.ACCOUNTING_REQUEST, true, NAME);
        assertThat(response(PacketCode.ACCOUNTING_RESPONSE, accounting).length())
                .isEqualTo(20);
        RadiusPacket status = request(PacketCode.STATUS_SERVER, true);
        assertThat(response(PacketCode.ACCOUNTING_RESPONSE, status).length()).isEqualTo(38);
    }

    @Test
    void aRequestThatMustCarryAMessageAuthenticatorDoes() {
        assertThat(request(PacketCode.STATUS_SERVER, false).has(AttributeType.MESSAGE_AUTHENTICATOR))
                .isTrue();
        Attribute eap = Attribute.octets(AttributeType.EAP_MESSAGE, new byte[] {2, 1, 0, 4});
        assertThat(request(PacketCode.ACCESS_REQUEST, false, NAME, eap).has(AttributeType.MESSAGE_AUTHENTICATOR))
                .isTrue();
        assertThat(request(PacketCode.ACCESS_REQUEST, false, NAME).has(AttributeType.MESSAGE_AUTHENTICATOR))
                .isFalse();
    }

    @Test
    void anAccessRequestIsNeverTheSameTwice() {
        assertThat(request(PacketCode.ACCESS_REQUEST, false).authenticator())
                .isNotEqualTo(request(PacketCode.ACCESS_REQUEST, false).authenticator())
                .isNotEqualTo(new byte[16]);
    }

    static List<ThrowingCallable> impossible() {
        Attribute signature = Attribute.octets(AttributeType.MESSAGE_AUTHENTICATOR, new byte[16]);
        List<Attribute> tooMuch = Collections.nCopies(17, Attribute.octets(AttributeType.REPLY_MESSAGE, new byte[253]));
        RadiusPacket access = request(PacketCode.ACCESS_REQUEST, true);
        return List.of(
                () -> request(PacketCode.ACCESS_ACCEPT, true),
                () -> request(PacketCode.ACCESS_REQUEST, true, signature),
                () -> response(PacketCode.ACCESS_REQUEST, access),
                () -> response(PacketCode.ACCESS_ACCEPT, access, signature),
                () -> response(PacketCode.ACCESS_ACCEPT, access, PROXY_1),
                () -> PacketWriter.response(PacketCode.ACCESS_ACCEPT, access, tooMuch, SECRET),
                () -> PacketWriter.request(PacketCode.COA_REQUEST, 256, List.of(), SECRET, true, target -> {}),
                () -> request(
                        PacketCode.ACCESS_REQUEST, true, Attribute.text(AttributeType.USER_PASSWORD, "x".repeat(129))));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void whatMustNotBeSentIsRefused(ThrowingCallable writing) {
        assertThatIllegalArgumentException().isThrownBy(writing).withMessageMatching(".+");
    }

    private static RadiusPacket request(PacketCode code, boolean withMessageAuthenticator, Attribute... attributes) {
        return Vectors.parse(PacketWriter.request(
                code, 200, List.of(attributes), SECRET, withMessageAuthenticator, RandomSource.secure()));
    }

    private static RadiusPacket response(PacketCode code, RadiusPacket request, Attribute... attributes) {
        return Vectors.parse(PacketWriter.response(code, request, List.of(attributes), SECRET));
    }
}
