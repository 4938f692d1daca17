package org.rollcall.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.dialect.Dialect;

class JsonTest {
    @Test
    void eachTypeHasOneForm() {
        assertThat(Json.object()
                        .put("text", "a \"b\" ü")
                        .put("long", Long.MAX_VALUE)
                        .put("int", 5)
                        .put("flag", true)
                        .put("word", Dialect.ACCEL_PPP)
                        .put("at", Instant.parse("2026-11-22T10:00:00.123456789Z"))
                        .put("there", OffsetDateTime.parse("2026-11-22T10:00:00+02:00"))
                        .put("date", LocalDate.parse("2026-11-22"))
                        .put("none", null)
                        .put("empty", Optional.empty())
                        .put("some", OptionalLong.of(7))
                        .put("no", OptionalInt.empty())
                        .put("list", List.of("x", 1))
                        .put("object", Json.object().putIfKnown("a", null).putIfKnown("b", 2))
                        .build()
                        .toString())
                .isEqualTo("{\"text\":\"a \\\"b\\\" ü\",\"long\":9223372036854775807,\"int\":5,\"flag\":true,"
                        + "\"word\":\"accel-ppp\",\"at\":\"2026-11-22T10:00:00.123Z\",\"there\":\"2026-11-22T08:00:00Z\","
                        + "\"date\":\"2026-11-22\",\"none\":null,\"empty\":null,\"some\":7,\"no\":null,"
                        + "\"list\":[\"x\",1],\"object\":{\"b\":2}}");
    }

    @ParameterizedTest
    @CsvSource({
        "29.9000, EUR, 29.90",
        "0, EUR, 0.00",
        "1000000, EUR, 1000000.00",
        "0.1250, EUR, 0.125",
        "4000.0000, JPY, 4000",
        "1.5, KWD, 1.500",
        "5, XXX, 5"
    })
    void amountsHaveTheDecimalsOfTheirCurrency(BigDecimal amount, String currency, String text) {
        assertThat(Json.amount(amount, currency)).isEqualTo(text);
    }

    @Test
    void anUnknownTypeIsAMistake() {
        assertThatThrownBy(() -> Json.object().put("price", 1.5)).isInstanceOf(IllegalArgumentException.class);
    }
}
