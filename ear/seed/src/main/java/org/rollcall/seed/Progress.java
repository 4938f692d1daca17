package org.rollcall.seed;

import java.io.PrintStream;
import java.time.Duration;

/** Tells how far the writing of a table is, at most every other second. */
final class Progress {
    private static final long INTERVAL = Duration.ofSeconds(2).toNanos();

    private final PrintStream out;
    private final long begun = System.nanoTime();
    private String table = "";
    private long tableBegun;
    private long told;
    private long rows;
    private long expected;

    Progress(PrintStream out) {
        this.out = out;
    }

    /** @param estimate how many rows it will be, about; 0 = not known */
    void begin(String name, long estimate) {
        table = name;
        expected = estimate;
        rows = 0;
        tableBegun = System.nanoTime();
        told = tableBegun;
    }

    void row() {
        rows++;
        // asking the clock for every row would cost more than the row
        if ((rows & 1023) == 0 && System.nanoTime() - told >= INTERVAL) {
            told = System.nanoTime();
            String of = expected > rows ? String.format(" of %,d", expected) : "";
            out.printf("  %s: %,d%s (%,.0f/s)%n", table, rows, of, rate());
        }
    }

    void end() {
        if (rows > 0) {
            out.printf("%s: %,d rows in %.1f s (%,.0f/s)%n", table, rows, seconds(tableBegun), rate());
        }
    }

    void step(String what) {
        out.println(what);
    }

    /** Seconds since the beginning of all. */
    double seconds() {
        return seconds(begun);
    }

    private double rate() {
        return rows / Math.max(0.001, seconds(tableBegun));
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
