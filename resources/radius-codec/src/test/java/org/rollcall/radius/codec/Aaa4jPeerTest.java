package org.rollcall.radius.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.radius.codec.AttributeType.MESSAGE_AUTHENTICATOR;
import static org.rollcall.radius.codec.PacketCode.ACCESS_ACCEPT;
import static org.rollcall.radius.codec.PacketCode.ACCESS_REQUEST;
import static org.rollcall.radius.codec.PacketCode.ACCOUNTING_REQUEST;
import static org.rollcall.radius.codec.PacketCode.ACCOUNTING_RESPONSE;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.aaa4j.radius.core.attribute.RawAttribute;
import org.aaa4j.radius.core.attribute.StringData;
import org.aaa4j.radius.core.attribute.attributes.UserPassword;
import org.aaa4j.radius.core.dictionary.AttributeDefinition;
import org.aaa4j.radius.core.dictionary.PacketDefinition;
import org.aaa4j.radius.core.dictionary.TlvDefinition;
import org.aaa4j.radius.core.dictionary.dictionaries.StandardDictionary;
import org.aaa4j.radius.core.packet.Packet;
import org.aaa4j.radius.core.packet.PacketCodec;
import org.aaa4j.radius.core.packet.PacketCodecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.radius.codec.MalformedPacketException.Reason;
import org.rollcall.radius.codec.Vectors.Sample;

/**
 * aaa4j-radius-core, an independent library, reads what we write and we read what it writes. Where it is known to differ
 * it is not asked: it signs no Disconnect and CoA, rejects padding, and has no rules for type 0, the number of
 * attributes and that of Message-Authenticators.
 */
class Aaa4jPeerTest {
    private static final byte[] SECRET = "testing123".getBytes(StandardCharsets.UTF_8);
    private static final byte[] AUTHENTICATOR = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** Without definitions every attribute stays raw octets, which is what is compared. */
    private final PacketCodec peer = new PacketCodec(new NoDefinitions(), target -> {}, () -> 7);

    static Stream<Sample> samples() {
        return Vectors.allSamples().stream()
                .filter(sample -> sample.octets()[0] < PacketCode.DISCONNECT_REQUEST.number());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsTheVectorsAlike(Sample sample) throws PacketCodecException {
        Packet read = sample.request() == null
                ? peer.decodeRequest(sample.octets().clone(), sample.secret())
                : peer.decodeResponse(
                        sample.octets().clone(),
                        sample.secret(),
                        sample.request().packet().authenticator());
        assertThat(attributes(read)).isEqualTo(sample.packet().attributes());
    }

    @Test
    void readsWhatWeWrite() throws PacketCodecException {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            boolean access = random.nextBoolean();
            List<Attribute> attributes = randomAttributes(random);
            byte[] octets = PacketWriter.request(
                    access ? ACCESS_REQUEST : ACCOUNTING_REQUEST,
                    7,
                    attributes,
                    SECRET,
                    random.nextBoolean(),
                    random::nextBytes);
            RadiusPacket request = Vectors.parse(octets);
            assertThat(attributes(peer.decodeRequest(octets, SECRET))).isEqualTo(request.attributes());

            RadiusPacket response = Vectors.parse(
                    PacketWriter.response(access ? ACCESS_ACCEPT : ACCOUNTING_RESPONSE, request, attributes, SECRET));
            assertThat(attributes(peer.decodeResponse(response.bytes(), SECRET, request.authenticator())))
                    .isEqualTo(response.attributes());
        }
    }

    @Test
    void weReadWhatItWrites() throws PacketCodecException {
        Random random = new Random(2);
        for (int i = 0; i < 2000; i++) {
            boolean access = random.nextBoolean();
            boolean signed = access && random.nextBoolean();
            List<Attribute> attributes = randomAttributes(random);
            List<org.aaa4j.radius.core.attribute.Attribute<?>> raw = raw(attributes);
            if (signed) {
                raw.add(random.nextInt(raw.size() + 1), new RawAttribute(MESSAGE_AUTHENTICATOR, new byte[16]));
            }
            PacketCode code = access ? ACCESS_REQUEST : ACCOUNTING_REQUEST;
            RadiusPacket request =
                    Vectors.parse(peer.encodeRequest(new Packet(code.number(), raw), SECRET, AUTHENTICATOR.clone()));
            assertThat(request.code()).contains(code);
            assertThat(Signatures.validRequest(request, SECRET)).isTrue();
            assertThat(Signatures.messageAuthenticator(request, SECRET)).hasToString(signed ? "VALID" : "ABSENT");

            RadiusPacket response = Vectors.parse(peer.encodeResponse(
                    new Packet((access ? ACCESS_ACCEPT : ACCOUNTING_RESPONSE).number(), raw),
                    SECRET,
                    7,
                    request.authenticator()));
            assertThat(Signatures.validResponse(response, request.authenticator(), SECRET))
                    .isTrue();
            assertThat(response.attributes()).hasSameSizeAs(raw).containsAll(attributes);
        }
    }

    @Test
    void weOpenThePasswordItHides() throws PacketCodecException {
        for (int length = 1; length <= 128; length++) {
            String password = "0123456789".repeat(13).substring(0, length);
            Packet packet = new Packet(
                    ACCESS_REQUEST.number(),
                    List.of(new UserPassword(new StringData(password.getBytes(StandardCharsets.UTF_8)))));
            byte[] octets =
                    new PacketCodec(new StandardDictionary()).encodeRequest(packet, SECRET, AUTHENTICATOR.clone());
            assertThat(Credentials.of(Vectors.parse(octets), SECRET).matches(password))
                    .isTrue();
        }
    }

    /** Damaged in one octet or two, a packet is one for both or for neither. */
    @Test
    void refusesWhatWeRefuse() {
        Random random = new Random(3);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] octets =
                    PacketWriter.request(ACCESS_REQUEST, 7, randomAttributes(random), SECRET, false, target -> {});
            for (int j = random.nextInt(2); j >= 0; j--) {
                octets[20 + random.nextInt(octets.length - 20)] = (byte) random.nextInt(24);
            }
            try {
                RadiusPacket packet = RadiusPacket.parse(octets, 0, octets.length);
                if (!packet.has(MESSAGE_AUTHENTICATOR)) {
                    assertThat(attributes(peer.decodeRequest(octets, SECRET))).isEqualTo(packet.attributes());
                }
            } catch (MalformedPacketException e) {
                refused++;
                assertThat(e.reason() != Reason.ATTRIBUTE_LENGTH || peerRefuses(octets))
                        .as(HexFormat.of().formatHex(octets))
                        .isTrue();
            } catch (PacketCodecException e) {
                throw new AssertionError(HexFormat.of().formatHex(octets), e);
            }
        }
        assertThat(refused).isBetween(1000, 19_000);
    }

    private boolean peerRefuses(byte[] octets) {
        try {
            peer.decodeRequest(octets.clone(), SECRET);
            return false;
        } catch (PacketCodecException e) {
            return true;
        }
    }

    private static List<Attribute> randomAttributes(Random random) {
        Set<Integer> notOurs = Set.of(
                AttributeType.USER_PASSWORD,
                AttributeType.PROXY_STATE,
                AttributeType.EAP_MESSAGE,
                MESSAGE_AUTHENTICATOR);
        return Stream.generate(() -> 1 + random.nextInt(255))
                .filter(type -> !notOurs.contains(type))
                .limit(1 + random.nextInt(12))
                .map(type -> {
                    byte[] value = new byte[random.nextInt(4) == 0 ? random.nextInt(254) : random.nextInt(8)];
                    random.nextBytes(value);
                    return Attribute.octets(type, value);
                })
                .toList();
    }

    private static List<org.aaa4j.radius.core.attribute.Attribute<?>> raw(List<Attribute> attributes) {
        List<org.aaa4j.radius.core.attribute.Attribute<?>> raw = new ArrayList<>();
        attributes.forEach(attribute -> raw.add(new RawAttribute(attribute.type(), attribute.value())));
        return raw;
    }

    private static List<Attribute> attributes(Packet packet) {
        return packet.getAttributes().stream()
                .map(RawAttribute.class::cast)
                .map(raw -> Attribute.octets(raw.getType().head(), raw.getData().getValue()))
                .toList();
    }

    private static final class NoDefinitions implements org.aaa4j.radius.core.dictionary.Dictionary {
        @Override
        public PacketDefinition getPacketDefinition(int code) {
            return null;
        }

        @Override
        public AttributeDefinition<?, ?> getAttributeDefinition(org.aaa4j.radius.core.attribute.AttributeType type) {
            return null;
        }

        @Override
        public AttributeDefinition<?, ?> getAttributeDefinition(String name) {
            return null;
        }

        @Override
        public Integer getNumericAttributeValue(org.aaa4j.radius.core.attribute.AttributeType type, String name) {
            return null;
        }

        @Override
        public TlvDefinition getTlvDefinition(org.aaa4j.radius.core.attribute.AttributeType type) {
            return null;
        }
    }
}
