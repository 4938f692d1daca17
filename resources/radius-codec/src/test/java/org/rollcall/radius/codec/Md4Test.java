package org.rollcall.radius.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class Md4Test {
    @ParameterizedTest
    @CsvFileSource(resources = "md4/rfc1320-A.5.txt", delimiter = ' ', quoteCharacter = '\'')
    void digestsOfRfc1320(String digest, String message) {
        assertThat(HexFormat.of().formatHex(Md4.digest(message.getBytes(US_ASCII))))
                .isEqualTo(digest);
    }
}
