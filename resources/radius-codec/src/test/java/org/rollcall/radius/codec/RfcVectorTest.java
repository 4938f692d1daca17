package org.rollcall.radius.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class RfcVectorTest {
    @Test
    void section71() throws MalformedPacketException {
        byte[] secret = "xyzzy5461".getBytes(StandardCharsets.UTF_8);
        byte[] bytes = HexFormat.of()
                .parseHex("010000380f403f9473978057bd83d5cb98f4227a01066e656d6f02120dbe708d93d413ce"
                        + "3196e43f782a0aee0406c0a80110050600000003");
        RadiusPacket request = RadiusPacket.parse(bytes, 0, bytes.length);
        assertThat(request)
                .hasToString("Access-Request 0 {User-Name = \"nemo\", User-Password = <16 octets>, "
                        + "NAS-IP-Address = 192.168.1.16, NAS-Port = 3}");
        assertThat(Credentials.of(request, secret).matches("arctangent")).isTrue();
        byte[] accept =
                HexFormat.of().parseHex("0200002686fe220e7624ba2a1005f6bf9b55e0b20606000000010f06000000000e06c0a80103");
        RadiusPacket response = RadiusPacket.parse(accept, 0, accept.length);
        assertThat(Signatures.validResponse(response, request.authenticator(), secret))
                .isTrue();
    }
}
