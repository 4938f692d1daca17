package org.rollcall.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rollcall.shared.FixedClock;

class SignInThrottleTest {
    private static final Optional<String> NOWHERE = Optional.empty();

    private final FixedClock clock = new FixedClock("2026-06-01T12:00:00Z", "UTC");
    private final SignInThrottle throttle = new SignInThrottle(clock);

    @Test
    void waitsDoubleUpToFiveMinutesAndEnd() {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            throttle.failed("ann", NOWHERE);
            Optional<Duration> wait = throttle.wait("ANN", NOWHERE);
            waits.add(wait.map(Duration::toSeconds).orElse(0L));
            wait.ifPresent(clock::advance);
            assertThat(throttle.wait("ann", NOWHERE)).isEmpty();
        }
        assertThat(waits).containsExactly(0L, 0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L, 300L);
    }

    @Test
    void otherAccountsDoNotWaitAndSuccessForgets() {
        for (int i = 0; i < 6; i++) {
            throttle.failed("ann", NOWHERE);
        }
        assertThat(throttle.wait("bob", NOWHERE)).isEmpty();
        throttle.succeeded("ann");
        assertThat(throttle.wait("ann", NOWHERE)).isEmpty();
    }

    @Test
    void oneAddressHasTwentyTriesAMinute() {
        Optional<String> eve = Optional.of("192.0.2.1");
        for (int i = 0; i < 20; i++) {
            assertThat(throttle.wait("a" + i, eve)).isEmpty();
            throttle.failed("a" + i, eve);
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(throttle.wait("b", eve)).contains(Duration.ofSeconds(40));
        assertThat(throttle.wait("b", Optional.of("192.0.2.2"))).isEmpty();
        clock.advance(Duration.ofSeconds(40));
        assertThat(throttle.wait("b", eve)).isEmpty();
    }

    @Test
    void whatIsRememberedIsBounded() {
        for (int i = 0; i < 30_000; i++) {
            throttle.failed("a" + i, Optional.of("x" + i));
        }
        assertThat(throttle.remembered()).isLessThanOrEqualTo(20_000);
    }
}
