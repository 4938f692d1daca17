package org.rollcall.radius.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollcall.radius.codec.Credentials.Refusal;

/** The exchange that the RFCs work through, as hashes and as it goes over the wire. */
class MsChapV2Test {
    private static final byte[] SECRET = "testing123".getBytes(UTF_8);
    private static final String PASSWORD = "clientPass";
    private static final int IDENTIFIER = 7;

    private final Map<String, String> vector = vector("rfc2759-9.2", "rfc3079-3.5.3");

    private static Map<String, String> vector(String... names) {
        Map<String, String> values = new HashMap<>();
        for (String name : names) {
            try {
                Files.readAllLines(Vectors.resource("mschap/" + name + ".txt")).stream()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split(" ", 2))
                        .forEach(words -> values.put(words[0], words[1]));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return values;
    }

    private byte[] octets(String key) {
        return HexFormat.of().parseHex(vector.get(key).replace(" ", ""));
    }

    @Test
    void hashesAreThoseOfTheRfcs() {
        byte[] hash = MsChapV2.passwordHash(vector.get("password"));
        byte[] challenge = octets("authenticator-challenge");
        byte[] peer = octets("peer-challenge");
        assertThat(hash).isEqualTo(octets("password-hash"));
        assertThat(MsChapV2.challengeHash(peer, challenge, "User")).isEqualTo(octets("challenge"));
        assertThat(MsChapV2.ntResponse(challenge, peer, "User", hash)).isEqualTo(octets("nt-response"));
        assertThat(MsChapV2.ntResponse(challenge, peer, "DOMAIN\\User", hash)).isEqualTo(octets("nt-response"));
        assertThat(MsChapV2.authenticatorResponse(hash, octets("nt-response"), peer, challenge, "User"))
                .isEqualTo(vector.get("authenticator-response"));
        assertThat(MsChapV2.sendKey(hash, octets("nt-response"))).isEqualTo(octets("send-key"));
    }

    @Test
    void aRequestProvesThePasswordAndNoOther() {
        Credentials credentials = Credentials.of(request(response(), List.of()), SECRET);
        assertThat(credentials.method()).isEqualTo("MS-CHAPv2");
        assertThat(credentials).hasToString("MS-CHAPv2");
        assertThat(credentials.matches(PASSWORD)).isTrue();
        assertThat(credentials.matches("clientpass")).isFalse();
        assertThat(credentials.matches("")).isFalse();
    }

    @Test
    void whatIsNotWellFormedOrNotAloneProvesNothing() {
        assertThat(Credentials.of(request(new byte[49], List.of()), SECRET)).isEqualTo(new Credentials.None());
        assertThat(Credentials.of(
                        request(response(), List.of(Attribute.text(AttributeType.USER_PASSWORD, PASSWORD))), SECRET))
                .isEqualTo(new Credentials.None());
        RadiusPacket unchallenged = Vectors.parse(PacketWriter.request(
                PacketCode.ACCESS_REQUEST,
                1,
                List.of(
                        Attribute.text(AttributeType.USER_NAME, "User"),
                        Attribute.vendor(Vendor.MICROSOFT, MsChapV2.CHAP2_RESPONSE, response())),
                SECRET,
                true,
                RandomSource.secure()));
        assertThat(Credentials.of(unchallenged, SECRET)).isEqualTo(new Credentials.None());
    }

    @Test
    void anAcceptProvesThatWeKnowThePasswordAndHidesTheKeys() {
        RadiusPacket request = request(response(), List.of());
        Credentials credentials = Credentials.of(request, SECRET);
        RadiusPacket accept = Vectors.parse(
                PacketWriter.response(PacketCode.ACCESS_ACCEPT, request, credentials.accepted(PASSWORD), SECRET));
        assertThat(microsoft(accept, MsChapV2.CHAP2_SUCCESS))
                .isEqualTo(("\u0007" + vector.get("authenticator-response")).getBytes(UTF_8));
        assertThat(accept.vendorInteger(Vendor.MICROSOFT, MsChapV2.MPPE_ENCRYPTION_POLICY))
                .hasValue(1);
        assertThat(accept.vendorInteger(Vendor.MICROSOFT, MsChapV2.MPPE_ENCRYPTION_TYPES))
                .hasValue(6);
        byte[] send = microsoft(accept, MsChapV2.MPPE_SEND_KEY);
        byte[] receive = microsoft(accept, MsChapV2.MPPE_RECV_KEY);
        assertThat(shown(send, request)).isEqualTo(octets("send-key"));
        assertThat(shown(receive, request))
                .isEqualTo(MsChapV2.receiveKey(octets("password-hash"), octets("nt-response")));
        assertThat(send[0] & receive[0] & 0x80).isEqualTo(0x80);
        assertThat(send[1]).isNotEqualTo(receive[1]);
        assertThat(accept.toString()).contains("MS-MPPE-Send-Key = <34 octets>");
    }

    @Test
    void aRejectSaysWhyInTheWordsOfTheScheme() {
        RadiusPacket request = request(response(), List.of());
        List<Attribute> attributes = Credentials.of(request, SECRET).rejected(Refusal.WRONG_LOGIN_OR_PASSWORD);
        RadiusPacket reject =
                Vectors.parse(PacketWriter.response(PacketCode.ACCESS_REJECT, request, attributes, SECRET));
        assertThat(microsoft(reject, MsChapV2.CHAP_ERROR))
                .isEqualTo("\u0007E=691 R=0 C=5B5D7C7D7B3F2F3E3C2C602132262628 V=3".getBytes(UTF_8));
        assertThat(new Credentials.None().rejected(Refusal.ACCOUNT_DISABLED)).isEmpty();
    }

    private static byte[] microsoft(RadiusPacket packet, int type) {
        return packet.vendor(Vendor.MICROSOFT, type).orElseThrow();
    }

    /** RFC 2548 section 2.4.2 backwards, for keys of 16 octets. */
    private static byte[] shown(byte[] hidden, RadiusPacket request) {
        byte[] first = Md5.start().digest(join(SECRET, request.authenticator(), new byte[] {hidden[0], hidden[1]}));
        byte[] second = Md5.start().digest(join(SECRET, Arrays.copyOfRange(hidden, 2, 18)));
        byte[] clear = new byte[32];
        for (int i = 0; i < clear.length; i++) {
            clear[i] = (byte) (hidden[i + 2] ^ (i < 16 ? first[i] : second[i - 16]));
        }
        assertThat(clear[0]).isEqualTo((byte) 16);
        assertThat(Arrays.copyOfRange(clear, 17, 32)).containsOnly(0);
        return Arrays.copyOfRange(clear, 1, 17);
    }

    private byte[] response() {
        return join(new byte[] {IDENTIFIER, 0}, octets("peer-challenge"), new byte[8], octets("nt-response"));
    }

    private static byte[] join(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(4096);
        for (byte[] part : parts) {
            all.put(part);
        }
        return Arrays.copyOf(all.array(), all.position());
    }

    private RadiusPacket request(byte[] response, List<Attribute> more) {
        List<Attribute> attributes = new ArrayList<>(more);
        attributes.add(Attribute.text(AttributeType.USER_NAME, "User"));
        attributes.add(Attribute.vendor(Vendor.MICROSOFT, MsChapV2.CHAP_CHALLENGE, octets("authenticator-challenge")));
        attributes.add(Attribute.vendor(Vendor.MICROSOFT, MsChapV2.CHAP2_RESPONSE, response));
        return Vectors.parse(
                PacketWriter.request(PacketCode.ACCESS_REQUEST, 1, attributes, SECRET, true, RandomSource.secure()));
    }
}
