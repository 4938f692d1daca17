package org.rollcall.nassim;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A closed loop: a fixed number of requests is in flight, and each reply (or loss) sends the next one. What is measured
 * is therefore what the server does, and the latency is that of the whole way.
 */
final class LoadGenerator {
    private final Nas nas;
    private final LoadPlan plan;
    private final Work work;

    /** @param nas with enough source ports for the requests in flight */
    LoadGenerator(Nas nas, LoadPlan plan) {
        if (plan.mode() == LoadPlan.Mode.ACCT && plan.sessions() < 2 * plan.inFlight()) {
            throw new IllegalArgumentException(
                    plan.sessions() + " sessions are too few for " + plan.inFlight() + " requests in flight");
        }
        this.nas = nas;
        this.plan = plan;
        this.work = plan.mode() == LoadPlan.Mode.ACCT ? new AccountingWork(nas, plan) : new AccessWork(nas, plan);
    }

    /** @param progress is told of a run about every second: requests done and the rate since the last time */
    LoadReport run(Consumer<String> progress) {
        if (plan.mode() == LoadPlan.Mode.ACCT && plan.prefill()) {
            measure("prefill", Duration.ofDays(1), plan.sessions(), progress);
        }
        return measure("load", plan.duration(), plan.requests(), progress);
    }

    private LoadReport measure(String name, Duration duration, long requests, Consumer<String> progress) {
        long badBefore = nas.count(Count.BAD_AUTHENTICATORS);
        Run run = new Run(work, duration.toNanos(), requests == 0 ? Long.MAX_VALUE : requests, name, progress);
        run.begin(plan.inFlight());
        run.end.join();
        return run.report(nas.count(Count.BAD_AUTHENTICATORS) - badBefore);
    }

    /** One measurement; its state is guarded by itself. */
    private static final class Run {
        final CompletableFuture<Void> end = new CompletableFuture<>();
        private final Work work;
        private final String name;
        private final Consumer<String> progress;
        private final long begun = System.nanoTime();
        private final long nanos;
        private final Latencies latencies = new Latencies();
        private long allowed;
        private long answered;
        private long lost;
        private int running;
        private long toldAt = begun;
        private long toldAnswered;
        private long finished = begun;

        Run(Work work, long nanos, long requests, String name, Consumer<String> progress) {
            this.work = work;
            this.nanos = nanos;
            this.allowed = requests;
            this.name = name;
            this.progress = progress;
        }

        void begin(int inFlight) {
            synchronized (this) {
                running = inFlight;
            }
            for (int i = 0; i < inFlight; i++) {
                next();
            }
        }

        private void next() {
            if (allowed()) {
                CompletableFuture<Work.Sample> unused = work.next().whenComplete(this::done);
            }
        }

        private synchronized boolean allowed() {
            if (allowed > 0 && System.nanoTime() - begun < nanos) {
                allowed--;
                return true;
            }
            if (--running == 0) {
                end.complete(null);
            }
            return false;
        }

        private void done(Work.Sample sample, Throwable fault) {
            if (fault != null) {
                end.completeExceptionally(fault);
                return;
            }
            count(sample);
            next();
        }

        private synchronized void count(Work.Sample sample) {
            long now = System.nanoTime();
            if (!sample.answered()) {
                lost++;
            } else if (now - begun <= nanos) {
                // what is still in flight when time is up is waited for, but not counted
                answered++;
                finished = now;
                latencies.record(sample.elapsed().toNanos());
            }
            if (now - toldAt >= 1_000_000_000L) {
                long rate = (answered - toldAnswered) * 1_000_000_000L / (now - toldAt);
                progress.accept(String.format("%s: %,d answered, %,d/s, %d lost", name, answered, rate, lost));
                toldAt = now;
                toldAnswered = answered;
            }
        }

        synchronized LoadReport report(long badAuthenticators) {
            return new LoadReport(
                    answered,
                    Duration.ofNanos(Math.max(1, finished - begun)),
                    latencies.percentile(0.5),
                    latencies.percentile(0.9),
                    latencies.percentile(0.99),
                    latencies.percentile(0.999),
                    latencies.max(),
                    lost,
                    badAuthenticators);
        }
    }
}
