package org.rollcall.radius.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AttributeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8   | 0a000001           | Framed-IP-Address = 10.0.0.1",
                "8   | 0a0000             | Framed-IP-Address = 0x0a0000",
                "40  | 00000003           | Acct-Status-Type = Interim-Update",
                "40  | 00000063           | Acct-Status-Type = 99",
                "27  | ffffffff           | Session-Timeout = 4294967295",
                "27  | ff                 | Session-Timeout = 0xff",
                "55  | 00000000           | Event-Timestamp = 1970-01-01T00:00:00Z",
                "55  | 000000             | Event-Timestamp = 0x000000",
                "25  | 00ff               | Class = 0x00ff",
                "97  | 004020010db8       | Framed-IPv6-Prefix = 2001:db8:0:0:0:0:0:0/64",
                "97  | 0081               | Framed-IPv6-Prefix = 0x0081",
                "97  | 00                 | Framed-IPv6-Prefix = 0x00",
                "168 | 20010db8000000000000000000000001 | Framed-IPv6-Address = 2001:db8:0:0:0:0:0:1",
                "168 | 2001               | Framed-IPv6-Address = 0x2001",
                "199 | 0102               | Attr-199 = 0x0102",
                "26  | 00003a8c0807314d2f324d | Mikrotik-Rate-Limit = \"1M/2M\"",
                "26  | 00000009630300     | Vendor-9-Attr-99 = 0x00",
                "26  | ffffffff010401ff   | Vendor-4294967295-Attr-1 = 0x01ff",
                "26  | 00003a8c           | Vendor-Specific = 0x00003a8c",
                "2   | 00112233445566778899aabbccddeeff | User-Password = <16 octets>",
                "3   | 00112233445566778899aabbccddeeff00 | CHAP-Password = <17 octets>",
                "80  | 00112233445566778899aabbccddeeff | Message-Authenticator = <16 octets>",
                "26  | 00000137100401ff   | MS-MPPE-Send-Key = <2 octets>"
            })
    void describes(int type, String hex, String expected) {
        assertThat(Attribute.octets(type, HexFormat.of().parseHex(hex))).hasToString(expected);
    }

    /** Whatever a modem sends ends up on one line, in one direction, within its quotation marks. */
    @ParameterizedTest
    @MethodSource("hostileTexts")
    void escapes(String text, String expected) {
        assertThat(Attribute.text(AttributeType.USER_NAME, text)).hasToString("User-Name = " + expected);
    }

    static Stream<Arguments> hostileTexts() {
        return Stream.of(
                arguments("bob@example.net", "\"bob@example.net\""),
                arguments("Ünïcödé 日本 🙂", "\"Ünïcödé 日本 🙂\""),
                arguments("a\r\nb", "\"a\\x0D\\x0Ab\""),
                arguments("\033[31m", "\"\\x1B[31m\""),
                arguments("a\u2028b", "\"a\\u2028b\""),
                arguments("a\u202eb", "\"a\\u202Eb\""),
                arguments("a\u0085b", "\"a\\x85b\""),
                arguments("a\"b\\c", "\"a\\\"b\\\\c\""),
                arguments("\0", "\"\\x00\""));
    }

    static Stream<ThrowingCallable> impossible() {
        return Stream.of(
                () -> Attribute.octets(0, new byte[1]),
                () -> Attribute.octets(256, new byte[1]),
                () -> Attribute.octets(1, new byte[254]),
                () -> Attribute.text(1, "ä".repeat(127)),
                () -> Attribute.integer(27, -1),
                () -> Attribute.integer(27, 1L << 32),
                () -> Attribute.time(55, Instant.parse("1969-12-31T23:59:59Z")),
                () -> Attribute.time(55, Instant.parse("2106-02-07T06:28:16Z")),
                () -> Attribute.vendor(Vendor.CISCO, 1, new byte[248]),
                () -> Attribute.vendor(Vendor.CISCO, 256, new byte[1]),
                () -> Attribute.vendorInteger(Vendor.WISPR, 7, 1L << 32));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void refusesWhatDoesNotFitOnTheWire(ThrowingCallable making) {
        assertThatIllegalArgumentException().isThrownBy(making).withMessageMatching("(?s).+");
    }

    @Test
    void theLongestFit() {
        assertThat(Attribute.octets(1, new byte[253]).length()).isEqualTo(255);
        assertThat(Attribute.vendor(Vendor.CISCO, 1, new byte[247]).length()).isEqualTo(255);
    }

    @Test
    void isAValue() {
        byte[] octets = "bob".getBytes(StandardCharsets.UTF_8);
        Attribute attribute = Attribute.octets(1, octets);
        octets[0] = 'X';
        attribute.value()[0] = 'X';
        assertThat(attribute)
                .isEqualTo(Attribute.text(1, "bob"))
                .hasSameHashCodeAs(Attribute.text(1, "bob"))
                .isNotEqualTo(Attribute.text(1, "bob2"))
                .isNotEqualTo(Attribute.text(11, "bob"));
    }
}
