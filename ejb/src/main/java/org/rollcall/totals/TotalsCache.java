package org.rollcall.totals;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.rollcall.shared.Database;

/**
 * The last count, for all who look at Totals. A count is kept ten times as long as it took, 10 seconds at most: a small
 * ISP sees every change at once, and the million customers of a large one keep a tenth of one core busy at the most.
 */
@ApplicationScoped
class TotalsCache {
    private static final int TIMES = 10;
    private static final long LONGEST = Duration.ofSeconds(10).toNanos();

    private final ReentrantLock counting = new ReentrantLock();
    private volatile Kept kept;

    private TotalsQuery query;
    private Clock clock;
    private LongSupplier nanos = System::nanoTime;

    /** @param until in nanoseconds of the same source as {@code nanos} */
    private record Kept(Totals totals, long until) {}

    TotalsCache() {}

    @Inject
    TotalsCache(Database database, Clock clock) {
        this(database, clock, System::nanoTime);
    }

    TotalsCache(Database database, Clock clock, LongSupplier nanos) {
        this.query = new TotalsQuery(database);
        this.clock = clock;
        this.nanos = nanos;
    }

    /** While somebody counts, everybody else gets the last count, if there is one, rather than counting too. */
    Totals get() {
        Kept last = kept;
        if (isFresh(last)) {
            return last.totals();
        }
        if (last == null) {
            counting.lock();
        } else if (!counting.tryLock()) {
            return last.totals();
        }
        try {
            return isFresh(kept) ? kept.totals() : count();
        } finally {
            counting.unlock();
        }
    }

    private boolean isFresh(Kept count) {
        return count != null && nanos.getAsLong() - count.until() < 0;
    }

    private Totals count() {
        long before = nanos.getAsLong();
        Totals totals = query.count(clock.instant());
        long after = nanos.getAsLong();
        kept = new Kept(totals, after + Math.min(TIMES * (after - before), LONGEST));
        return totals;
    }
}
