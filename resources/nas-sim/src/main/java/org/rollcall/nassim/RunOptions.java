package org.rollcall.nassim;

import java.net.Inet4Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rollcall.nassim.Habits.Cidr;
import org.rollcall.nassim.Login.Method;
import org.rollcall.nassim.NasSettings.Retransmission;
import org.rollcall.nassim.Simulation.Population;

/** The options of {@code nas-sim run}, and what they mean. */
final class RunOptions {
    static final Set<String> FLAGS = Set.of("--help", "--demo", "--unsigned", "--abrupt", "--quiet");

    static final String HELP = """
            usage: nas-sim [run] [OPTIONS]
            Simulated routers with subscribers who connect, use their line, leave and come back, until interrupted.
            Each router sends from an address of its own and answers Disconnect and CoA there.

              --demo                   the routers and subscribers of the demonstration ISP (bin/seed --demo)
              --router NAME,ADDRESS,KIND,SECRET[,COA-PORT]
                                       a router; may be given several times; KIND is mikrotik, cisco or accel-ppp
              --routers N              or so many routers that share --secret (3)
              --first-address ADDRESS  address of the first of them, the others follow (127.0.0.11)
              --coa-port PORT          where they answer Disconnect and CoA (3799)
              --subscribers N          how many (300)
              --first N                number of the first one (1)
              --method WORD            pap, chap, chap-bare (no CHAP-Challenge), mschapv2 or mixed (mixed)
              --interim SECONDS        between Interim-Updates (what the server asks for, else 300)
              --session SECONDS        mean time from Start to Stop (1200)
              --pause SECONDS          mean time until a subscriber connects again (180)
              --retry SECONDS          mean time until a rejected one asks again (60)
              --ramp SECONDS           within which all connect for the first time (20)
              --wrong-password PERCENT share of subscribers who have their password wrong (0)
              --blocked-pool CIDR      addresses that tell a subscriber that he is blocked
              --nak PERCENT            share of subscribers whose sessions refuse Disconnect and CoA (0)
              --nak-cause N            Error-Cause of these refusals (504)
              --silent PERCENT         share of subscribers for whose sessions the router never answers (0)
              --unsigned               no Message-Authenticator in Access-Requests
              --duration SECONDS       end after so long
              --abrupt                 end without Accounting-Off, as after a power cut
              --report SECONDS         between lines of progress (5)
              --quiet                  no lines of progress
            """ + String.format(ServerOptions.HELP, "3", "4");

    private static final List<Method> METHODS = List.of(Method.values());
    private static final List<NasKind> KINDS = List.of(NasKind.values());

    private RunOptions() {}

    static Set<String> named() {
        Set<String> named = new HashSet<>(ServerOptions.NAMED);
        named.addAll(Set.of(
                "--router",
                "--routers",
                "--first-address",
                "--coa-port",
                "--subscribers",
                "--first",
                "--method",
                "--interim",
                "--session",
                "--pause",
                "--retry",
                "--ramp",
                "--wrong-password",
                "--blocked-pool",
                "--nak",
                "--nak-cause",
                "--silent",
                "--duration",
                "--report"));
        return named;
    }

    static Habits habits(Options options) {
        Optional<Duration> interim =
                options.has("--interim") ? Optional.of(options.seconds("--interim", Duration.ZERO)) : Optional.empty();
        Optional<String> pool = options.text("--blocked-pool")
                .or(() -> options.has("--demo") ? Optional.of(DemoNetwork.BLOCKED_POOL) : Optional.empty());
        try {
            return new Habits(
                    options.seconds("--session", Duration.ofMinutes(20)),
                    options.seconds("--pause", Duration.ofMinutes(3)),
                    options.seconds("--retry", Duration.ofMinutes(1)),
                    interim,
                    options.seconds("--ramp", Duration.ofSeconds(20)),
                    options.number("--wrong-password", 0, 0, 100),
                    pool.map(Cidr::of));
        } catch (IllegalArgumentException e) {
            throw new Options.UsageException("--blocked-pool: " + e.getMessage());
        }
    }

    static Population population(Options options) {
        boolean demo = options.has("--demo");
        String login = ServerOptions.format(options, "--login", "u%06d");
        String password = ServerOptions.format(options, "--password", "pw%06d");
        String method = options.text("--method", "mixed");
        if (!method.equals("mixed")) {
            method(method);
        }
        return new Population(
                options.number("--first", 1, 1, 10_000_000),
                options.number("--subscribers", demo ? DemoNetwork.SUBSCRIBERS : 300, 1, 100_000),
                n -> new Login(
                        demo ? DemoNetwork.login(n) : String.format(login, n),
                        demo ? DemoNetwork.password(n) : String.format(password, n),
                        method.equals("mixed") ? METHODS.get(n % METHODS.size()) : method(method)),
                options.longNumber("--seed", 1, Long.MIN_VALUE, Long.MAX_VALUE));
    }

    private static Method method(String word) {
        try {
            return Method.of(word);
        } catch (IllegalArgumentException e) {
            throw new Options.UsageException("--method " + e.getMessage());
        }
    }

    static CoaShares shares(Options options) {
        try {
            return new CoaShares(
                    options.number("--nak", 0, 0, 100),
                    options.number("--nak-cause", 504, 1, 999),
                    options.number("--silent", 0, 0, 100));
        } catch (IllegalArgumentException e) {
            throw new Options.UsageException("--nak and --silent: " + e.getMessage());
        }
    }

    static List<NasSettings> routers(Options options) {
        List<NasSettings> routers = new ArrayList<>();
        int coaPort = options.number("--coa-port", 3799, 0, 65535);
        if (options.has("--demo")) {
            for (DemoNetwork.Router router : DemoNetwork.ROUTERS) {
                int port = options.has("--coa-port") ? coaPort : router.coaPort();
                routers.add(router(options, router.name(), router.address(), router.kind(), router.secret(), port));
            }
            return routers;
        }
        for (String text : options.all("--router")) {
            String[] part = text.split(",", -1);
            if (part.length < 4 || part.length > 5 || part[3].isEmpty()) {
                throw new Options.UsageException("--router is not NAME,ADDRESS,KIND,SECRET[,COA-PORT]");
            }
            routers.add(router(
                    options, part[0], part[1], kind(part[2]), part[3], part.length == 5 ? port(part[4]) : coaPort));
        }
        if (routers.isEmpty()) {
            Inet4Address first = address("--first-address", options.text("--first-address", "127.0.0.11"));
            int many = options.number("--routers", 3, 1, 200);
            for (int i = 0; i < many; i++) {
                String address = Addresses.ipv4(Addresses.bits(first) + i).getHostAddress();
                NasKind kind = KINDS.get(i % KINDS.size());
                routers.add(
                        router(options, "router-" + (i + 1), address, kind, ServerOptions.secret(options), coaPort));
            }
        }
        return routers;
    }

    private static NasSettings router(
            Options options, String name, String address, NasKind kind, String secret, int coaPort) {
        Retransmission retransmission = ServerOptions.retransmission(options, Duration.ofSeconds(3), 4);
        return new NasSettings(
                name,
                address("--router", address),
                kind,
                secret,
                coaPort,
                !options.has("--unsigned"),
                ServerOptions.server(options),
                retransmission);
    }

    static Inet4Address address(String option, String text) {
        try {
            return Addresses.ipv4(text);
        } catch (IllegalArgumentException e) {
            throw new Options.UsageException(option + ": " + e.getMessage());
        }
    }

    private static NasKind kind(String word) {
        return switch (word) {
            case "mikrotik" -> NasKind.MIKROTIK;
            case "cisco" -> NasKind.CISCO;
            case "accel-ppp" -> NasKind.ACCEL_PPP;
            default ->
                throw new Options.UsageException(
                        "--router: the kind '" + word + "' is none of mikrotik, cisco, accel-ppp");
        };
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535) {
            throw new Options.UsageException("--router: '" + text + "' is not a UDP port");
        }
        return Integer.parseInt(text);
    }
}
