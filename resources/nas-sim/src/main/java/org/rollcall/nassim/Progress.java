package org.rollcall.nassim;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.rollcall.nassim.Simulation.Presence;

/** Prints a line every few seconds: who is on line, and what was counted since the line before. */
final class Progress {
    private final Simulation simulation;
    private final Clock clock;
    private final PrintStream out;
    private final boolean quiet;
    private final Map<Count, Long> told = new EnumMap<>(Count.class);

    Progress(Simulation simulation, Clock clock, PrintStream out, boolean quiet) {
        this.simulation = simulation;
        this.clock = clock;
        this.out = out;
        this.quiet = quiet;
    }

    /** @param each done at every line, too */
    void until(CountDownLatch stop, Duration duration, Duration interval, Runnable each) {
        long end = clock.millis() + duration.toMillis();
        try {
            while (true) {
                long rest = end - clock.millis();
                if (stop.await(Math.max(0, Math.min(rest, interval.toMillis())), TimeUnit.MILLISECONDS)) {
                    return;
                }
                each.run();
                if (!quiet) {
                    out.println(line());
                }
                if (rest <= interval.toMillis()) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String line() {
        Presence presence = simulation.presence();
        return String.format(
                "%s  online %d/%d (blocked %d)  accepted %d rejected %d  records %d  retransmitted %d lost %d bad %d"
                        + "  disconnected %d changed %d refused %d unanswered %d",
                LocalTime.now(clock).truncatedTo(ChronoUnit.SECONDS),
                presence.online(),
                presence.subscribers(),
                presence.blocked(),
                since(Count.ACCEPTS),
                since(Count.REJECTS),
                since(Count.RECORDS),
                since(Count.RETRANSMISSIONS),
                since(Count.LOST),
                since(Count.BAD_AUTHENTICATORS),
                since(Count.DISCONNECTS),
                since(Count.CHANGES),
                since(Count.REFUSALS),
                since(Count.IGNORED));
    }

    private long since(Count count) {
        long now = simulation.count(count);
        Long before = told.put(count, now);
        return now - (before == null ? 0 : before);
    }
}
