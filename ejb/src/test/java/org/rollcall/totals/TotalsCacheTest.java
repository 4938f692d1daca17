package org.rollcall.totals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.rollcall.shared.TestDatabases;
import org.rollcall.shared.Vendor;

class TotalsCacheTest {
    private static final long MILLISECOND = 1_000_000;

    private final AtomicLong nanos = new AtomicLong();
    private long took;
    private final TotalsCache cache =
            new TotalsCache(TestDatabases.fresh(Vendor.H2).database(), Clock.systemUTC(), () -> nanos.addAndGet(took));

    @Test
    void aCountIsKeptTenTimesAsLongAsItTook() {
        took = MILLISECOND;
        Totals first = cache.get();
        took = 0;
        nanos.addAndGet(10 * MILLISECOND - 1);
        assertThat(cache.get()).isSameAs(first);
        nanos.addAndGet(1);
        assertThat(cache.get()).isNotSameAs(first);
    }

    @Test
    void butNotLongerThanTenSeconds() {
        took = 5_000 * MILLISECOND;
        Totals first = cache.get();
        took = 0;
        nanos.addAndGet(10_000 * MILLISECOND - 1);
        assertThat(cache.get()).isSameAs(first);
        nanos.addAndGet(1);
        assertThat(cache.get()).isNotSameAs(first);
    }
}
