package org.rollcall.radius.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.radius.codec.Vectors.Sample;

/** The RFCs' own packets, and some of ours made by an independent program, byte for byte. */
class RfcVectorTest {
    static List<Sample> samples() {
        return Vectors.allSamples();
    }

    static Stream<Sample> writable() {
        return Vectors.allSamples().stream().filter(sample -> sample.expected().containsKey("writer"));
    }

    @Test
    void allFilesAreThere() {
        assertThat(Vectors.all())
                .extracting(Vectors::name)
                .contains("rfc2865-7.1", "rfc2865-7.2", "rfc2865-7.3", "rfc5997-6.1", "rfc5997-6.2")
                .hasSizeGreaterThanOrEqualTo(10);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void reads(Sample sample) {
        assertThat(sample.packet()).hasToString(sample.expected().get("reads"));
        assertThat(sample.packet().bytes()).isEqualTo(sample.octets());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isSigned(Sample sample) {
        RadiusPacket packet = sample.packet();
        boolean carriesMessageAuthenticator =
                sample.expected().get("message-authenticator").equals("VALID");
        assertThat(packet.has(AttributeType.MESSAGE_AUTHENTICATOR)).isEqualTo(carriesMessageAuthenticator);
        if (sample.request() == null) {
            assertThat(Signatures.validRequest(packet, sample.secret())).isTrue();
            assertThat(Signatures.messageAuthenticator(packet, sample.secret()))
                    .hasToString(sample.expected().get("message-authenticator"));
        } else {
            byte[] requestAuthenticator = sample.request().packet().authenticator();
            assertThat(Signatures.validResponse(packet, requestAuthenticator, sample.secret()))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void proves(Sample sample) {
        String expected = sample.expected().getOrDefault("credentials", "");
        Credentials credentials = Credentials.of(sample.packet(), sample.secret());
        if (expected.contains(" ")) {
            String password = expected.substring(expected.indexOf(' ') + 1);
            assertThat(credentials.method()).isEqualTo(expected.substring(0, expected.indexOf(' ')));
            assertThat(credentials.matches(password)).isTrue();
            assertThat(credentials.matches(password + "x")).isFalse();
            assertThat(credentials.matches("")).isFalse();
        } else if (!expected.isEmpty()) {
            assertThat(credentials.method()).isEqualTo(expected);
        }
    }

    /** From what was read and the old Request Authenticator the writer makes the very same octets. */
    @ParameterizedTest
    @MethodSource("writable")
    void writesTheSame(Sample sample) {
        RadiusPacket packet = sample.packet();
        PacketCode code = packet.code().orElseThrow();
        byte[] written = sample.request() == null
                ? PacketWriter.request(
                        code,
                        packet.identifier(),
                        clearAttributes(packet, sample.secret()),
                        sample.secret(),
                        packet.has(AttributeType.MESSAGE_AUTHENTICATOR),
                        target -> System.arraycopy(packet.authenticator(), 0, target, 0, target.length))
                : PacketWriter.response(
                        code,
                        sample.request().packet(),
                        without(packet.attributes(), AttributeType.MESSAGE_AUTHENTICATOR, AttributeType.PROXY_STATE),
                        sample.secret());
        assertThat(written).isEqualTo(sample.octets());
    }

    private static List<Attribute> clearAttributes(RadiusPacket packet, byte[] secret) {
        return without(packet.attributes(), AttributeType.MESSAGE_AUTHENTICATOR).stream()
                .map(attribute -> attribute.type() == AttributeType.USER_PASSWORD
                        ? Attribute.octets(
                                AttributeType.USER_PASSWORD,
                                UserPassword.decrypt(attribute.value(), packet.authenticator(), secret))
                        : attribute)
                .toList();
    }

    private static List<Attribute> without(List<Attribute> attributes, Integer... types) {
        return attributes.stream()
                .filter(attribute -> !List.of(types).contains(attribute.type()))
                .toList();
    }
}
