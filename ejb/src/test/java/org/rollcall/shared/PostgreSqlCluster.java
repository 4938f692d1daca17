package org.rollcall.shared;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL of our own on a free loopback port, from the newest version that Debian installed, as user postgres if
 * we are root (who it refuses to run as). Its data die with it, so nothing is ever synced to disk.
 */
public final class PostgreSqlCluster {
    public static final String USER = "rollcall";

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private final Path binaries;
    private final Path directory;
    private final int port;
    /** What it has committed outlives {@link #halt}. */
    private final boolean keeping;

    private PostgreSqlCluster(Path binaries, Path directory, int port, boolean keeping) {
        this.keeping = keeping;
        this.binaries = binaries;
        this.directory = directory;
        this.port = port;
    }

    /** Stopped with this JVM. */
    public static PostgreSqlCluster start() {
        return start(false);
    }

    /** As {@link #start}, but what is committed is there after a halt. */
    public static PostgreSqlCluster keeping() {
        return start(true);
    }

    private static PostgreSqlCluster start(boolean keeping) {
        try {
            Path directory = Files.createTempDirectory("rollcall-postgresql");
            PostgreSqlCluster cluster = new PostgreSqlCluster(newest(), directory, freePort(), keeping);
            if (ROOT) {
                cluster.run(List.of("chown", "postgres", directory.toString()));
            }
            Runtime.getRuntime().addShutdownHook(new Thread(cluster::stop, "stop PostgreSQL"));
            cluster.begin();
            return cluster;
        } catch (IOException e) {
            throw new IllegalStateException("cannot start a PostgreSQL for tests", e);
        }
    }

    /** JDBC URL of one of its databases; the user {@link #USER} needs no password. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?reWriteBatchedInserts=true";
    }

    public int port() {
        return port;
    }

    /** As a failure does it: connections break and new ones are refused until {@link #resume}. */
    public void halt() throws IOException {
        asPostgres("pg_ctl", "-D", data(), "-w", "-m", "immediate", "stop");
    }

    public void resume() throws IOException {
        asPostgres(
                "pg_ctl",
                "-D",
                data(),
                "-w",
                "-t",
                "60",
                "-l",
                directory.resolve("server.log").toString(),
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
                        + " -c full_page_writes=off -c synchronous_commit=" + (keeping ? "on" : "off")
                        + " -c shared_buffers=64MB"
                        + " -c max_connections=60",
                "start");
    }

    /** As the kernel does it when memory is short: all its processes at once, until {@link #resume}. */
    public void kill() throws IOException {
        ProcessHandle postmaster = postmaster();
        List<ProcessHandle> family =
                Stream.concat(Stream.of(postmaster), postmaster.children()).toList();
        signal("KILL");
        // one that is left keeps the next postmaster from starting
        family.forEach(
                process -> process.onExit().orTimeout(30, TimeUnit.SECONDS).join());
    }

    /**
     * Signals all its processes, to make it hang and go on.
     *
     * @param name STOP, CONT or KILL
     */
    public void signal(String name) throws IOException {
        ProcessHandle postmaster = postmaster();
        List<String> command = new ArrayList<>(List.of("kill", "-" + name, Long.toString(postmaster.pid())));
        postmaster.children().forEach(child -> command.add(Long.toString(child.pid())));
        run(command);
    }

    private ProcessHandle postmaster() throws IOException {
        String pid =
                Files.readAllLines(Path.of(data(), "postmaster.pid")).get(0).strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private void begin() throws IOException {
        asPostgres("initdb", "-D", data(), "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        resume();
    }

    private String data() {
        return directory.resolve("data").toString();
    }

    private void stop() {
        try {
            asPostgres("pg_ctl", "-D", data(), "-m", "immediate", "stop");
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        } catch (IOException | IllegalStateException left) {
            System.getLogger(PostgreSqlCluster.class.getName())
                    .log(System.Logger.Level.WARNING, "a PostgreSQL may be left in " + directory, left);
        }
    }

    private void asPostgres(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (ROOT) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        command.add(binaries.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private void run(List<String> command) throws IOException {
        Path output = Files.createTempFile("rollcall-postgresql", ".log");
        try {
            // a pipe would stay open as long as the server that pg_ctl leaves behind
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(90, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " failed: " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at " + command, e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static Path newest() throws IOException {
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.filter(version -> Files.isExecutable(version.resolve("bin/initdb")))
                    .max(Comparator.comparingInt(
                            version -> Integer.parseInt(version.getFileName().toString())))
                    .orElseThrow(() -> new IllegalStateException("no PostgreSQL: apt-get install postgresql"))
                    .resolve("bin");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
