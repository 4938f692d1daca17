package org.rollcall.radius.ra;

import jakarta.resource.spi.work.Work;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A Work that goes on until it is released, by us or by the server, and whose end can be awaited. */
abstract class LongWork implements Work {
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public final void run() {
        try {
            work();
        } finally {
            ended.countDown();
        }
    }

    /** Returns soon after {@link #release}, and not before. */
    abstract void work();

    /** Wakes up {@link #work} wherever it waits. */
    abstract void wake();

    @Override
    public final void release() {
        released.countDown();
        wake();
    }

    final boolean isReleased() {
        return released.getCount() == 0;
    }

    /** Waits for {@link #release}; true if it came. */
    final boolean awaitRelease(Duration atMost) {
        return await(released, atMost);
    }

    final boolean awaitEnd(Duration atMost) {
        return await(ended, atMost);
    }

    private static boolean await(CountDownLatch latch, Duration atMost) {
        try {
            return latch.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return latch.getCount() == 0;
        }
    }
}
