package org.rollcall.nassim;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rollcall.nassim.LoadPlan.Mode;
import org.rollcall.nassim.NasSettings.Retransmission;

/** {@code nas-sim load}: measures a server. */
final class LoadCommand {
    private static final String HELP = """
            usage: nas-sim load [OPTIONS]
            Keeps a fixed number of requests in flight and reports rate, latency, losses and bad authenticators.

              --mode WORD              acct (accounting, the default), or pap, chap or mschapv2: Access-Requests
                                       of random logins
              --in-flight N            requests that wait for a reply at any time (64)
              --seconds S              how long to measure (10)
              --requests N             stop after so many requests
              --sessions N             sessions that take turns, acct only (20000)
              --life N                 mean Interims between Start and Stop, acct only (8)
              --no-prefill             do not start all sessions before measuring, acct only
              --users N                logins 1 to N take part (100000)
              --address ADDRESS        source address (127.0.0.1)
              --source-ports N         source ports that take turns (16)
              --sign                   send a Message-Authenticator with Access-Requests
              --strict                 exit with status 1 if anything was lost or had a bad authenticator
            """ + String.format(ServerOptions.HELP, "2", "1");

    private LoadCommand() {}

    static int run(List<String> words, PrintStream out) {
        Set<String> named = new HashSet<>(ServerOptions.NAMED);
        named.addAll(Set.of(
                "--mode",
                "--in-flight",
                "--seconds",
                "--requests",
                "--sessions",
                "--life",
                "--users",
                "--address",
                "--source-ports"));
        Options options = new Options(words, Set.of("--help", "--no-prefill", "--strict", "--sign"), named);
        if (options.has("--help")) {
            out.print(HELP);
            return 0;
        }
        LoadPlan plan = plan(options);
        Optional<AckLog> log = ServerOptions.ackLog(options);
        EventLoop loop = new EventLoop("load");
        try (Nas nas = Nas.open(
                settings(options), Clock.systemUTC(), loop, true, options.number("--source-ports", 16, 1, 64))) {
            log.ifPresent(nas::logAcknowledgements);
            LoadReport report = new LoadGenerator(nas, plan).run(line -> {
                log.ifPresent(AckLog::flush);
                out.println(line);
            });
            out.printf(
                    "RESULT mode=%s in-flight=%d %s retransmitted=%d%n",
                    plan.mode().name().toLowerCase(Locale.ROOT),
                    plan.inFlight(),
                    report.line(),
                    nas.count(Count.RETRANSMISSIONS));
            if (plan.mode() != Mode.ACCT) {
                out.printf(
                        "accepted %d, rejected %d, without Message-Authenticator first %d%n",
                        nas.count(Count.ACCEPTS), nas.count(Count.REJECTS), nas.count(Count.UNSIGNED));
            }
            boolean clean = report.lost() == 0 && report.badAuthenticators() == 0;
            return options.has("--strict") && !clean ? 1 : 0;
        } finally {
            log.ifPresent(AckLog::close);
        }
    }

    private static LoadPlan plan(Options options) {
        Mode mode =
                switch (options.text("--mode", "acct")) {
                    case "acct" -> Mode.ACCT;
                    case "pap" -> Mode.PAP;
                    case "chap" -> Mode.CHAP;
                    case "mschapv2" -> Mode.MSCHAPV2;
                    default -> throw new Options.UsageException("--mode is none of acct, pap, chap, mschapv2");
                };
        int inFlight = options.number("--in-flight", 64, 1, 16_000);
        return new LoadPlan(
                mode,
                inFlight,
                options.seconds("--seconds", Duration.ofSeconds(10)),
                options.longNumber("--requests", 0, 1, Long.MAX_VALUE),
                options.number("--sessions", 20_000, 2 * inFlight, 10_000_000),
                options.number("--life", 8, 0, 1_000),
                options.number("--users", 100_000, 1, 10_000_000),
                ServerOptions.format(options, "--login", "u%06d"),
                ServerOptions.format(options, "--password", "pw%06d"),
                !options.has("--no-prefill"),
                options.longNumber("--seed", 1, Long.MIN_VALUE, Long.MAX_VALUE));
    }

    private static NasSettings settings(Options options) {
        Retransmission retransmission = ServerOptions.retransmission(options, Duration.ofSeconds(2), 1);
        return new NasSettings(
                "load-1",
                RunOptions.address("--address", options.text("--address", "127.0.0.1")),
                NasKind.ACCEL_PPP,
                ServerOptions.secret(options),
                -1,
                options.has("--sign"),
                ServerOptions.server(options),
                retransmission);
    }
}
