package org.rollcall.radius.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.radius.codec.AttributeType.ACCT_SESSION_TIME;
import static org.rollcall.radius.codec.AttributeType.EVENT_TIMESTAMP;
import static org.rollcall.radius.codec.AttributeType.FRAMED_IP_ADDRESS;
import static org.rollcall.radius.codec.AttributeType.PROXY_STATE;
import static org.rollcall.radius.codec.AttributeType.USER_NAME;
import static org.rollcall.radius.codec.AttributeType.VENDOR_SPECIFIC;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RadiusPacketTest {
    @Test
    void readsEveryKindOfValue() throws UnknownHostException {
        Inet4Address address = (Inet4Address) InetAddress.getByName("100.64.0.1");
        RadiusPacket packet = packet(
                Attribute.text(USER_NAME, "жан"),
                Attribute.integer(ACCT_SESSION_TIME, 4294967295L),
                Attribute.address(FRAMED_IP_ADDRESS, address),
                Attribute.time(EVENT_TIMESTAMP, Instant.parse("2106-02-07T06:28:15Z")),
                Attribute.octets(PROXY_STATE, new byte[] {1}),
                Attribute.octets(PROXY_STATE, new byte[] {2}));
        assertThat(packet.text(USER_NAME)).contains("жан");
        assertThat(packet.integer(ACCT_SESSION_TIME)).hasValue(4294967295L);
        assertThat(packet.address(FRAMED_IP_ADDRESS)).contains(address);
        assertThat(packet.time(EVENT_TIMESTAMP)).contains(Instant.parse("2106-02-07T06:28:15Z"));
        assertThat(packet.octets(PROXY_STATE).orElseThrow()).containsExactly(1);
        assertThat(packet.first(PROXY_STATE)).contains(Attribute.octets(PROXY_STATE, new byte[] {1}));
        assertThat(packet.all(PROXY_STATE))
                .containsExactly(
                        Attribute.octets(PROXY_STATE, new byte[] {1}), Attribute.octets(PROXY_STATE, new byte[] {2}));
        assertThat(packet.attributes()).hasSize(6);
        assertThat(packet.code()).contains(PacketCode.ACCOUNTING_REQUEST);
        assertThat(packet.identifier()).isEqualTo(255);
    }

    @Test
    void whatIsAbsentOrOfAnotherKindIsEmpty() {
        RadiusPacket packet = packet(Attribute.text(USER_NAME, "bob"), Attribute.octets(PROXY_STATE, new byte[0]));
        assertThat(packet.has(ACCT_SESSION_TIME)).isFalse();
        assertThat(packet.first(ACCT_SESSION_TIME)).isEmpty();
        assertThat(packet.text(ACCT_SESSION_TIME)).isEmpty();
        assertThat(packet.all(ACCT_SESSION_TIME)).isEmpty();
        assertThat(packet.integer(USER_NAME)).isEmpty();
        assertThat(packet.address(USER_NAME)).isEmpty();
        assertThat(packet.time(USER_NAME)).isEmpty();
        assertThat(packet.text(PROXY_STATE)).contains("");
    }

    @Test
    void malformedTextIsReplacedNotRefused() {
        RadiusPacket packet = packet(Attribute.octets(USER_NAME, new byte[] {'a', (byte) 0xff, 'b'}));
        assertThat(packet.text(USER_NAME)).contains("a\uFFFDb");
    }

    @Test
    void findsVendorAttributesOneOrSeveralInAnAttribute() {
        RadiusPacket packet = packet(
                Attribute.vendorText(Vendor.MIKROTIK, 8, "1M/2M"),
                vendorSpecific("00000de9 01 04 4142 82 06 000186a0"),
                Attribute.vendorInteger(Vendor.WISPR, 7, 3000000000L),
                Attribute.vendorText(Vendor.MIKROTIK, 8, "second"));
        assertThat(packet.vendorText(Vendor.MIKROTIK, 8)).contains("1M/2M");
        assertThat(packet.vendorText(Vendor.ADSL_FORUM, 1)).contains("AB");
        assertThat(packet.vendorInteger(Vendor.ADSL_FORUM, 130)).hasValue(100000);
        assertThat(packet.vendorInteger(Vendor.WISPR, 7)).hasValue(3000000000L);
        assertThat(packet.vendor(Vendor.MIKROTIK, 8).orElseThrow()).hasSize(5);
        assertThat(packet.vendor(Vendor.MIKROTIK, 9)).isEmpty();
        assertThat(packet.vendor(Vendor.CISCO, 8)).isEmpty();
        assertThat(packet.vendorInteger(Vendor.MIKROTIK, 8)).isEmpty();
    }

    /** Vendors may lay out their payload as they like (RFC 2865 section 5.26): then it is nothing but octets. */
    @Test
    void aVendorsOwnLayoutIsLeftAlone() {
        for (String payload : List.of(
                "",
                "00",
                "0000 01ad",
                "000037 2a 08",
                "00003a8c 08 01",
                "00003a8c 08 00",
                "00003a8c 08 04 41",
                "00003a8c 08 03 41 08",
                "00003a8c 00 08 00 04 41")) {
            RadiusPacket packet = packet(vendorSpecific(payload));
            assertThat(packet.vendor(Vendor.MIKROTIK, 8)).as(payload).isEmpty();
            assertThat(packet.vendorText(Vendor.MIKROTIK, 8)).as(payload).isEmpty();
            assertThat(packet.vendorInteger(Vendor.MIKROTIK, 8)).isEqualTo(OptionalLong.empty());
            assertThat(packet.toString()).contains("Vendor-Specific = 0x" + payload.replace(" ", ""));
        }
    }

    @Test
    void anUnknownCodeIsReadAndNamedByNumber() {
        byte[] octets = packet().bytes();
        octets[0] = (byte) 200;
        RadiusPacket packet = Vectors.parse(octets);
        assertThat(packet.codeNumber()).isEqualTo(200);
        assertThat(packet.code()).isEmpty();
        assertThat(packet).hasToString("Code-200 255 {}");
    }

    @Test
    void givesNobodyItsOwnArrays() {
        RadiusPacket packet = packet(Attribute.text(USER_NAME, "bob"));
        String before = packet.toString();
        byte[] signature = packet.authenticator();
        packet.bytes()[22] = 'X';
        packet.authenticator()[0] ^= 1;
        packet.octets(USER_NAME).orElseThrow()[0] = 'X';
        packet.first(USER_NAME).orElseThrow().value()[0] = 'X';
        assertThat(packet).hasToString(before);
        assertThat(packet.authenticator()).isEqualTo(signature);
    }

    private static Attribute vendorSpecific(String hex) {
        return Attribute.octets(VENDOR_SPECIFIC, HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static RadiusPacket packet(Attribute... attributes) {
        return Vectors.parse(PacketWriter.request(
                PacketCode.ACCOUNTING_REQUEST, 255, List.of(attributes), new byte[] {1}, false, target -> {}));
    }

    /** The authenticator and secrets, of a vendor too, cannot be read from it. */
    @Test
    void theDumpShowsWhatIsNoSecret() throws MalformedPacketException {
        byte[] packet = PacketWriter.request(
                PacketCode.ACCOUNTING_REQUEST,
                1,
                List.of(
                        Attribute.text(AttributeType.USER_NAME, "anna"),
                        Attribute.octets(AttributeType.USER_PASSWORD, new byte[] {7, 7}),
                        Attribute.vendor(14988, 7, new byte[] {9, 9}),
                        Attribute.vendorText(14988, 8, "1M"),
                        Attribute.octets(AttributeType.VENDOR_SPECIFIC, new byte[] {1})),
                new byte[] {1, 2, 3},
                false,
                RandomSource.secure());
        assertThat(RadiusPacket.parse(packet, 0, packet.length).dump()).isEqualTo("""
                0000  04 01 00 35 .. .. .. .. .. .. .. .. .. .. .. ..
                0010  .. .. .. .. 01 06 61 6e 6e 61 02 04 .. .. 1a 0a
                0020  00 00 3a 8c 07 04 .. .. 1a 0a 00 00 3a 8c 08 04
                0030  31 4d 1a 03 01""");
    }
}
