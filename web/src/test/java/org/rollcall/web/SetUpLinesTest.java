package org.rollcall.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.dialect.Dialect;

class SetUpLinesTest {
    @ParameterizedTest
    @EnumSource
    void everyDialectIsToldAll(Dialect dialect) {
        String lines = SetUpLines.of(dialect, "192.0.2.1", 11812, 11813, 3799, 300);
        assertThat(lines)
                .contains("192.0.2.1", "11812", "11813", "3799", SetUpLines.SECRET)
                .doesNotContain("%");
    }

    @ParameterizedTest
    @EnumSource
    void everyDialectIsToldHowToPutItsClockRight(Dialect dialect) {
        assertThat(SetUpLines.ntp(dialect)).containsIgnoringCase("ntp").doesNotContain("%");
    }
}
