package org.rollcall.systemtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code rollcall.ear} in a domain of its own on Payara Server, prepared and deployed as docs/operations.md tells an
 * administrator. One unpacked server serves all domains.
 */
final class PayaraProcess extends RollcallProcess {
    private static final Path HOME = Path.of(System.getProperty("payara.home"));

    private final int adminPort = freeTcpPort();
    private final Path domains;
    private boolean deployed;

    PayaraProcess(Path data, Map<String, String> settings) throws IOException {
        super(data, settings);
        domains = data.resolve("domains");
        // its listeners are its own
        environment.remove("ROLLCALL_HTTP_PORT");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        copy(HOME.resolve("glassfish/domains/domain1"), domains.resolve("domain1"));
        bindToFreePorts(domains.resolve("domain1/config/domain.xml"));
    }

    @Override
    List<String> command() {
        return asadmin("start-domain", "--verbose", "--domaindir", domains.toString(), "domain1");
    }

    @Override
    Process launch() throws IOException {
        Process process = super.launch();
        if (!deployed) {
            administer("multimode", "--file", "../application/src/main/payara/rollcall.asadmin");
            administer("deploy", packages().resolve("rollcall.ear").toString());
            deployed = true;
        }
        return process;
    }

    private void bindToFreePorts(Path domainXml) throws IOException {
        String xml = Files.readString(domainXml)
                .replace("address=\"0.0.0.0\"", "address=\"127.0.0.1\"")
                .replace("<network-listener port=\"8080\"", listener(httpPort))
                .replace("<network-listener port=\"8181\"", listener(freeTcpPort()))
                .replace("<network-listener port=\"4848\"", listener(adminPort));
        for (String port : List.of("3700", "3820", "3920", "8686", "4900")) {
            xml = xml.replace("port=\"" + port + "\"", "port=\"" + freeTcpPort() + "\"");
        }
        Files.writeString(domainXml, xml);
    }

    private static String listener(int port) {
        return "<network-listener address=\"127.0.0.1\" port=\"" + port + "\"";
    }

    private List<String> asadmin(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                HOME.resolve("bin/asadmin").toString(), "--port", Integer.toString(adminPort), "--interactive=false"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** As soon as the server listens to its administrator. */
    private void administer(String... arguments) throws IOException {
        awaitConnection(adminPort);
        run(asadmin(arguments), Map.of());
    }
}
