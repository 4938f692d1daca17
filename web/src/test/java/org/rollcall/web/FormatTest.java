package org.rollcall.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final Format format = new Format(Clock.fixed(NOW, ZoneId.of("Europe/Berlin")));

    @ParameterizedTest
    @CsvSource({
        "0, 0 bit/s",
        "999, 999 bit/s",
        "999499, 999 kbit/s",
        "42123456, 42.1 Mbit/s",
        "100000000, 100 Mbit/s",
        "999999999, 1 Gbit/s",
        "12340000000000, 12.3 Tbit/s"
    })
    void rate(long bits, String text) {
        assertThat(format.rate(bits)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"-5, 00:00:00", "61, 00:01:01", "86399, 23:59:59", "274329, 3d 04:12:09"})
    void duration(long seconds, String text) {
        assertThat(format.duration(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"-3, 0 s", "59, 59 s", "60, 1 min", "3600, 1 h", "172800, 2 d"})
    void age(long seconds, String text) {
        assertThat(format.age(NOW.minusSeconds(seconds))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "59, 59 s",
        "60, 1 min",
        "302, 5 min 2 s",
        "3605, 1 h",
        "1040400, 12 d 1 h",
        "1795000000, 20775 d 11 h"
    })
    void span(long seconds, String text) {
        assertThat(Format.span(seconds)).isEqualTo(text);
    }

    @Test
    void timesAreTheIsps() {
        assertThat(format.time(NOW)).isEqualTo("2026-11-22 13:00");
        assertThat(format.shortTime(NOW)).isEqualTo("13:00:00");
        assertThat(format.shortTime(NOW.minusSeconds(86_400))).isEqualTo("2026-11-21 13:00");
        assertThat(format.time(null)).isEmpty();
    }

    @Test
    void amountsAreExact() {
        assertThat(format.money(new BigDecimal("1234567.9000"))).isEqualTo("1,234,567.90");
        assertThat(format.money(new BigDecimal("0.1234"))).isEqualTo("0.1234");
        assertThat(format.megabytes(1_234_567_890L)).isEqualTo("1,234.6");
    }

    @Test
    void everyClockOfRollcallCanTellMilliseconds() {
        Format ticking = new Format(Clock.tick(Clock.systemUTC(), java.time.Duration.ofNanos(1000)));
        assertThat(ticking.getNow()).isPositive();
    }
}
