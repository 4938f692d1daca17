package org.rollcall.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often this node has decided what at which NAS, since its start. */
@ApplicationScoped
public class DecisionCounts {
    private final Map<Key, LongAdder> counts = new ConcurrentHashMap<>();

    private record Key(long nasId, AccessReason reason) {}

    void count(long nasId, AccessAnswer answer) {
        if (answer.reason() != null) {
            counts.computeIfAbsent(new Key(nasId, answer.reason()), none -> new LongAdder())
                    .increment();
        }
    }

    /** By NAS and reason; what never happened is not there. */
    public Map<Long, Map<AccessReason, Long>> all() {
        Map<Long, Map<AccessReason, Long>> all = new ConcurrentHashMap<>();
        counts.forEach((key, count) -> all.computeIfAbsent(key.nasId(), none -> new EnumMap<>(AccessReason.class))
                .put(key.reason(), count.sum()));
        return all;
    }
}
