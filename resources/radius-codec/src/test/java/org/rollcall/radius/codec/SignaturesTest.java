package org.rollcall.radius.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.radius.codec.Signatures.MessageAuthenticatorState.ABSENT;
import static org.rollcall.radius.codec.Signatures.MessageAuthenticatorState.INVALID;
import static org.rollcall.radius.codec.Signatures.MessageAuthenticatorState.VALID;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.radius.codec.PacketCode.Role;
import org.rollcall.radius.codec.Vectors.Sample;

class SignaturesTest {
    private static final byte[] SECRET = "s3cret".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "S3cret".getBytes(StandardCharsets.UTF_8);

    static Stream<Sample> signed() {
        return Vectors.allSamples().stream().filter(sample -> isSigned(sample, sample.packet()));
    }

    /** Any flipped bit spoils a signature, wherever a signature covers it. */
    @ParameterizedTest
    @MethodSource("signed")
    void everyBitCounts(Sample sample) {
        byte[] octets = sample.octets().clone();
        for (int bit = 0; bit < octets.length * 8; bit++) {
            octets[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                RadiusPacket packet = RadiusPacket.parse(octets, 0, octets.length);
                assertThat(isSigned(sample, packet))
                        .as("bit %s of %s", bit, sample)
                        .isFalse();
            } catch (MalformedPacketException e) {
                assertThat(e.reason()).isNotNull();
            }
            octets[bit / 8] ^= (byte) (1 << bit % 8);
        }
    }

    /** Whether any signature of the packet that the sample's kind must have is there and right. */
    private static boolean isSigned(Sample sample, RadiusPacket packet) {
        if (sample.request() != null) {
            byte[] authenticator = sample.request().packet().authenticator();
            return Signatures.validResponse(packet, authenticator, sample.secret());
        }
        PacketCode code = sample.packet().code().orElseThrow();
        return code.role() == Role.SIGNED_REQUEST
                ? packet.code()
                                .filter(mutated -> mutated.role() == Role.SIGNED_REQUEST)
                                .isPresent()
                        && Signatures.validRequest(packet, sample.secret())
                : Signatures.messageAuthenticator(packet, sample.secret()) == VALID;
    }

    @ParameterizedTest
    @MethodSource("signed")
    void anotherSecretIsNoticed(Sample sample) {
        Sample forged = new Sample(sample.name(), sample.octets(), OTHER, sample.request(), sample.expected());
        assertThat(isSigned(forged, sample.packet())).isFalse();
    }

    @ParameterizedTest
    @EnumSource(PacketCode.class)
    void aResponseIsNoRequest(PacketCode code) {
        byte[] octets = request(PacketCode.ACCOUNTING_REQUEST, true);
        octets[0] = (byte) code.number();
        RadiusPacket packet = Vectors.parse(octets);
        assertThat(Signatures.validRequest(packet, SECRET))
                .isEqualTo(code == PacketCode.ACCOUNTING_REQUEST || code.role() == Role.UNSIGNED_REQUEST);
        assertThat(Signatures.messageAuthenticator(packet, SECRET))
                .isEqualTo(code == PacketCode.ACCOUNTING_REQUEST ? VALID : INVALID);
    }

    @Test
    void anUnknownCodeIsNeverValid() {
        byte[] octets = request(PacketCode.ACCESS_REQUEST, true);
        octets[0] = 99;
        RadiusPacket packet = Vectors.parse(octets);
        assertThat(Signatures.validRequest(packet, SECRET)).isFalse();
        assertThat(Signatures.messageAuthenticator(packet, SECRET)).isEqualTo(INVALID);
    }

    @Test
    void tellsAbsentFromInvalid() {
        RadiusPacket without = Vectors.parse(request(PacketCode.ACCESS_REQUEST, false));
        RadiusPacket with = Vectors.parse(request(PacketCode.ACCESS_REQUEST, true));
        assertThat(Signatures.messageAuthenticator(without, SECRET)).isEqualTo(ABSENT);
        assertThat(Signatures.messageAuthenticator(with, SECRET)).isEqualTo(VALID);
        assertThat(Signatures.messageAuthenticator(with, OTHER)).isEqualTo(INVALID);
    }

    /** The Response Authenticator alone is forgeable (CVE-2024-3596): a wrong Message-Authenticator must be enough. */
    @Test
    void aResponseNeedsBothOfItsSignatures() {
        RadiusPacket request = Vectors.parse(request(PacketCode.ACCESS_REQUEST, true));
        byte[] octets = PacketWriter.response(PacketCode.ACCESS_REJECT, request, List.of(), SECRET);
        octets[22] ^= 1;
        byte[] forged = Signatures.authenticator(octets, request.authenticator(), SECRET);
        System.arraycopy(forged, 0, octets, 4, forged.length);
        assertThat(Signatures.validResponse(Vectors.parse(octets), request.authenticator(), SECRET))
                .isFalse();
    }

    @Test
    void knowsWhichRequestsMayNotGoUnsigned() {
        assertThat(needs(PacketCode.STATUS_SERVER)).isTrue();
        assertThat(needs(PacketCode.ACCESS_REQUEST)).isFalse();
        assertThat(needs(PacketCode.ACCOUNTING_REQUEST)).isFalse();
        assertThat(needs(PacketCode.ACCESS_REQUEST, Attribute.octets(AttributeType.EAP_MESSAGE, new byte[4])))
                .isTrue();
    }

    private static boolean needs(PacketCode code, Attribute... attributes) {
        return Signatures.needsMessageAuthenticator(Vectors.parse(
                PacketWriter.request(code, 1, List.of(attributes), SECRET, false, RandomSource.secure())));
    }

    private static byte[] request(PacketCode code, boolean withMessageAuthenticator) {
        List<Attribute> attributes = List.of(Attribute.text(AttributeType.USER_NAME, "bob"));
        return PacketWriter.request(code, 1, attributes, SECRET, withMessageAuthenticator, RandomSource.secure());
    }
}
