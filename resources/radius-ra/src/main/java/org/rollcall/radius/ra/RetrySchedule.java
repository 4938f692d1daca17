package org.rollcall.radius.ra;

import java.time.Duration;
import java.util.List;

/**
 * When a request to a NAS is sent again (the same octets each time, RFC 5176 section 2.3) and when it is given up.
 *
 * @param transmissions times after the first transmission, which is at zero; ascending
 * @param giveUp when no answer is waited for any longer
 * @param jitter up to so much is added to each retransmission, so that many requests do not come in step
 */
record RetrySchedule(List<Duration> transmissions, Duration giveUp, Duration jitter) {
    RetrySchedule {
        transmissions = List.copyOf(transmissions);
        if (transmissions.isEmpty() || !transmissions.get(0).isZero()) {
            throw new IllegalArgumentException("the first transmission is at once, not " + transmissions);
        }
    }

    static RetrySchedule standard() {
        return new RetrySchedule(
                List.of(Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(6)),
                Duration.ofSeconds(14),
                Duration.ofMillis(200));
    }

    boolean isLast(int sent) {
        return sent >= transmissions.size();
    }

    /**
     * Nanoseconds from the first transmission to what comes next.
     *
     * @param sent transmissions so far, 1 or more
     * @param random 0 to 1
     */
    long nextNanos(int sent, double random) {
        return isLast(sent) ? giveUp.toNanos() : transmissions.get(sent).toNanos() + (long) (jitter.toNanos() * random);
    }
}
