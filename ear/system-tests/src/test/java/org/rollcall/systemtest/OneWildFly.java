package org.rollcall.systemtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One WildFly with PostgreSQL for all test classes that ask for it; JUnit closes it when the last test is over. */
final class OneWildFly implements BeforeAllCallback {
    private static WildFlyProcess server;

    @Override
    public void beforeAll(ExtensionContext context) {
        if (System.getProperty("jboss.server.base.dir") != null) {
            // a test that runs inside the server names this extension there as well
            return;
        }
        server = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(OneWildFly.class))
                .getOrComputeIfAbsent(WildFlyProcess.class, type -> start(), WildFlyProcess.class);
        // where arquillian.xml looks for it
        System.setProperty("wildfly.management.port", Integer.toString(server.managementPort));
    }

    static WildFlyProcess server() {
        return server;
    }

    private static WildFlyProcess start() {
        try {
            Path target = Path.of("target").toAbsolutePath();
            WildFlyProcess wildFly =
                    new WildFlyProcess(Files.createTempDirectory(target, "wildfly"), Cluster.freshDatabase());
            wildFly.start();
            return wildFly;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
