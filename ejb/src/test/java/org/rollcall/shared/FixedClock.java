package org.rollcall.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that tests set. */
public final class FixedClock extends Clock {
    private volatile Instant now;
    private final ZoneId zone;

    public FixedClock(String now, String zone) {
        this(Instant.parse(now), ZoneId.of(zone));
    }

    private FixedClock(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    public void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new FixedClock(now, other);
    }
}
