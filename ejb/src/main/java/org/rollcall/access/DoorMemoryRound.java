package org.rollcall.access;

import jakarta.annotation.Priority;
import jakarta.ejb.Singleton;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.rollcall.shared.Database;
import org.rollcall.shared.DatabaseReady;
import org.rollcall.shared.Rounds;

/** Reads the services into {@link DoorMemory}, so that also those are known who have not asked since the start. */
@Singleton
public class DoorMemoryRound {
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final int CHUNK = 2_000;

    @Inject
    private Database database;

    @Inject
    private DoorMemory memory;

    @Inject
    private Clock clock;

    @Inject
    private Rounds rounds;

    public void begin(@Observes @Priority(DatabaseReady.EARLY) DatabaseReady ready) {
        rounds.every(EVERY, "reading the services for an outage of the database", this::read);
    }

    private void read() {
        Instant begun = clock.instant();
        long lastId = 0;
        int read = 0;
        while (read < DoorMemory.MOST) {
            long after = lastId;
            AccessFacts some =
                    database.with(connection -> AccessFacts.some(connection, database.vendor(), after, CHUNK));
            memory.remember(some);
            read += some.services().size();
            lastId = some.services().values().stream()
                    .mapToLong(candidate -> candidate.facts().serviceId())
                    .max()
                    .orElse(Long.MAX_VALUE);
            if (some.services().size() < CHUNK) {
                break;
            }
        }
        memory.readAnewSince(begun);
    }
}
