package org.rollcall.nas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NasClockTest {
    private static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");

    private final NasClock clock = new NasClock();

    @Test
    void nothingIsKnownBeforeTheFirstRecord() {
        assertThat(clock.last()).isEmpty();
    }

    @Test
    void aRecordFromTheSpoolDoesNotHideANewerOne() {
        clock.measured(5, AT.getEpochSecond());
        clock.measured(-3_600, AT.getEpochSecond() - 1);
        assertThat(clock.last()).contains(new NasClock.Measured(5, AT));
        clock.measured(6, AT.getEpochSecond());
        assertThat(clock.last()).contains(new NasClock.Measured(6, AT));
    }

    @ParameterizedTest
    @CsvSource({
        "0, false, true",
        "60, false, true",
        "-60, false, true",
        "61, true, true",
        "-600, true, true",
        "601, true, false",
        "-1795000000, true, false"
    })
    void aClockIsWrongBeforeItIsNotBelieved(long offset, boolean wrong, boolean believed) {
        NasClock.Measured measured = new NasClock.Measured(offset, AT);
        assertThat(measured.isWrong()).isEqualTo(wrong);
        assertThat(measured.isBelieved()).isEqualTo(believed);
    }
}
