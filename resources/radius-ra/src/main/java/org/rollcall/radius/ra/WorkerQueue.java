package org.rollcall.radius.ra;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for one worker; bounded. The receiver puts without waking anybody and {@link #wake}s once it has read all
 * there is, so a burst costs one wake-up and becomes one batch.
 */
final class WorkerQueue {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Exchange[] ring;
    private int first;
    private int size;
    private boolean idle;
    private boolean closed;

    WorkerQueue(int capacity) {
        ring = new Exchange[capacity];
    }

    /** False if it is full or closed. */
    boolean put(Exchange exchange) {
        lock.lock();
        try {
            if (closed || size == ring.length) {
                return false;
            }
            ring[(first + size++) % ring.length] = exchange;
            return true;
        } finally {
            lock.unlock();
        }
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
                batch.add(ring[first]);
                ring[first] = null;
                first = (first + 1) % ring.length;
                size--;
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
