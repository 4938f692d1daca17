package org.rollcall.launcher;

import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.PayaraMicroLauncher;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.List;

/** The main class of {@code rollcall.jar}. Exit code 2: wrong settings or a start that failed. */
public final class Launcher {
    /** The application leaves here, for this launcher, why it did not start. */
    private static final String START_PROBLEM = "rollcall.start.problem";

    private static final String SERVER = "configs.config.server-config.";
    private static final String LISTENER = SERVER + "network-config.network-listeners.network-listener.http-listener.";

    private Launcher() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream console = System.err;
        try {
            if (arguments.length > 0) {
                throw new IllegalArgumentException("rollcall.jar takes no arguments, it is set up by environment"
                        + " variables such as ROLLCALL_HTTP_PORT; see docs/operations.md");
            }
            Settings settings = Settings.read(System.getProperties(), System.getenv());
            refuseTakenPort(settings);
            start(settings, RuntimeDirectory.claim(settings.data()), console);
        } catch (IllegalArgumentException | IllegalStateException wrong) {
            refuse(console, wrong.getMessage());
        } catch (IOException unwritable) {
            refuse(console, "the data directory (ROLLCALL_DATA) cannot be written: " + unwritable.getMessage());
        }
    }

    private static void refuse(PrintStream console, String why) {
        console.println("Rollcall cannot start: " + why);
        // Payara's threads would keep a half-started process alive
        Runtime.getRuntime().halt(2);
    }

    private static void start(Settings settings, RuntimeDirectory directory, PrintStream console) throws Exception {
        long started = System.nanoTime();
        console.println("Rollcall is starting on " + settings.url());
        // Payara Micro unpacks its own jars there and a killed process leaves them: keep them where we clean up
        System.setProperty("java.io.tmpdir", directory.temporary().toString());
        Files.write(
                directory.bootCommands(),
                List.of(
                        "set " + LISTENER + "address=" + settings.bind(),
                        "set " + SERVER + "phone-home-runtime-configuration.enabled=false"));
        // Payara's own command line and not its boot class, which reads 300 jars inside our jar instead of unpacking
        // them; no grid: two nodes meet in PostgreSQL, and Hazelcast would listen on every address
        PayaraMicroRuntime server = PayaraMicroLauncher.create(new String[] {
                    "--rootdir", directory.server().toString(),
                    "--logproperties", directory.loggingProperties().toString(),
                    "--prebootcommandfile", directory.bootCommands().toString(),
                    "--port", Integer.toString(settings.httpPort()),
                    "--nohazelcast"
                })
                .getRuntime();
        deploy(server, "radius", "radius.rar", null);
        deploy(server, "rollcall", "rollcall.war", "rollcall");
        console.printf("Rollcall is ready on %s after %.1f s%n", settings.url(), (System.nanoTime() - started) / 1e9);
    }

    private static void deploy(PayaraMicroRuntime server, String name, String archive, String contextRoot)
            throws IOException {
        try (InputStream content = Launcher.class.getResourceAsStream("/rollcall/" + archive)) {
            if (content == null) {
                throw new IllegalStateException("this jar is incomplete: " + archive + " is missing");
            }
            boolean accepted =
                    contextRoot == null ? server.deploy(name, content) : server.deploy(name, contextRoot, content);
            // Payara answers true even when the deployment failed: ask for what is there
            if (!accepted || !server.getDeployedApplicationNames().contains(name)) {
                throw new IllegalStateException(System.getProperty(
                        START_PROBLEM, archive + " was not accepted by the server; the log above says why"));
            }
        }
    }

    /** Asked before the server boots, because Payara only says so amid its own log. */
    private static void refuseTakenPort(Settings settings) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(settings.bind()), settings.httpPort()));
        } catch (IOException taken) {
            throw new IllegalStateException("cannot listen on " + settings.bind() + ":" + settings.httpPort() + " ("
                    + taken.getMessage() + "); set ROLLCALL_BIND or ROLLCALL_HTTP_PORT");
        }
    }
}
