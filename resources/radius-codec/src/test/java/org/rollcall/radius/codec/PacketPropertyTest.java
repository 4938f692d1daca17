package org.rollcall.radius.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds for any packet, not only for the ones we thought of. */
class PacketPropertyTest {
    @Property
    void whatIsWrittenIsRead(
            @ForAll("requests") PacketCode code,
            @ForAll @IntRange(max = 255) int identifier,
            @ForAll("attributeLists") List<Attribute> attributes,
            @ForAll @Size(min = 1, max = 80) byte[] secret,
            @ForAll boolean signed) {
        byte[] octets = PacketWriter.request(code, identifier, attributes, secret, signed, RandomSource.secure());
        RadiusPacket packet = Vectors.parse(octets);
        assertThat(packet.code()).contains(code);
        assertThat(packet.identifier()).isEqualTo(identifier);
        assertThat(packet.bytes()).isEqualTo(octets);
        List<Attribute> read = packet.attributes();
        boolean hasSignature = packet.has(AttributeType.MESSAGE_AUTHENTICATOR);
        assertThat(read.subList(hasSignature ? 1 : 0, read.size())).isEqualTo(attributes);
        assertThat(Signatures.validRequest(packet, secret)).isTrue();
        assertThat(Signatures.messageAuthenticator(packet, secret))
                .isEqualTo(
                        hasSignature
                                ? Signatures.MessageAuthenticatorState.VALID
                                : Signatures.MessageAuthenticatorState.ABSENT);
    }

    @Property
    void whatIsAnsweredIsBelieved(
            @ForAll("requests") PacketCode requestCode,
            @ForAll("responses") PacketCode code,
            @ForAll("attributeLists") List<Attribute> attributes,
            @ForAll @Size(min = 1, max = 80) byte[] secret,
            @ForAll boolean signed,
            @ForAll int flippedBit) {
        RadiusPacket request =
                Vectors.parse(PacketWriter.request(requestCode, 1, List.of(), secret, signed, RandomSource.secure()));
        byte[] octets = PacketWriter.response(code, request, attributes, secret);
        assertThat(Signatures.validResponse(Vectors.parse(octets), request.authenticator(), secret))
                .isTrue();
        int bit = Math.floorMod(flippedBit, octets.length * 8);
        octets[bit / 8] ^= (byte) (1 << bit % 8);
        assertThat(isBelieved(octets, request.authenticator(), secret)).isFalse();
    }

    private static boolean isBelieved(byte[] octets, byte[] requestAuthenticator, byte[] secret) {
        try {
            RadiusPacket response = RadiusPacket.parse(octets, 0, octets.length);
            return Signatures.validResponse(response, requestAuthenticator, secret);
        } catch (MalformedPacketException e) {
            return false;
        }
    }

    @Property
    void aPasswordGoesThereAndBack(
            @ForAll @Size(max = 128) byte[] password,
            @ForAll @Size(16) byte[] authenticator,
            @ForAll @Size(min = 1, max = 80) byte[] secret) {
        byte[] hidden = UserPassword.encrypt(password, authenticator, secret);
        assertThat(UserPassword.decrypt(hidden, authenticator, secret)).isEqualTo(withoutTrailingZeros(password));
    }

    private static byte[] withoutTrailingZeros(byte[] octets) {
        int end = octets.length;
        while (end > 0 && octets[end - 1] == 0) {
            end--;
        }
        return Arrays.copyOf(octets, end);
    }

    @Property
    void aTextIsDescribedOnOneLine(@ForAll @Size(max = 253) byte[] octets) {
        String line = Attribute.octets(AttributeType.USER_NAME, octets).describe();
        assertThat(line.codePoints()).noneMatch(Character::isISOControl);
        assertThat(line).startsWith("User-Name = \"").endsWith("\"");
        assertThat(new String(octets, StandardCharsets.UTF_8).length()).isLessThanOrEqualTo(line.length());
    }

    @Property
    void anyOctetsAreAPacketOrRefused(@ForAll @Size(min = 20, max = 300) byte[] octets) {
        octets[2] &= 1;
        Torture.read(octets);
    }

    @Provide
    Arbitrary<PacketCode> requests() {
        return Arbitraries.of(PacketCode.class).filter(code -> code.role() != PacketCode.Role.RESPONSE);
    }

    @Provide
    Arbitrary<PacketCode> responses() {
        return Arbitraries.of(PacketCode.class).filter(code -> code.role() == PacketCode.Role.RESPONSE);
    }

    /** Up to 15 attributes: what fits into a packet even if each is as long as can be. */
    @Provide
    Arbitrary<List<Attribute>> attributeLists() {
        return attributes().list().ofMaxSize(15);
    }

    private static Arbitrary<Attribute> attributes() {
        Arbitrary<Integer> types = Arbitraries.integers()
                .between(1, 255)
                .filter(type -> type != AttributeType.MESSAGE_AUTHENTICATOR
                        && type != AttributeType.PROXY_STATE
                        && type != AttributeType.USER_PASSWORD);
        Arbitrary<byte[]> values = Arbitraries.bytes().array(byte[].class).ofMaxSize(253);
        return Combinators.combine(types, values).as(Attribute::new);
    }
}
