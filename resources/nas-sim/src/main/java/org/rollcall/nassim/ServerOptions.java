package org.rollcall.nassim;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.IllegalFormatException;
import java.util.Optional;
import java.util.Set;
import org.rollcall.nassim.NasSettings.Retransmission;
import org.rollcall.nassim.NasSettings.Server;

/** The options that both commands have. */
final class ServerOptions {
    static final Set<String> NAMED = Set.of(
            "--server",
            "--auth-port",
            "--acct-port",
            "--secret",
            "--timeout",
            "--transmissions",
            "--doubled",
            "--login",
            "--password",
            "--seed",
            "--log-acks");

    static final String HELP = """
              --server ADDRESS         where the RADIUS server is (ROLLCALL_RADIUS_BIND or 127.0.0.1)
              --auth-port PORT         its UDP port for Access-Requests (ROLLCALL_AUTH_PORT or 1812)
              --acct-port PORT         its UDP port for Accounting-Requests (ROLLCALL_ACCT_PORT or 1813)
              --secret TEXT            shared secret (testing123)
              --timeout SECONDS        until a request is sent again (%s)
              --transmissions N        how often a request is sent before it counts as lost (%s)
              --doubled PERCENT        share of requests sent twice at once (0)
              --login FORMAT           User-Name of subscriber n, a printf format (u%%06d)
              --password FORMAT        his password (pw%%06d)
              --seed N                 another number, another course of events (1)
              --log-acks FILE          append one line per acknowledged accounting record: time, NAS address,
                                       Acct-Session-Id, type, seconds, upload octets, download octets, User-Name
            """;

    private ServerOptions() {}

    static Server server(Options options) {
        String name = options.text("--server", bind());
        try {
            return new Server(
                    InetAddress.getByName(name),
                    options.number("--auth-port", port("ROLLCALL_AUTH_PORT", 1812), 1, 65535),
                    options.number("--acct-port", port("ROLLCALL_ACCT_PORT", 1813), 1, 65535));
        } catch (UnknownHostException e) {
            throw new Options.UsageException("--server '" + name + "' is not an address or a known name");
        }
    }

    /** Where a Rollcall with this process's environment listens; every address means this machine, too. */
    private static String bind() {
        String bind = System.getenv().getOrDefault("ROLLCALL_RADIUS_BIND", "127.0.0.1");
        return bind.equals("0.0.0.0") || bind.equals("::") ? "127.0.0.1" : bind;
    }

    private static int port(String variable, int otherwise) {
        String text = System.getenv().getOrDefault(variable, "");
        return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : otherwise;
    }

    static Retransmission retransmission(Options options, Duration timeout, int transmissions) {
        return new Retransmission(
                options.seconds("--timeout", timeout),
                options.number("--transmissions", transmissions, 1, 1_000),
                options.number("--doubled", 0, 0, 100));
    }

    static String secret(Options options) {
        String secret = options.text("--secret", "testing123");
        if (secret.isEmpty()) {
            throw new Options.UsageException("--secret is empty");
        }
        return secret;
    }

    /** A printf format with one whole number in it. */
    static String format(Options options, String name, String otherwise) {
        String format = options.text(name, otherwise);
        try {
            if (String.format(format, 1).equals(String.format(format, 2))) {
                throw new Options.UsageException(
                        name + " '" + format + "' is the same for every number; try " + otherwise);
            }
            return format;
        } catch (IllegalFormatException e) {
            throw new Options.UsageException(name + " '" + format + "' is no printf format; try " + otherwise);
        }
    }

    static Optional<AckLog> ackLog(Options options) {
        return options.text("--log-acks").map(file -> new AckLog(Path.of(file), Clock.systemUTC()));
    }
}
