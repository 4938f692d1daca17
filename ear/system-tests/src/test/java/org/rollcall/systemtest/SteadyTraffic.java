package org.rollcall.systemtest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.rollcall.nassim.AccessAnswer;
import org.rollcall.nassim.Nas;
import org.rollcall.nassim.NasSession;
import org.rollcall.nassim.Outcome;
import org.rollcall.nassim.TerminateCause;

/**
 * What an ISP's honest routers send all day, at so many requests a second: customers come, are counted and go. What is not
 * answered after all retransmissions, or refused, is a failure.
 */
final class SteadyTraffic implements AutoCloseable {
    /** As many as a router keeps waiting before it begins no more. */
    private static final int IN_FLIGHT = 200;

    private static final int SESSIONS = 60;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Nas router;
    private final List<Isp.Subscriber> subscribers;
    private final long intervalNanos;
    private final Semaphore free = new Semaphore(IN_FLIGHT);
    private final Random random = new Random(20261123);
    private final Thread thread = new Thread(this::run, "steady traffic");
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Queue<Long> accessMicros = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final List<NasSession> all = new ArrayList<>();
    private volatile boolean over;

    SteadyTraffic(Nas router, List<Isp.Subscriber> subscribers, int requestsPerSecond) {
        this.router = router;
        this.subscribers = subscribers;
        this.intervalNanos = TimeUnit.SECONDS.toNanos(1) / requestsPerSecond;
    }

    SteadyTraffic start() {
        thread.start();
        return this;
    }

    private void run() {
        List<NasSession> open = new ArrayList<>();
        long due = System.nanoTime();
        while (!over) {
            step(open);
            due += intervalNanos;
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    /** Of ten requests two are logins, one a Start, one a Stop and six Interims. A session's records wait for each other. */
    private void step(List<NasSession> open) {
        Isp.Subscriber subscriber = subscribers.get(random.nextInt(subscribers.size()));
        int choice = random.nextInt(10);
        if (choice < 2) {
            var login = choice == 0 ? subscriber.pap() : subscriber.chap();
            send(router.accessLater(login, 1, 0x0200_0000_0000L | subscriber.serviceId()), this::check);
        } else if (choice == 2 || open.size() < 2) {
            NasSession session = router.session(subscriber.login(), "steady-" + NUMBER.incrementAndGet());
            all.add(session);
            send(router.startLater(session), outcome -> check(outcome, session));
            open.add(session);
        } else if (choice == 3 && open.size() > SESSIONS / 2) {
            NasSession session = open.remove(0).carry(Duration.ofSeconds(1), 1_000, 2_000);
            send(router.stopLater(session, TerminateCause.USER_REQUEST), outcome -> check(outcome, session));
        } else {
            // one that nothing has been told of for a while
            NasSession session =
                    open.remove(random.nextInt((open.size() + 1) / 2)).carry(Duration.ofSeconds(1), 1_000, 2_000);
            send(router.interimLater(session), outcome -> check(outcome, session));
            open.add(session);
        }
    }

    private <T> void send(CompletableFuture<T> reply, Consumer<T> check) {
        free.acquireUninterruptibly();
        CompletableFuture<T> unused = reply.whenComplete((answer, fault) -> {
            free.release();
            if (fault != null) {
                failures.add(fault.toString());
            } else {
                check.accept(answer);
            }
        });
    }

    private void check(AccessAnswer answer) {
        accessMicros.add(answer.elapsed().toNanos() / 1000);
        answered.incrementAndGet();
        if (answer.verdict() != AccessAnswer.Verdict.ACCEPTED) {
            failures.add("a login: " + answer.verdict());
        }
    }

    private void check(Outcome outcome, NasSession session) {
        answered.incrementAndGet();
        if (!outcome.answered()) {
            failures.add("a record of " + session + " was given up");
        }
    }

    /** Sends no more and waits for what is under way. */
    SteadyTraffic stop() throws InterruptedException {
        over = true;
        thread.join();
        free.acquire(IN_FLIGHT);
        free.release(IN_FLIGHT);
        return this;
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    int answered() {
        return answered.get();
    }

    /** Every session there was, as far as it has come; after {@link #stop}. */
    List<NasSession> sessions() {
        return all;
    }

    /** How long logins took, milliseconds, and then forgets it. */
    String latencies() {
        List<Long> sorted = new ArrayList<>();
        for (Long next = accessMicros.poll(); next != null; next = accessMicros.poll()) {
            sorted.add(next);
        }
        sorted.sort(null);
        return sorted.isEmpty()
                ? "no logins"
                : "%d logins, p50 %.1f ms, p99 %.1f ms"
                        .formatted(
                                sorted.size(),
                                sorted.get(sorted.size() / 2) / 1000.0,
                                sorted.get(sorted.size() * 99 / 100) / 1000.0);
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
