package org.rollcall.radius.ra;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/**
 * The queue to one router, which packets leave evenly spaced, so that a mass of requests is no storm. Touched by the
 * {@link ExchangeLoop} only.
 */
final class Pace {
    /** Who leaves first. */
    enum Rank {
        URGENT,
        /** Sent before, or held up before: its time runs. */
        AGAIN,
        NEW
    }

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    /** So much of lost time is made up for: timers wake late by a millisecond or two. */
    private static final long SLACK = Duration.ofMillis(10).toNanos();

    private final Map<Rank, Deque<PendingRequest>> waiting = new EnumMap<>(Rank.class);
    private long intervalNanos;
    private long dueNanos;

    Pace(long nowNanos) {
        dueNanos = nowNanos;
        for (Rank rank : Rank.values()) {
            waiting.put(rank, new ArrayDeque<>());
        }
    }

    /** At the rate that the request's NAS has now. */
    void add(PendingRequest request, Rank rank) {
        intervalNanos = SECOND / request.client().settings().requestsPerSecond();
        waiting.get(rank).add(request);
    }

    /** Lets a request that waits as a new one go first. */
    void promote(PendingRequest request) {
        if (waiting.get(Rank.NEW).remove(request)) {
            waiting.get(Rank.URGENT).add(request);
        }
    }

    boolean isEmpty() {
        return waiting.values().stream().allMatch(Deque::isEmpty);
    }

    /** When the next one may leave. */
    long dueNanos() {
        return dueNanos;
    }

    /** The one whose turn it is; it leaves now. Null if there is none or it is too early. */
    PendingRequest poll(long nowNanos) {
        if (nowNanos - dueNanos < 0) {
            return null;
        }
        for (Deque<PendingRequest> queue : waiting.values()) {
            PendingRequest next = queue.poll();
            if (next != null) {
                long late = nowNanos - SLACK - dueNanos > 0 ? nowNanos - SLACK : dueNanos;
                dueNanos = late + intervalNanos;
                return next;
            }
        }
        return null;
    }

    /** It was answered while it waited to be sent again. */
    void remove(PendingRequest request) {
        waiting.get(Rank.AGAIN).remove(request);
    }
}
