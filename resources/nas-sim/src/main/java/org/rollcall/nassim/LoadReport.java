package org.rollcall.nassim;

import java.time.Duration;
import java.util.Locale;

/**
 * What a load measured. Percentiles are in microseconds, from the first transmission to the verified reply.
 *
 * @param answered requests with a verified reply within the time
 * @param elapsed of the measurement
 * @param lost requests whose last transmission was not answered in time
 * @param badAuthenticators replies with a wrong signature
 */
record LoadReport(
        long answered,
        Duration elapsed,
        long p50,
        long p90,
        long p99,
        long p999,
        long max,
        long lost,
        long badAuthenticators) {

    /** Answered requests a second. */
    double rate() {
        return answered * 1e9 / elapsed.toNanos();
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "n=%d rate=%.0f/s p50=%dus p90=%dus p99=%dus p99.9=%dus max=%dus lost=%d bad=%d",
                answered,
                rate(),
                p50,
                p90,
                p99,
                p999,
                max,
                lost,
                badAuthenticators);
    }
}
