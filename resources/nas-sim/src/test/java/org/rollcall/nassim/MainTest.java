package org.rollcall.nassim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands, run as typed. */
class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "run --help", "load --help"})
    void helpNamesItsOptions(String words) {
        assertThat(run(words.split(" "))).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("usage: nas-sim");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "walk                               | there is no command 'walk'",
                "--fast                             | --fast",
                "load --in-flight                   | --in-flight needs a value",
                "load --in-flight many              | --in-flight is 'many', which is not a whole number",
                "load --in-flight 0                 | --in-flight is 0, which is not within 1 to",
                "load --mode wimax                  | --mode is none of acct, pap, chap, mschapv2",
                "load --seconds -1                  | --seconds is -1",
                "load --sessions 10                 | --sessions is 10, which is not within 128",
                "load --login u                     | --login 'u' is the same for every number",
                "load --login %q                    | --login '%q' is no printf format",
                "run --router a,127.0.0.1           | --router is not NAME,ADDRESS,KIND,SECRET",
                "run --router a,127.0.0.300,cisco,s | '127.0.0.300' is not an IPv4 address",
                "run --router a,127.0.0.3,juniper,s | 'juniper' is none of mikrotik, cisco, accel-ppp",
                "run --nak 70 --silent 70           | --nak and --silent",
                "run --blocked-pool 10.0.0.0        | --blocked-pool",
                "run --method md5                   | --method 'md5' is none of pap, chap",
                "run --seed 1 --seed 2              | --seed is given more than once",
            })
    void mistakesAreSaidPlainly(String words, String message) {
        assertThat(run(words.strip().split(" "))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("nas-sim: ").contains(message);
    }

    @Test
    void aSimulationConnectsAndLeavesAndLogsIt(@TempDir Path directory) throws Exception {
        Path acks = directory.resolve("acks");
        try (Responder server = new Responder("testing123")) {
            List<String> words =
                    new ArrayList<>(List.of("run", "--auth-port", port(server), "--acct-port", port(server)));
            words.addAll(List.of("--routers", "2", "--first-address", "127.0.0.61", "--coa-port", "0"));
            words.addAll(List.of("--subscribers", "30", "--password", "pw%06d", "--wrong-password", "10"));
            words.addAll(List.of("--ramp", "0.2", "--session", "0.5", "--pause", "0.2", "--interim", "0.1"));
            words.addAll(
                    List.of("--retry", "0.3", "--duration", "2", "--report", "0.5", "--log-acks", acks.toString()));

            assertThat(run(words.toArray(String[]::new))).isZero();

            assertThat(server.accounting(StatusType.ACCOUNTING_ON)).hasSize(2);
            assertThat(server.accounting(StatusType.ACCOUNTING_OFF)).hasSize(2);
            assertThat(server.accounting(StatusType.INTERIM)).hasSizeGreaterThan(30);
            assertThat(server.accounting(StatusType.STOP)).hasSizeGreaterThan(30);
            assertThat(server.sources.stream()
                            .map(s -> s.getAddress().getHostAddress())
                            .distinct())
                    .containsExactlyInAnyOrder("127.0.0.61", "127.0.0.62");
        }
        String printed = out.toString(StandardCharsets.UTF_8);
        assertThat(printed).containsPattern("online \\d+/30").contains("bad 0");
        assertThat(AckLog.read(acks)).extracting(AckLog.Entry::type).contains(StatusType.START, StatusType.STOP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acct", "pap", "chap", "mschapv2"})
    void aLoadIsMeasured(String mode) throws Exception {
        try (Responder server = new Responder("s3")) {
            int status = run(
                    "load",
                    "--mode",
                    mode,
                    "--auth-port",
                    port(server),
                    "--acct-port",
                    port(server),
                    "--secret",
                    "s3",
                    "--in-flight",
                    "8",
                    "--requests",
                    "2000",
                    "--sessions",
                    "200",
                    "--users",
                    "200",
                    "--strict");
            assertThat(status).isZero();
        }
        String printed = out.toString(StandardCharsets.UTF_8);
        assertThat(printed)
                .containsPattern("RESULT mode=" + mode + " in-flight=8 n=2000 rate=\\d+/s p50=\\d+us .* lost=0 bad=0");
        if (!mode.equals("acct")) {
            assertThat(printed)
                    .containsPattern(
                            "accepted 2\\d{3}, rejected 0, without Message-Authenticator first 0|accepted 2000");
        }
    }

    @Test
    void aLoadWithoutAServerIsLostAndStrictSaysSo() throws Exception {
        String free;
        try (Responder server = new Responder("s3")) {
            free = port(server);
        }
        int status = run(
                "load",
                "--mode",
                "pap",
                "--auth-port",
                free,
                "--requests",
                "5",
                "--in-flight",
                "5",
                "--timeout",
                "0.1",
                "--strict");
        assertThat(status).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("n=0 ").contains("lost=5");
    }

    @Test
    void aLogThatCannotBeWrittenEndsIt(@TempDir Path directory) throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        assertThat(run("load", "--log-acks", file.resolve("acks").toString())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("cannot write the log of acknowledgements");
    }

    private static String port(Responder server) {
        return Integer.toString(server.port());
    }

    private int run(String... words) {
        return Main.run(
                List.of(words),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
