package org.rollcall.nassim;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens on the sockets of one NAS. Safe for all threads. */
final class Tally {
    private final Map<Count, LongAdder> counters = new EnumMap<>(Count.class);

    Tally() {
        for (Count count : Count.values()) {
            counters.put(count, new LongAdder());
        }
    }

    void add(Count count) {
        counters.get(count).increment();
    }

    long of(Count count) {
        return counters.get(count).sum();
    }
}
