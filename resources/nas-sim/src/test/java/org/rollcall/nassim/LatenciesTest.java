package org.rollcall.nassim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void percentilesAreRightWithinTheBuckets() {
        Latencies latencies = new Latencies();
        SplittableRandom random = new SplittableRandom(1);
        long[] micros = new long[20_000];
        for (int i = 0; i < micros.length; i++) {
            micros[i] = (long) Math.exp(random.nextDouble(0, 16));
            latencies.record(micros[i] * 1_000);
        }
        Arrays.sort(micros);
        for (double share : new double[] {0.001, 0.01, 0.25, 0.5, 0.9, 0.99, 0.999, 1}) {
            long exact = micros[(int) Math.ceil(share * micros.length) - 1];
            assertThat((double) latencies.percentile(share)).isCloseTo((double) exact, within(exact * 0.017 + 1));
        }
        assertThat(latencies.max()).isEqualTo(micros[micros.length - 1]);
        assertThat(latencies.recorded()).isEqualTo(micros.length);
    }

    @Test
    void nothingRecordedIsZero() {
        assertThat(new Latencies().percentile(0.99)).isZero();
    }
}
