package org.rollcall.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One run of the night job.
 *
 * @param dryRun only says what it would do
 * @param startedBy {@value #TIMER} or who asked for it
 * @param message why it failed or had to be tried again
 */
public record JobRun(
        long id,
        LocalDate businessDate,
        boolean dryRun,
        LifecyclePeriods periods,
        String startedBy,
        RunState state,
        RunCounts counts,
        Optional<String> message,
        Instant requestedAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt) {

    public static final String TIMER = "timer";
}
