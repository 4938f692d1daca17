package org.rollcall.usage;

import jakarta.annotation.Priority;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.rollcall.settings.Settings;
import org.rollcall.shared.DatabaseReady;
import org.rollcall.shared.Rounds;

/** Forgets the usage of old hours, once an hour on every node: to do it twice does no harm. Days are kept. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UsageRetention {
    private static final Duration EVERY = Duration.ofHours(1);

    @Inject
    private UsageFlusher usage;

    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    @Inject
    private Rounds rounds;

    public void begin(@Observes @Priority(DatabaseReady.EARLY) DatabaseReady ready) {
        rounds.every(EVERY, "the clearing of old hours of usage", this::forget);
    }

    private void forget() {
        Instant limit = clock.instant().minus(Duration.ofDays(settings.hourlyUsageDays()));
        while (usage.forgetSome(limit) == UsageFlusher.FORGOTTEN_AT_ONCE) {
            // more of them, each time in a transaction of its own
        }
    }
}
