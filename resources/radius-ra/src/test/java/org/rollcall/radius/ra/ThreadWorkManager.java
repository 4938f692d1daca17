package org.rollcall.radius.ra;

import jakarta.resource.spi.work.ExecutionContext;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkListener;
import jakarta.resource.spi.work.WorkManager;
import jakarta.resource.spi.work.WorkRejectedException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A server's work manager out of plain threads; knows which Works are running. */
final class ThreadWorkManager implements WorkManager {
    private final Set<Work> running = ConcurrentHashMap.newKeySet();
    private final AtomicInteger rejectAfter = new AtomicInteger(Integer.MAX_VALUE);

    /** From now on only so many Works are taken. */
    void rejectAfter(int works) {
        rejectAfter.set(works);
    }

    Set<Work> running() {
        return running;
    }

    @Override
    public void doWork(Work work) {
        throw new UnsupportedOperationException("the adapter never waits for a whole Work");
    }

    @Override
    public void doWork(Work work, long timeout, ExecutionContext context, WorkListener listener) {
        doWork(work);
    }

    @Override
    public long startWork(Work work) throws WorkRejectedException {
        return startWork(work, INDEFINITE, null, null);
    }

    @Override
    public long startWork(Work work, long timeout, ExecutionContext context, WorkListener listener)
            throws WorkRejectedException {
        CountDownLatch started = new CountDownLatch(1);
        run(work, started);
        try {
            started.await();
        } catch (InterruptedException e) {
            throw new WorkRejectedException(e);
        }
        return 0;
    }

    @Override
    public void scheduleWork(Work work) throws WorkRejectedException {
        scheduleWork(work, INDEFINITE, null, null);
    }

    @Override
    public void scheduleWork(Work work, long timeout, ExecutionContext context, WorkListener listener)
            throws WorkRejectedException {
        run(work, new CountDownLatch(1));
    }

    private void run(Work work, CountDownLatch started) throws WorkRejectedException {
        if (rejectAfter.getAndDecrement() <= 0) {
            throw new WorkRejectedException("no threads left");
        }
        running.add(work);
        Thread thread = new Thread(
                () -> {
                    started.countDown();
                    try {
                        work.run();
                    } finally {
                        running.remove(work);
                    }
                },
                work.getClass().getSimpleName());
        thread.setDaemon(true);
        thread.start();
    }
}
