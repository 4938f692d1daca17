package org.rollcall.radius.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Md5Test {
    /** RFC 2202 section 2, test cases 1 to 7; a key or text of one character repeated is written a*80. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0b*16                                              | 4869205468657265   | 9294727a3638bb1c13f48ef8158bfc9d",
                "4a656665 | 7768617420646f2079612077616e7420666f72206e6f7468696e673f     | 750c783e6ab0b503eaa86e310a5db738",
                "aa*16                                              | dd*50              | 56be34521d144c88dbb8c733f0e8b3f6",
                "0102030405060708090a0b0c0d0e0f10111213141516171819 | cd*50              | 697eaf0aca3a3aea3a75164746ffaa79",
                "0c*16                  | 546573742057697468205472756e636174696f6e   | 56461ef2342edc00f9bab995690efd4c",
                "aa*80 | 54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374 | 6b1ab7fe4bd7bf8f0b62e6ce61b9d0cd",
                "aa*80 | 54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b657920616e64204c6172676572205468616e204f6e6520426c6f636b2d53697a652044617461 | 6f630fad67cda0ee1fb1f562db3aa53e"
            })
    void rfc2202(String key, String data, String expected) {
        assertThat(HexFormat.of().formatHex(hmac(octets(key), octets(data)))).isEqualTo(expected);
    }

    @Test
    void agreesWithThePlatformForKeysOfAnyLength() throws GeneralSecurityException {
        Random random = new Random(1);
        for (int length = 1; length < 200; length++) {
            byte[] key = new byte[length];
            byte[] data = new byte[random.nextInt(300)];
            random.nextBytes(key);
            random.nextBytes(data);
            Mac mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(key, "HmacMD5"));
            assertThat(hmac(key, data)).isEqualTo(mac.doFinal(data));
        }
    }

    @Test
    void anAbandonedHashLeavesNothingBehind() {
        Md5.start().update((byte) 1);
        byte[] hash = Md5.start().digest("abc".getBytes(StandardCharsets.US_ASCII));
        assertThat(HexFormat.of().formatHex(hash)).isEqualTo("900150983cd24fb0d6963f7d28e17f72");
    }

    private static byte[] hmac(byte[] key, byte[] data) {
        MessageDigest digest = Md5.startHmac(key);
        digest.update(data);
        return Md5.finishHmac(digest, key);
    }

    private static byte[] octets(String hex) {
        if (hex.contains("*")) {
            byte[] octets = new byte[Integer.parseInt(hex.substring(3))];
            Arrays.fill(octets, (byte) Integer.parseInt(hex.substring(0, 2), 16));
            return octets;
        }
        return HexFormat.of().parseHex(hex);
    }
}
