package org.rollcall.radius.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DictionaryTest {
    static Stream<Field> attributeTypes() {
        return Arrays.stream(AttributeType.class.getFields());
    }

    @ParameterizedTest
    @MethodSource("attributeTypes")
    void constantsAndDictionaryAgree(Field constant) throws IllegalAccessException {
        String name = Dictionary.attributeName(constant.getInt(null));
        assertThat(name.toUpperCase(Locale.ROOT).replace('-', '_')).isEqualTo(constant.getName());
    }

    @ParameterizedTest
    @CsvSource({
        "14988, 8, Mikrotik-Rate-Limit",
        "9, 1, Cisco-AVPair",
        "311, 25, MS-CHAP2-Response",
        "14122, 8, WISPr-Bandwidth-Max-Down",
        "3561, 2, ADSL-Agent-Remote-Id",
        "4874, 65, ERX-Service-Activate",
        "2011, 31, Huawei-Qos-Profile-Name",
        "14988, 99, Vendor-14988-Attr-99",
        "7, 1, Vendor-7-Attr-1"
    })
    void namesVendorAttributes(int vendor, int type, String name) {
        assertThat(Dictionary.vendorAttributeName(vendor, type)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 401, 402, 403, 404, 405, 406, 407, 501, 502, 503, 504, 505, 506, 507, 508})
    void explainsEveryErrorCauseOfRfc5176(int code) {
        assertThat(Dictionary.errorCause(code)).endsWith(".").doesNotContain("no standard");
        assertThat(Dictionary.valueName(AttributeType.ERROR_CAUSE, code)).contains("-");
    }

    @Test
    void explainsEveryTerminateCause() {
        for (int cause = 1; cause <= 22; cause++) {
            assertThat(Dictionary.terminateCause(cause)).endsWith(".").doesNotContain("no standard");
            assertThat(Dictionary.valueName(AttributeType.ACCT_TERMINATE_CAUSE, cause))
                    .matches("[A-Z].*[a-z]");
        }
    }

    @Test
    void whatNobodyKnowsKeepsItsNumber() {
        assertThat(Dictionary.errorCause(999)).contains("999");
        assertThat(Dictionary.terminateCause(0)).contains("0");
        assertThat(Dictionary.attributeName(250)).isEqualTo("Attr-250");
        assertThat(Dictionary.valueName(AttributeType.ACCT_STATUS_TYPE, 77)).isEqualTo("77");
        assertThat(Dictionary.valueName(250, 77)).isEqualTo("77");
    }
}
