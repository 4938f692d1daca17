package org.rollcall.radius.ra;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    @Test
    void threeTransmissionsAtZeroTwoAndSixSecondsAndTheEndAtFourteen() {
        RetrySchedule standard = RetrySchedule.standard();
        assertThat(standard.transmissions())
                .containsExactly(Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(6));
        assertThat(standard.nextNanos(1, 0)).isEqualTo(Duration.ofSeconds(2).toNanos());
        assertThat(standard.nextNanos(1, 1)).isEqualTo(Duration.ofMillis(2_200).toNanos());
        assertThat(standard.nextNanos(2, 0.5))
                .isEqualTo(Duration.ofMillis(6_100).toNanos());
        assertThat(standard.isLast(2)).isFalse();
        assertThat(standard.isLast(3)).isTrue();
        assertThat(standard.nextNanos(3, 1)).isEqualTo(Duration.ofSeconds(14).toNanos());
    }
}
