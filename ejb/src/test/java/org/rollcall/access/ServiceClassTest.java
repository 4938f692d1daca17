package org.rollcall.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;

class ServiceClassTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "25 | rollcall:17  | 'Class = \"rollcall:17\"'",
                "25 | 'rollcall:1\n' | Class = 0x726f6c6c63616c6c3a310a",
                "25 | rollcall:x   | Class = 0x726f6c6c63616c6c3a78",
                "1  | rollcall:17  | 'User-Name = \"rollcall:17\"'"
            })
    void onlyOurOwnClassIsReadable(int type, String value, String words) {
        assertThat(ServiceClass.describe(Attribute.text(type, value))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"1, rollcall:1", "9223372036854775, rollcall:9223372036854775"})
    void whatWeSendWeRead(long serviceId, String text) {
        assertThat(ServiceClass.of(serviceId)).isEqualTo(text);
        assertThat(ServiceClass.service(text)).hasValue(serviceId);
        assertThat(ServiceClass.describe(Attribute.text(AttributeType.CLASS, text)))
                .isEqualTo("Class = \"" + text + "\"");
    }
}
