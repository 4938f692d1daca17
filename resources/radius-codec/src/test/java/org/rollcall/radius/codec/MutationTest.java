package org.rollcall.radius.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.radius.codec.Vectors.Sample;

/** Broken copies of every packet we have: each is a packet again or refused. */
class MutationTest {
    /** A second or two of work; {@code -Dfuzz.mutations=100000000} for a release (quality.md R8). */
    private static final int MUTATIONS = Integer.getInteger("fuzz.mutations", 500_000);

    static List<Sample> samples() {
        return Vectors.allSamples();
    }

    /** Each octet, each of the values that matter to a parser: neighbours, ends of the range, single bits. */
    @ParameterizedTest
    @MethodSource("samples")
    void oneOctetChanged(Sample sample) {
        byte[] octets = sample.octets().clone();
        for (int at = 0; at < octets.length; at++) {
            byte original = octets[at];
            for (int value : new int[] {0, 1, 2, 3, 18, 26, 80, 127, 128, 255, original - 1, original + 1, ~original}) {
                octets[at] = (byte) value;
                Torture.read(octets);
            }
            for (int bit = 0; bit < 8; bit++) {
                octets[at] = (byte) (original ^ (1 << bit));
                Torture.read(octets);
            }
            octets[at] = original;
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void cutOff(Sample sample) {
        for (int length = 0; length < sample.octets().length; length++) {
            byte[] cut = Arrays.copyOf(sample.octets(), length);
            assertThat(Torture.read(cut)).isFalse();
            if (length >= 20) {
                cut[2] = (byte) (length >>> 8);
                cut[3] = (byte) length;
                Torture.read(cut);
            }
        }
    }

    /** Pieces of packets joined, repeated, overwritten: the same ones in every run. */
    @Test
    void tornAndJoined() {
        Random random = new Random(20261122);
        List<Sample> samples = samples();
        int packets = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] octets = samples.get(random.nextInt(samples.size())).octets();
            for (int round = random.nextInt(4); round >= 0; round--) {
                octets = mutate(octets, samples, random);
            }
            if (octets.length >= 4 && random.nextInt(10) > 0) {
                octets[2] = (byte) (octets.length >>> 8);
                octets[3] = (byte) octets.length;
            }
            packets += Torture.read(octets) ? 1 : 0;
        }
        assertThat(packets).as("mutants that were packets").isBetween(MUTATIONS / 20, MUTATIONS * 19 / 20);
    }

    private static byte[] mutate(byte[] octets, List<Sample> samples, Random random) {
        int at = octets.length == 0 ? 0 : random.nextInt(octets.length);
        return switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(octets, at);
            case 1 ->
                join(
                        octets,
                        octets.length,
                        samples.get(random.nextInt(samples.size())).octets(),
                        20);
            case 2 -> join(octets, at, octets, Math.min(octets.length, 20 + random.nextInt(20)));
            case 3 -> join(octets, at, octets, Math.min(octets.length, at + 1 + random.nextInt(8)));
            default -> {
                byte[] changed = octets.clone();
                if (changed.length > 0) {
                    changed[at] = (byte) random.nextInt(256);
                }
                yield changed;
            }
        };
    }

    private static byte[] join(byte[] head, int headEnd, byte[] tail, int tailStart) {
        byte[] joined = Arrays.copyOf(head, headEnd + tail.length - tailStart);
        System.arraycopy(tail, tailStart, joined, headEnd, tail.length - tailStart);
        return joined;
    }
}
