package org.rollcall.systemtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * {@code rollcall.ear} on a WildFly of its own, prepared and started as docs/operations.md tells an administrator. Only
 * its configuration is a copy, so that one unpacked server serves all tests.
 */
final class WildFlyProcess extends RollcallProcess {
    private static final Path HOME = Path.of(System.getProperty("jboss.home"));
    private static final String EAR = "rollcall.ear";

    final int managementPort = freeTcpPort();
    private final int httpsPort = freeTcpPort();
    private final Path base;

    WildFlyProcess(Path data, Map<String, String> settings) throws IOException {
        super(data, settings);
        base = data.resolve("standalone");
        // its listeners are its own
        environment.remove("ROLLCALL_HTTP_PORT");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        copy(HOME.resolve("standalone"), base);
        run(
                List.of(
                        HOME.resolve("bin/jboss-cli.sh").toString(),
                        "--file=../application/src/main/wildfly/rollcall.cli"),
                Map.of("JAVA_OPTS", "-Djboss.server.base.dir=" + base));
        Files.copy(packages().resolve(EAR), base.resolve("deployments").resolve(EAR));
    }

    @Override
    List<String> command() {
        environment.put("JAVA_OPTS", String.join(" ", javaOptions) + " -Djava.net.preferIPv4Stack=true");
        return List.of(
                HOME.resolve("bin/standalone.sh").toString(),
                "-Djboss.server.base.dir=" + base,
                "-Djboss.http.port=" + httpPort,
                "-Djboss.https.port=" + httpsPort,
                "-Djboss.management.http.port=" + managementPort);
    }

    /** Asks the deployment scanner, by removing its mark; returns at once. */
    void undeploy() throws IOException {
        Files.delete(mark("deployed"));
    }

    boolean undeployed() {
        return Files.exists(mark("undeployed"));
    }

    /** Asks the deployment scanner; returns at once. */
    void deploy() throws IOException {
        Files.createFile(mark("dodeploy"));
    }

    private Path mark(String state) {
        return base.resolve("deployments").resolve(EAR + "." + state);
    }
}
