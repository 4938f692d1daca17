package org.rollcall.nassim;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * One simulated subscriber: he connects, uses what he was granted, leaves, and comes back; if he is refused he asks
 * again. All of it happens on the simulation's one thread. What he does next is decided in one place per event, and
 * each event makes what was planned before void (the turn).
 */
final class Subscriber {
    private static final Logger LOG = System.getLogger(Subscriber.class.getName());
    private static final GrantedRate UNLIMITED = new GrantedRate(4_000_000, 20_000_000);
    /** DNS and the page that tells him to pay. */
    private static final int BLOCKED_BPS = 800;

    private static final Duration DEFAULT_INTERIM = Duration.ofMinutes(5);

    private final Login login;
    private final Nas nas;
    private final Habits habits;
    private final Clock clock;
    private final ScheduledExecutorService thread;
    private final SplittableRandom random;
    private final double appetite;
    private Optional<NasSession> session = Optional.empty();
    private long turn;

    Subscriber(Login login, Nas nas, Habits habits, Clock clock, ScheduledExecutorService thread, long seed) {
        this.login = login;
        this.nas = nas;
        this.habits = habits;
        this.clock = clock;
        this.thread = thread;
        this.random = new SplittableRandom(seed);
        // most use little of their line, a few nearly all of it
        double luck = random.nextDouble();
        this.appetite = 0.01 + 0.9 * luck * luck * luck * luck;
    }

    String name() {
        return login.name();
    }

    Optional<NasSession> session() {
        return session;
    }

    void begin() {
        plan(Duration.ofMillis(random.nextLong(habits.ramp().toMillis() + 1)), this::ask);
    }

    /** The server ended his session: a modem dials again at once. */
    void disconnected(NasSession ended) {
        if (session.filter(ended::equals).isPresent()) {
            session = Optional.empty();
            plan(Duration.ofMillis(random.nextLong(2_000, 8_000)), this::ask);
        }
    }

    private void ask() {
        long mine = turn;
        CompletableFuture<Void> unused = nas.accessLater(login, Nas.portOf(login.name()), Nas.macOf(login.name()))
                .thenAcceptAsync(answer -> unless(mine, () -> answered(answer)), thread);
    }

    private void answered(AccessAnswer answer) {
        switch (answer.verdict()) {
            case NO_ANSWER -> plan(Duration.ofMillis(random.nextLong(2_000, 10_000)), this::ask);
            case REJECTED, UNPROVEN -> plan(around(habits.meanRetry()), this::ask);
            case ACCEPTED -> connected(answer);
        }
    }

    private void connected(AccessAnswer answer) {
        NasSession mine = nas.session(login.name(), Nas.portOf(login.name()), Nas.macOf(login.name()), answer);
        session = Optional.of(mine);
        long leaves = clock.millis() + around(habits.meanSession()).toMillis();
        // what becomes of the Start is the NAS's business: it goes on whether or not the server heard of it
        CompletableFuture<Outcome> unused = nas.startLater(mine);
        planInterim(mine, leaves);
    }

    private void planInterim(NasSession mine, long leaves) {
        Duration interim = habits.interim()
                .orElseGet(() -> mine.access().interimInterval().isPresent()
                        ? Duration.ofSeconds(mine.access().interimInterval().getAsLong())
                        : DEFAULT_INTERIM);
        long rest = leaves - clock.millis();
        if (rest <= interim.toMillis()) {
            plan(Duration.ofMillis(Math.max(0, rest)), () -> leave(mine));
        } else {
            plan(interim, () -> {
                use(mine);
                CompletableFuture<Outcome> unused = nas.interimLater(mine);
                planInterim(mine, leaves);
            });
        }
    }

    private void leave(NasSession mine) {
        use(mine);
        session = Optional.empty();
        CompletableFuture<Outcome> unused =
                nas.stopLater(mine, random.nextInt(5) == 0 ? TerminateCause.LOST_CARRIER : TerminateCause.USER_REQUEST);
        plan(around(habits.meanPause()), this::ask);
    }

    /** Traffic since the last record, at some share of the granted rate. */
    private void use(NasSession mine) {
        Duration since = Duration.between(mine.startedAt(), clock.instant()).minusSeconds(mine.seconds());
        if (since.isNegative()) {
            return;
        }
        GrantedRate rate = habits.blocked(mine.access())
                ? new GrantedRate(BLOCKED_BPS, BLOCKED_BPS)
                : GrantedRate.of(mine.access().attributes()).orElse(UNLIMITED);
        double share = Math.min(1, appetite * (0.3 + 1.4 * random.nextDouble()));
        double octets = share * since.toMillis() / 8_000;
        mine.carry(since, (long) (rate.uploadBps() * octets * 0.4), (long) (rate.downloadBps() * octets));
    }

    private void plan(Duration delay, Runnable step) {
        long mine = ++turn;
        ScheduledFuture<?> unused = thread.schedule(() -> unless(mine, step), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void unless(long mine, Runnable step) {
        if (mine == turn) {
            try {
                step.run();
            } catch (RuntimeException e) {
                // an executor would swallow it
                LOG.log(Level.WARNING, login + " does nothing any more", e);
            }
        }
    }

    /** Half to one and a half times the mean. */
    private Duration around(Duration mean) {
        return Duration.ofMillis((long) (mean.toMillis() * (0.5 + random.nextDouble())));
    }
}
