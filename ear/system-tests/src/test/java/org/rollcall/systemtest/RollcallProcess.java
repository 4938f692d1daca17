package org.rollcall.systemtest;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** {@code rollcall.jar} as a process of its own, on free loopback ports and a data directory of its own. */
class RollcallProcess implements AutoCloseable {
    static final String API_TOKEN = "system-test-token";
    /** Generous, because continuous integration may run beside other work. */
    private static final Duration START = Duration.ofMinutes(4);

    final Path data;
    final int httpPort;
    final int authPort;
    final int acctPort;
    final Map<String, String> environment = new HashMap<>();
    final List<String> javaOptions = new ArrayList<>(List.of("-Xmx768m", "-XX:TieredStopAtLevel=1"));
    private Process process;

    /** @param settings environment variables beside the ports, the data directory and the token file */
    RollcallProcess(Path data, Map<String, String> settings) throws IOException {
        this.data = Files.createDirectories(data);
        httpPort = freeTcpPort();
        authPort = freeUdpPort();
        acctPort = freeUdpPort();
        Path token = Files.writeString(data.resolve("api-token"), API_TOKEN + "\n");
        environment.putAll(Map.of(
                "ROLLCALL_DATA", data.toString(),
                "ROLLCALL_HTTP_PORT", Integer.toString(httpPort),
                "ROLLCALL_AUTH_PORT", Integer.toString(authPort),
                "ROLLCALL_ACCT_PORT", Integer.toString(acctPort),
                "ROLLCALL_API_TOKEN_FILE", token.toString(),
                "ROLLCALL_TIME_ZONE", "Europe/Berlin"));
        environment.putAll(settings);
    }

    RollcallProcess javaOption(String option) {
        javaOptions.add(option);
        return this;
    }

    /** Starts and waits until it is ready. */
    RollcallProcess start() throws IOException {
        launch();
        return awaitReady();
    }

    RollcallProcess awaitReady() {
        await("Rollcall is ready; its output is in " + log()).atMost(START).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("Rollcall ended with " + process.exitValue() + ": " + output());
            }
            return api().ready();
        });
        return this;
    }

    List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", jar().toString()));
        return command;
    }

    /** Starts and returns at once. */
    Process launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command()).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("ROLLCALL_"));
        builder.environment().putAll(environment);
        process = builder.start();
        return process;
    }

    long pid() {
        return process.pid();
    }

    /** @param name TERM, STOP or CONT */
    void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                .inheritIO()
                .start();
        if (kill.waitFor() != 0) {
            throw new IllegalStateException("kill -" + name + " ended with " + kill.exitValue());
        }
    }

    /** As a power cut does it; returns when the process is gone. */
    void kill() throws InterruptedException {
        List<ProcessHandle> family = family();
        family.forEach(ProcessHandle::destroyForcibly);
        ended(family, Duration.ofSeconds(20));
    }

    /** After a signal that ends it. */
    void awaitEnd(Duration most) throws InterruptedException {
        if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("Rollcall has not ended within " + most);
        }
    }

    Api api() {
        return new Api("http://127.0.0.1:" + httpPort + "/rollcall", API_TOKEN);
    }

    String site() {
        return "http://127.0.0.1:" + httpPort + "/rollcall";
    }

    /** Everything that was printed, over all starts. */
    String output() throws IOException {
        return Files.exists(log()) ? Files.readString(log()) : "";
    }

    @Override
    public void close() {
        if (process == null) {
            return;
        }
        List<ProcessHandle> family = family();
        family.forEach(ProcessHandle::destroy);
        try {
            if (!ended(family, Duration.ofSeconds(30))) {
                family.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            family.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** A server's start script waits for the server and does not pass signals on. */
    private List<ProcessHandle> family() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
    }

    private static boolean ended(List<ProcessHandle> family, Duration most) throws InterruptedException {
        try {
            CompletableFuture.allOf(family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(most.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Runs a server's administration tool to its end. */
    final void run(List<String> command, Map<String, String> variables) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(variables);
        Process tool = builder.start();
        try {
            if (!tool.waitFor(START.toSeconds(), TimeUnit.SECONDS) || tool.exitValue() != 0) {
                tool.destroyForcibly();
                throw new IllegalStateException(command + " failed: " + output());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    static void awaitConnection(int port) {
        await("somebody listens on port " + port).atMost(START).until(() -> {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    private Path log() {
        return data.resolve("output.log");
    }

    static Path jar() {
        return packages().resolve("rollcall.jar");
    }

    /** Where the reactor leaves rollcall.jar and rollcall.ear. */
    static Path packages() {
        return Path.of("..", "target").toAbsolutePath().normalize();
    }

    static int freeTcpPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    static int freeUdpPort() {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (SocketException none) {
            throw new UncheckedIOException(none);
        }
    }
}
