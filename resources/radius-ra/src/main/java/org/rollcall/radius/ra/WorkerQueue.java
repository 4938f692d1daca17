package org.rollcall.radius.ra;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * What waits for one worker; bounded, and fair among NASes: each has a lane, lanes are served in turn, and when there is no
 * room left it is the longest lane that loses its last request. So a NAS that floods us is limited only when others wait,
 * and then to its share; within a NAS the order is that of arrival.
 *
 * <p>The receiver puts without waking anybody and {@link #wake}s once it has read all there is, so a burst costs one wake-up
 * and becomes one batch.
 */
final class WorkerQueue {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final int capacity;

    /** By the id of the NAS; there are as many as there are NASes. */
    private final Map<Long, Lane> lanes = new HashMap<>();

    /** Those in which something waits, the next one to be served first. */
    private final Queue<Lane> turns = new ArrayDeque<>();

    private int size;
    private boolean idle;
    private boolean closed;

    /** What waits of one NAS. */
    private static final class Lane {
        private final Deque<Exchange> waiting = new ArrayDeque<>();
    }

    WorkerQueue(int capacity) {
        this.capacity = capacity;
    }

    /**
     * Takes a request in.
     *
     * @param dropped is told what found no room: this one, or another one, of a NAS that has more waiting
     * @return false if it is this one
     */
    boolean put(Exchange exchange, Consumer<Exchange> dropped) {
        lock.lock();
        try {
            if (closed) {
                dropped.accept(exchange);
                return false;
            }
            Lane lane = lanes.computeIfAbsent(exchange.client().id(), id -> new Lane());
            if (size == capacity) {
                lastOfLongest(lane).ifPresent(dropped);
            }
            if (size == capacity) {
                dropped.accept(exchange);
                return false;
            }
            if (lane.waiting.isEmpty()) {
                turns.add(lane);
            }
            lane.waiting.add(exchange);
            size++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Makes room, if another lane is longer than this one would be. */
    private Optional<Exchange> lastOfLongest(Lane newcomers) {
        Lane longest = newcomers;
        for (Lane lane : turns) {
            if (lane.waiting.size() > longest.waiting.size()) {
                longest = lane;
            }
        }
        if (longest.waiting.size() <= newcomers.waiting.size() + 1) {
            return Optional.empty();
        }
        size--;
        return Optional.of(longest.waiting.removeLast());
    }

    void wake() {
        lock.lock();
        try {
            if (idle && size > 0) {
                filled.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until there is something and takes all of it, up to a batch.
     *
     * @return false if there is nothing and never will be
     */
    boolean take(List<Exchange> batch, int most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (size == 0 && !closed) {
                idle = true;
                // The time is a net below wake(): a lost one costs a NAS a retransmission, not for ever.
                filled.await(1, TimeUnit.SECONDS);
                idle = false;
            }
            while (size > 0 && batch.size() < most) {
                Lane lane = turns.remove();
                batch.add(lane.waiting.remove());
                size--;
                if (!lane.waiting.isEmpty()) {
                    turns.add(lane);
                }
            }
            return !batch.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more; what is in it can still be taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            filled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }
}
