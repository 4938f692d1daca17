package org.rollcall.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {
    private static final long LARGE = 1L << 30;

    @TempDir
    private Path directory;

    private Spool open(long segment) throws IOException {
        return Spool.open(directory, LARGE, segment);
    }

    private static List<byte[]> records(int from, int to) {
        return IntStream.range(from, to).mapToObj(SpoolTest::octets).toList();
    }

    private static byte[] octets(int number) {
        return ("record " + number).getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> texts(List<byte[]> payloads) {
        return payloads.stream()
                .map(octets -> new String(octets, StandardCharsets.UTF_8))
                .toList();
    }

    private static List<String> drain(Spool spool, int most) throws IOException {
        List<String> all = new ArrayList<>();
        for (Spool.Batch batch = spool.next(most); !batch.payloads().isEmpty(); batch = spool.next(most)) {
            all.addAll(texts(batch.payloads()));
            spool.advance(batch);
        }
        return all;
    }

    private long files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(ending)).count();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void recordsComeOutInOrderAndLeaveNoFile(int most) throws IOException {
        try (Spool spool = open(100)) {
            assertThat(spool.isEmpty()).isTrue();
            for (int i = 0; i < 50; i += 5) {
                spool.append(records(i, i + 5));
            }
            assertThat(files(".spool")).isGreaterThan(5);
            assertThat(spool.records()).isEqualTo(50);

            assertThat(drain(spool, most)).isEqualTo(texts(records(0, 50)));

            assertThat(spool.isEmpty()).isTrue();
            assertThat(spool.records()).isZero();
            assertThat(spool.octets()).isZero();
            assertThat(files("")).isZero();
            spool.append(records(50, 51));
            assertThat(drain(spool, most)).containsExactly("record 50");
        }
    }

    @Test
    void nothingIsLostWithTheProcess() throws IOException {
        // never closed: as after a kill
        Spool first = open(200);
        first.append(records(0, 30));
        Spool.Batch some = first.next(10);
        first.advance(some);

        Spool second = open(200);
        assertThat(second.records()).isEqualTo(20);
        second.append(records(30, 40));
        assertThat(drain(second, 7)).isEqualTo(texts(records(10, 40)));
        assertThat(files("")).isZero();
    }

    @Test
    void whatIsNotDoneIsReadAgain() throws IOException {
        try (Spool spool = open(LARGE)) {
            spool.append(records(0, 3));
            assertThat(texts(spool.next(2).payloads())).containsExactly("record 0", "record 1");
            assertThat(texts(spool.next(2).payloads())).containsExactly("record 0", "record 1");
        }
    }

    /** A kill in the middle of a write, at every octet. */
    @Test
    void aRecordThatWasHalfWrittenIsNeverRead() throws IOException {
        Spool whole = open(LARGE);
        whole.append(records(0, 2));
        whole.close();
        Path file = Segment.path(directory, 1);
        byte[] octets = Files.readAllBytes(file);
        int one = Segment.HEADER + Segment.length(octets(0));
        for (int length = 0; length < octets.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(octets, length));
            try (Spool spool = open(LARGE)) {
                spool.append(records(5, 6));
                List<String> read = drain(spool, 10);
                assertThat(read)
                        .as("%s octets", length)
                        .isEqualTo(length < one ? List.of("record 5") : List.of("record 0", "record 5"));
                assertThat(spool.isEmpty()).isTrue();
            }
        }
    }

    @Test
    void damageIsKeptForPeopleAndWhatComesAfterTheFileIsRead() throws IOException {
        try (Spool spool = open(100)) {
            for (int i = 0; i < 20; i++) {
                spool.append(records(i, i + 1));
            }
        }
        Path file = Segment.path(directory, 2);
        byte[] octets = Files.readAllBytes(file);
        octets[octets.length - 1] ^= 1;
        Files.write(file, octets);
        try (Spool spool = open(100)) {
            List<String> read = drain(spool, 100);
            assertThat(read).hasSize(19).contains("record 0", "record 19");
            assertThat(files(".damaged")).isEqualTo(1);
            assertThat(spool.isEmpty()).isTrue();
        }
    }

    @Test
    void aFullSpoolRefusesAndKeepsWhatItHas() throws IOException {
        try (Spool spool = Spool.open(directory, 50, LARGE)) {
            spool.append(records(0, 2));
            assertThatThrownBy(() -> spool.append(records(2, 5))).isInstanceOf(SpoolFull.class);
            assertThat(drain(spool, 9)).containsExactly("record 0", "record 1");
            spool.append(records(2, 4));
            assertThat(spool.records()).isEqualTo(2);
        }
    }

    /** The position is a help only. */
    @Test
    void aWrongPositionReadsMoreThanNeeded() throws IOException {
        try (Spool spool = open(LARGE)) {
            spool.append(records(0, 4));
            spool.advance(spool.next(2));
        }
        Files.writeString(directory.resolve("position"), "nonsense", StandardOpenOption.TRUNCATE_EXISTING);
        try (Spool spool = open(LARGE)) {
            assertThat(drain(spool, 9)).isEqualTo(texts(records(0, 4)));
        }
    }

    /** Any mixture of writing, reading, and dying. */
    @Test
    void everyRecordComesOutAtLeastOnceAndInOrder() throws IOException {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            Spool spool = open(300);
            int written = 0;
            int done = 0;
            for (int step = 0; step < 200; step++) {
                switch (random.nextInt(4)) {
                    case 0, 1 -> {
                        int more = 1 + random.nextInt(9);
                        spool.append(records(written, written + more));
                        written += more;
                    }
                    case 2 -> {
                        Spool.Batch batch = spool.next(1 + random.nextInt(12));
                        assertThat(texts(batch.payloads()))
                                .isEqualTo(texts(
                                        records(done, done + batch.payloads().size())));
                        if (!batch.payloads().isEmpty() && random.nextBoolean()) {
                            spool.advance(batch);
                            done += batch.payloads().size();
                        }
                    }
                    default -> spool = open(300);
                }
                assertThat(spool.records()).as("seed %s step %s", seed, step).isEqualTo(written - done);
            }
            assertThat(drain(spool, 100)).isEqualTo(texts(records(done, written)));
        }
    }
}
