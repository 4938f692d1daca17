package org.rollcall.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineIdTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                // on the wire, as staff may type it, our notation
                "65746820302f31, ETH 0/1, eth 0/1",
                "65746820302f31, 0x65746820302F31, eth 0/1",
                "206574682020302f3120, eth  0/1, eth 0/1",
                "0004006400010203, 0x0004006400010203, 0x0004006400010203",
                "c3a4, 0xC3A4, 0xc3a4",
                "0065, 0x0065, 0x0065",
            })
    void oneNotationForAll(String wire, String typed, String normal) {
        assertThat(LineId.normal(HexFormat.of().parseHex(wire))).isEqualTo(normal);
        assertThat(LineId.normal(typed)).isEqualTo(normal);
        assertThat(LineId.normal(normal)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource({"ETH 0/1|0x414243, eth 0/1|abc", "0x01|0x02, 0x01|0x02", "0x1, 0x1", "'', ''"})
    void bothTogether(String typed, String normal) {
        assertThat(LineId.normal(typed)).isEqualTo(normal);
    }
}
