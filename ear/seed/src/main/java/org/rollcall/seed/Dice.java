package org.rollcall.seed;

import java.util.List;

/** Random numbers that follow from a seed, a customer's number and what they are for, in any order they are asked. */
record Dice(long seed) {
    /** What a number is for; each has its own numbers. */
    enum Purpose {
        STATUS,
        CREATED,
        CHANGED,
        NAME,
        PHONE,
        PLACE,
        PLAN,
        LINE,
        ONLINE,
        HABIT,
        DAY,
        HOUR,
        LENGTH,
        TRAFFIC,
        ADDRESS,
        LAST
    }

    /** 0 to just below 1. */
    double share(Purpose purpose, long n) {
        return (bits(purpose, n) >>> 11) * 0x1p-53;
    }

    /** 0 to bound - 1. */
    int below(Purpose purpose, long n, int bound) {
        return (int) (share(purpose, n) * bound);
    }

    <T> T pick(Purpose purpose, long n, List<T> from) {
        return from.get(below(purpose, n, from.size()));
    }

    /** The finishing step of SplitMix64 over all three. */
    private long bits(Purpose purpose, long n) {
        long z = seed * 0x9E3779B97F4A7C15L
                + n * 0xD1342543DE82EF95L
                + purpose.name().hashCode() * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
