package org.rollcall.nassim;

/**
 * A histogram of durations with 64 buckets to each doubling, so that every percentile is right within 1.6 %. For one
 * thread.
 */
final class Latencies {
    private static final int SUB_BITS = 6;
    private static final int SUB = 1 << SUB_BITS;

    private final long[] buckets = new long[SUB * 40];
    private long recorded;
    private long max;

    /** @param nanos 0 or more */
    void record(long nanos) {
        long micros = Math.max(0, nanos / 1_000);
        buckets[bucket(micros)]++;
        recorded++;
        max = Math.max(max, micros);
    }

    long recorded() {
        return recorded;
    }

    /** Microseconds. */
    long max() {
        return max;
    }

    /**
     * The duration that so large a share of the recorded ones does not exceed, microseconds; 0 if none was recorded.
     *
     * @param share 0 to 1
     */
    long percentile(double share) {
        long rank = Math.max(1, (long) Math.ceil(recorded * share));
        long seen = 0;
        for (int i = 0; i < buckets.length; i++) {
            seen += buckets[i];
            if (seen >= rank && recorded > 0) {
                return Math.min(max, highest(i));
            }
        }
        return 0;
    }

    /** Below 64 one bucket per microsecond, then the six bits behind the leading one choose. */
    private static int bucket(long micros) {
        if (micros < SUB) {
            return (int) micros;
        }
        int doubling = 63 - Long.numberOfLeadingZeros(micros) - SUB_BITS + 1;
        long within = micros >>> (doubling - 1);
        return Math.min(SUB * 40 - 1, doubling * SUB + (int) (within - SUB));
    }

    private static long highest(int bucket) {
        if (bucket < SUB) {
            return bucket;
        }
        int doubling = bucket / SUB;
        long within = bucket % SUB + (long) SUB;
        return ((within + 1) << (doubling - 1)) - 1;
    }
}
