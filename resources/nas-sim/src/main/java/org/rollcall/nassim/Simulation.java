package org.rollcall.nassim;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.IntFunction;

/**
 * Some NASes and the subscribers behind them. Subscriber number n is behind the NAS number n modulo how many there
 * are. Everything that subscribers do happens on one thread.
 */
final class Simulation implements AutoCloseable {
    private final List<Nas> nases;
    private final List<Subscriber> subscribers = new ArrayList<>();
    private final Habits habits;
    private final ScheduledExecutorService thread;

    /** The people of a simulation: subscriber number first, first + 1, ... and what he logs in with. */
    record Population(int first, int size, IntFunction<Login> login, long seed) {}

    /** Counted at one moment. */
    record Presence(int online, int blocked, int subscribers) {}

    Simulation(List<Nas> nases, Population population, Habits habits, Clock clock) {
        this.nases = List.copyOf(nases);
        this.habits = habits;
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread t = new Thread(task, "subscribers");
            t.setDaemon(true);
            return t;
        });
        Map<String, Subscriber> byLogin = new HashMap<>();
        for (int n = population.first(); n < population.first() + population.size(); n++) {
            long seed = population.seed() * 1_000_003 + n;
            Login login = population.login().apply(n);
            if (new SplittableRandom(seed).nextInt(100) < habits.wrongPasswordPercent()) {
                login = new Login(login.name(), login.password() + "-wrong", login.method());
            }
            Nas nas = this.nases.get(n % this.nases.size());
            Subscriber subscriber = new Subscriber(login, nas, habits, clock, thread, seed);
            subscribers.add(subscriber);
            byLogin.put(login.name(), subscriber);
        }
        this.nases.forEach(nas -> nas.listener(new NasEvents() {
            @Override
            public void disconnected(NasSession session) {
                Subscriber subscriber = byLogin.get(session.login());
                if (subscriber != null) {
                    later(() -> subscriber.disconnected(session));
                }
            }
        }));
    }

    private void later(Runnable step) {
        try {
            thread.execute(step);
        } catch (RejectedExecutionException closed) {
            // nobody connects again after the end
        }
    }

    void begin() {
        later(() -> subscribers.forEach(Subscriber::begin));
    }

    Presence presence() {
        return CompletableFuture.supplyAsync(
                        () -> {
                            int online = 0;
                            int blocked = 0;
                            for (Subscriber subscriber : subscribers) {
                                if (subscriber.session().isPresent()) {
                                    online++;
                                    blocked += habits.blocked(
                                                    subscriber.session().get().access())
                                            ? 1
                                            : 0;
                                }
                            }
                            return new Presence(online, blocked, subscribers.size());
                        },
                        thread)
                .join();
    }

    long count(Count count) {
        return nases.stream().mapToLong(nas -> nas.count(count)).sum();
    }

    /** Nobody does anything any more; the NASes stay open. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
