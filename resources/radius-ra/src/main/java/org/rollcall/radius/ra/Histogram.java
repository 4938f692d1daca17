package org.rollcall.radius.ra;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.rollcall.radius.api.Distribution;

/** Counts values by size; cheap to add to from many threads. */
final class Histogram {
    /** Of microseconds, from 100 us to 10 s. */
    private static final long[] MICROS = {
        100,
        250,
        500,
        1_000,
        2_500,
        5_000,
        10_000,
        25_000,
        50_000,
        100_000,
        250_000,
        500_000,
        1_000_000,
        2_500_000,
        5_000_000,
        10_000_000
    };

    private static final long[] SIZES = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024};

    private final long[] bounds;
    private final LongAdder[] counts;
    private final LongAdder sum = new LongAdder();

    private Histogram(long[] bounds) {
        this.bounds = bounds;
        this.counts = Stream.generate(LongAdder::new).limit(bounds.length + 1L).toArray(LongAdder[]::new);
    }

    static Histogram ofMicros() {
        return new Histogram(MICROS);
    }

    static Histogram ofSizes() {
        return new Histogram(SIZES);
    }

    void add(long value) {
        int found = Arrays.binarySearch(bounds, value);
        counts[found >= 0 ? found : -found - 1].increment();
        sum.add(value);
    }

    Distribution snapshot() {
        return new Distribution(
                Arrays.stream(bounds).boxed().toList(),
                Arrays.stream(counts).map(LongAdder::sum).toList(),
                sum.sum());
    }
}
