package org.rollcall.session;

import jakarta.annotation.Priority;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.rollcall.shared.DatabaseReady;
import org.rollcall.shared.Readiness;
import org.rollcall.shared.Rounds;

/** What is done about orders to routers again and again, on every node: two at once do no harm. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SessionFollowUp {
    private static final Duration SETTLED_EVERY = Duration.ofSeconds(10);
    /** Longer than a mass of orders usually takes. */
    private static final Duration CAUGHT_UP_EVERY = Duration.ofMinutes(5);

    private static final Duration FORGOTTEN_EVERY = Duration.ofHours(1);

    @Inject
    private SessionOrderBook book;

    @Inject
    private SessionEnforcement enforcement;

    @Inject
    private Readiness readiness;

    @Inject
    private Rounds rounds;

    public void begin(@Observes @Priority(DatabaseReady.EARLY) DatabaseReady ready) {
        rounds.every(SETTLED_EVERY, "the look for sessions that were to end", () -> whenReady(this::settle));
        rounds.every(
                CAUGHT_UP_EVERY, "the look for sessions that do not follow", () -> whenReady(enforcement::catchUp));
        rounds.every(FORGOTTEN_EVERY, "the clearing of old orders", () -> whenReady(book::forget));
    }

    private void whenReady(Runnable work) {
        if (readiness.ready()) {
            work.run();
        }
    }

    private void settle() {
        long after = 0;
        do {
            after = book.settle(after);
        } while (after > 0);
    }
}
