package org.rollcall.radius.ra;

import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * Completes the application's futures apart from the {@link ExchangeLoop}, as what depends on them may take its time:
 * in up to four short Works, none while there is nothing to complete.
 */
final class Completions {
    private static final Logger LOGGER = System.getLogger(Completions.class.getName());
    private static final int MOST_AT_ONCE = 4;

    private final WorkManager works;
    private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);

    Completions(WorkManager works) {
        this.works = works;
    }

    void submit(Runnable completion) {
        queue.add(completion);
        if (free.tryAcquire()) {
            try {
                works.scheduleWork(new Drain());
            } catch (WorkException e) {
                LOGGER.log(Level.WARNING, "the server gives no thread for completing requests; using our own", e);
                drain();
            }
        }
    }

    private void drain() {
        boolean mine = true;
        while (mine) {
            for (Runnable next = queue.poll(); next != null; next = queue.poll()) {
                complete(next);
            }
            free.release();
            // Something may have come between the last look and the release, when nobody else was free to take it.
            mine = !queue.isEmpty() && free.tryAcquire();
        }
    }

    private static void complete(Runnable completion) {
        try {
            completion.run();
        } catch (RuntimeException | Error e) {
            LOGGER.log(Level.WARNING, "what the application does with an outcome failed", e);
        }
    }

    private final class Drain implements Work {
        @Override
        public void run() {
            drain();
        }

        @Override
        public void release() {
            // Ends by itself.
        }
    }
}
