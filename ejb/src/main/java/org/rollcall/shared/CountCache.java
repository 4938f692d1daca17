package org.rollcall.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Keeps what is costly to count for 10 s. What counts few rows costs nothing, so it is kept for 1 s only: in a small
 * ISP the numbers on the screens are those of now.
 */
@ApplicationScoped
public class CountCache {
    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final Duration KEPT_IF_SMALL = Duration.ofSeconds(1);
    private static final long SMALL = 10_000;
    /** Distinct filters remembered at once; past it everything is forgotten. */
    private static final int MOST = 1_000;

    private final ConcurrentHashMap<Object, Kept> counts = new ConcurrentHashMap<>();
    private final Clock clock;

    private record Kept(Object value, Instant until) {}

    /** For the container's proxy. */
    protected CountCache() {
        this(null);
    }

    @Inject
    public CountCache(Clock clock) {
        this.clock = clock;
    }

    /**
     * The value under the key, counted anew when there is none or it is too old.
     *
     * @param key equal for equal questions, of a class of the asking component
     * @param rows how many rows the value stands for
     */
    @SuppressWarnings("unchecked")
    public <T, K> T get(K key, ToLongFunction<T> rows, Supplier<T> count) {
        Instant now = clock.instant();
        Kept kept = counts.get(key);
        if (kept != null && now.isBefore(kept.until())) {
            return (T) kept.value();
        }
        T value = count.get();
        if (counts.size() >= MOST) {
            counts.clear();
        }
        counts.put(key, new Kept(value, now.plus(rows.applyAsLong(value) < SMALL ? KEPT_IF_SMALL : KEPT)));
        return value;
    }
}
