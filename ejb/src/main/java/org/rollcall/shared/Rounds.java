package org.rollcall.shared;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Does again and again what every node has to do every so often. It goes by elapsed time: the timers of EJB go by the
 * wall clock, and one that was put back by an hour would stop them for an hour.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Rounds {
    private static final Logger LOG = System.getLogger(Rounds.class.getName());
    /** What is rare is done soon after a start too, or a node that starts often would never do it. */
    private static final Duration LONGEST_FIRST_WAIT = Duration.ofMinutes(1);

    private final List<Round> rounds = new CopyOnWriteArrayList<>();

    @Resource
    private ManagedScheduledExecutorService pace;

    @Resource
    private ManagedExecutorService executor;

    /**
     * Calls {@code work} from now until the application ends: without a transaction, never twice at the same time, and
     * whatever it threw the last time.
     */
    public void every(Duration interval, String name, Runnable work) {
        rounds.add(new Round(interval, name, work));
    }

    /**
     * By a timer, because that comes only when the application is deployed: before, a server refuses its tasks, and a
     * repeated task that was refused once is over.
     */
    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    public void keepGoing() {
        rounds.forEach(Round::keepGoing);
    }

    /** The executors belong to the server, which may go on without us. */
    @PreDestroy
    void stop() {
        rounds.forEach(Round::stop);
    }

    private final class Round {
        private final Duration interval;
        private final String name;
        private final Runnable work;
        private final AtomicBoolean busy = new AtomicBoolean();
        private Future<?> going;

        Round(Duration interval, String name, Runnable work) {
            this.interval = interval;
            this.name = name;
            this.work = work;
        }

        synchronized void keepGoing() {
            if (going == null || going.isDone()) {
                long first = Math.min(interval.toMillis(), LONGEST_FIRST_WAIT.toMillis());
                going = pace.scheduleAtFixedRate(this::begin, first, interval.toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        synchronized void stop() {
            if (going != null) {
                going.cancel(false);
            }
        }

        /** On another thread, so that one that takes long does not hold up the others. */
        private void begin() {
            if (busy.compareAndSet(false, true)) {
                try {
                    executor.execute(this::work);
                } catch (RuntimeException refused) {
                    busy.set(false);
                    LOG.log(Level.WARNING, name + " could not begin; it is tried again in " + interval, refused);
                }
            }
        }

        private void work() {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, name + " failed; it is tried again in " + interval, e);
            } finally {
                busy.set(false);
            }
        }
    }
}
