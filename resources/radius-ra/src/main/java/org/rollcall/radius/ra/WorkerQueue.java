package org.rollcall.radius.ra;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * What waits for the workers of a port; bounded, and fair among NASes: each has a lane, lanes are served in turn, and when
 * there is no room left it is the longest lane that loses its last request. So a NAS that floods us is limited only when
 * others wait, and then to its share; within a NAS the order is that of arrival.
 *
 * <p>Any worker takes anything, but requests of one shard are never in the hands of two workers at once, so they are
 * worked on one after the other.
 *
 * <p>The fuller a batch, the less each of its requests costs. So a worker that finds fewer requests than its share of what
 * was lately in the house waits a moment for those that the last replies are about to cause. Who is alone is never kept
 * waiting.
 */
final class WorkerQueue {
    /** Shards of which it is known which worker has them; two sessions in one shard merely wait for each other. */
    private static final int SHARDS = 1 << 13;

    /** A NAS that had to wait for a reply needs less than this to send the next request. */
    private static final Duration LINGER = Duration.ofNanos(400_000);

    /** A batch of so many is not made smaller to give all workers something. */
    private static final int FULL_ENOUGH = 8;

    private static final long NOTHING_TO_DO_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final int capacity;
    private final int workers;
    private final long lingerNanos;

    /** By the id of the NAS; there are as many as there are NASes. */
    private final Map<Long, Lane> lanes = new HashMap<>();

    /** Those in which something waits, the next one to be served first. */
    private final Queue<Lane> turns = new ArrayDeque<>();

    /** Which batch holds a shard. */
    private final Object[] holders = new Object[SHARDS];

    private int size;
    private int inHand;
    /** Requests that were here at once, the most of late: it shrinks by an eighth with each batch. */
    private int lately;

    /** Workers that wait for requests, and how many requests the most modest of them waits for. */
    private int idle;

    private int awaited;
    private boolean closed;

    /** What waits of one NAS. */
    private static final class Lane {
        private final Deque<Exchange> waiting = new ArrayDeque<>();
        /** Where the batch that is being filled goes on. */
        private Iterator<Exchange> next;
    }

    /** @param workers that take from it */
    WorkerQueue(int capacity, int workers) {
        this(capacity, workers, LINGER);
    }

    /** @param linger how long a worker waits at most for a fuller batch */
    WorkerQueue(int capacity, int workers, Duration linger) {
        this.capacity = capacity;
        this.workers = workers;
        this.lingerNanos = linger.toNanos();
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

    /** The receiver puts without waking anybody and wakes once it has read all there is: a burst costs one wake-up. */
    void wake() {
        lock.lock();
        try {
            if (idle > 0 && size >= awaited) {
                filled.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until there is something and takes all of it, up to a batch.
     *
     * @param batch an empty list, whose requests are in hand from then on until they are {@link #done}
     * @return false if there is nothing and never will be
     */
    boolean take(List<Exchange> batch, int most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                if (size > 0) {
                    linger(most);
                    fill(batch, most);
                }
                if (!batch.isEmpty() || (closed && size == 0)) {
                    return !batch.isEmpty();
                }
                // The time is a net below wake(): a lost one costs a NAS a retransmission, not for ever.
                await(1, NOTHING_TO_DO_NANOS);
            }
        } finally {
            lock.unlock();
        }
    }

    private void linger(int most) throws InterruptedException {
        int share = Math.max(lately / workers, Math.min(lately / 2, FULL_ENOUGH));
        // three quarters of it: when another worker has more than its share, no more than that will come
        int enough = Math.min(most, share * 3 / 4);
        long left = lingerNanos;
        while (size > 0 && size < enough && left > 0 && !closed) {
            left = await(enough, left);
        }
    }

    @SuppressWarnings("WaitNotInLoop") // both callers loop
    private long await(int enough, long nanos) throws InterruptedException {
        awaited = idle == 0 ? enough : Math.min(awaited, enough);
        idle++;
        try {
            return filled.awaitNanos(nanos);
        } finally {
            idle--;
        }
    }

    /** Lanes in turn, one request of each; what another worker has the shard of stays, and all behind it of that shard. */
    private void fill(List<Exchange> batch, int most) {
        lately = Math.max(lately - (lately + 7) / 8, size + inHand);
        for (Lane lane : turns) {
            lane.next = lane.waiting.iterator();
        }
        int fruitless = 0;
        while (fruitless < turns.size() && batch.size() < most) {
            Lane lane = turns.remove();
            fruitless = takeOne(lane.next, batch) ? 0 : fruitless + 1;
            if (!lane.waiting.isEmpty()) {
                turns.add(lane);
            }
        }
        size -= batch.size();
        inHand += batch.size();
        if (idle > 0 && size > 0) {
            filled.signal();
        }
    }

    private boolean takeOne(Iterator<Exchange> waiting, List<Exchange> batch) {
        while (waiting.hasNext()) {
            Exchange next = waiting.next();
            int shard = shard(next);
            if (holders[shard] == null || holders[shard] == batch) {
                holders[shard] = batch;
                batch.add(next);
                waiting.remove();
                return true;
            }
        }
        return false;
    }

    private static int shard(Exchange exchange) {
        return RetransmissionCache.mix(exchange.shard()) & (SHARDS - 1);
    }

    /** A batch is worked off; its list may be used for the next one. */
    void done(List<Exchange> batch) {
        lock.lock();
        try {
            for (Exchange exchange : batch) {
                holders[shard(exchange)] = null;
            }
            inHand -= batch.size();
            batch.clear();
            if (idle > 0 && size > 0) {
                filled.signal();
            }
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
