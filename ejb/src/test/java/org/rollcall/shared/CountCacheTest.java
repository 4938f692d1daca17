package org.rollcall.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CountCacheTest {
    private final FixedClock clock = new FixedClock("2026-11-22T12:00:00Z", "UTC");
    private final CountCache cache = new CountCache(clock);

    private long ask(long now) {
        return cache.get("question", count -> count, () -> now);
    }

    @Test
    void aSmallCountIsKeptForASecond() {
        assertThat(ask(5)).isEqualTo(5);
        clock.advance(Duration.ofMillis(999));
        assertThat(ask(6)).isEqualTo(5);
        clock.advance(Duration.ofMillis(1));
        assertThat(ask(6)).isEqualTo(6);
    }

    @Test
    void aLargeCountIsKeptForTenSeconds() {
        assertThat(ask(10_000)).isEqualTo(10_000);
        clock.advance(Duration.ofMillis(9_999));
        assertThat(ask(10_001)).isEqualTo(10_000);
        clock.advance(Duration.ofMillis(1));
        assertThat(ask(10_001)).isEqualTo(10_001);
    }
}
