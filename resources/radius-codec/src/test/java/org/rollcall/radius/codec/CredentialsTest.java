package org.rollcall.radius.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the vectors do not show; those prove PAP and both kinds of CHAP. */
class CredentialsTest {
    private static final byte[] SECRET = "testing123".getBytes(StandardCharsets.UTF_8);

    @Test
    void aWrongSecretMakesAWrongPassword() {
        RadiusPacket request = request(Attribute.text(AttributeType.USER_PASSWORD, "pw"));
        assertThat(Credentials.of(request, SECRET).matches("pw")).isTrue();
        Credentials misread = Credentials.of(request, new byte[] {'x'});
        assertThat(misread).isInstanceOf(Credentials.Pap.class);
        assertThat(misread.matches("pw")).isFalse();
    }

    @Test
    void nothingOfferedProvesNothing() {
        assertThat(Credentials.of(request(), SECRET)).isEqualTo(new Credentials.None());
        assertThat(new Credentials.None().matches("")).isFalse();
        assertThat(new Credentials.None().method()).isEqualTo("none");
    }

    /** RFC 2865 section 4.1: "MUST NOT contain both a User-Password and a CHAP-Password". */
    @Test
    void twoSchemesAtOnceProveNothing() {
        RadiusPacket request = request(
                Attribute.text(AttributeType.USER_PASSWORD, "pw"),
                Attribute.octets(AttributeType.CHAP_PASSWORD, new byte[17]));
        assertThat(Credentials.of(request, SECRET)).isEqualTo(new Credentials.None());
    }

    @Test
    void impossibleLengthsProveNothing() {
        for (int length : new int[] {0, 1, 16, 18, 253}) {
            RadiusPacket request = request(Attribute.octets(AttributeType.CHAP_PASSWORD, new byte[length]));
            assertThat(Credentials.of(request, SECRET)).isEqualTo(new Credentials.None());
        }
        RadiusPacket unchallenged = request(
                Attribute.octets(AttributeType.CHAP_PASSWORD, new byte[17]),
                Attribute.octets(AttributeType.CHAP_CHALLENGE, new byte[0]));
        assertThat(Credentials.of(unchallenged, SECRET)).isEqualTo(new Credentials.None());
        byte[] octets =
                request(Attribute.text(AttributeType.USER_PASSWORD, "pw")).bytes();
        byte[] shortened = Arrays.copyOf(octets, octets.length - 1);
        shortened[3]--;
        shortened[21]--;
        assertThat(Credentials.of(Vectors.parse(shortened), SECRET)).isEqualTo(new Credentials.None());
    }

    /** RFC 3579 section 3.3: none of the others beside it. RFC 3748 section 4.2: Failure repeats the identifier. */
    @Test
    void eapProvesNothingAndIsToldSo() {
        for (byte[] message : new byte[][] {{2, 9, 0, 5, 1}, {2, 9}, {2}, {}}) {
            RadiusPacket request = request(
                    Attribute.octets(AttributeType.EAP_MESSAGE, message),
                    Attribute.text(AttributeType.USER_PASSWORD, "pw"));
            int identifier = message.length > 1 ? 9 : 0;

            Credentials eap = Credentials.of(request, SECRET);

            assertThat(eap)
                    .isEqualTo(new Credentials.Eap(identifier))
                    .hasToString("Eap[identifier=" + identifier + "]");
            assertThat(eap.matches("pw")).isFalse();
            assertThat(eap.accepted("pw")).isEmpty();
            assertThat(eap.rejected(Credentials.Refusal.NO_PERMISSION))
                    .containsExactly(
                            Attribute.octets(AttributeType.EAP_MESSAGE, new byte[] {4, (byte) identifier, 0, 4}));
        }
    }

    @Test
    void tellNobody() {
        assertThat(new Credentials.Pap("hunter2".getBytes(StandardCharsets.UTF_8)))
                .hasToString("PAP");
        assertThat(new Credentials.Chap(1, new byte[16], new byte[16])).hasToString("CHAP");
    }

    private static RadiusPacket request(Attribute... attributes) {
        return Vectors.parse(PacketWriter.request(
                PacketCode.ACCESS_REQUEST, 1, List.of(attributes), SECRET, false, RandomSource.secure()));
    }
}
