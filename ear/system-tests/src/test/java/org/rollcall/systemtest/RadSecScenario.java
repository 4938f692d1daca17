package org.rollcall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * RADIUS over TLS with Debian's radsecproxy, a client that nobody here wrote: FreeRADIUS's radclient speaks UDP to it, and
 * it TLS to Rollcall on each of its servers. The certificates are made as docs/operations.md says.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RadSecScenario {
    private static final String CERTIFICATE =
            "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 825 -subj /CN=";

    private Path directory;
    private RollcallProcess rollcall;
    private Isp isp;
    private final int radSecPort = RollcallProcess.freeTcpPort();

    abstract RollcallProcess rollcall(Path data, Map<String, String> settings) throws IOException;

    @BeforeAll
    void start(@TempDir Path data, @TempDir Path certificates) throws Exception {
        directory = certificates;
        authority("ca");
        certificate("radius.isp.example", "ca");
        certificate("bng-2.isp.example", "ca");
        certificate("stranger.isp.example", "ca");
        authority("other-ca");
        certificate("foreign.isp.example", "other-ca");
        rollcall = rollcall(
                        data,
                        Map.of(
                                "ROLLCALL_RADSEC_PORT", Integer.toString(radSecPort),
                                "ROLLCALL_RADSEC_CERTIFICATE_FILE", file("radius.isp.example.pem"),
                                "ROLLCALL_RADSEC_KEY_FILE", file("radius.isp.example.key"),
                                "ROLLCALL_RADSEC_CA_FILE", file("ca.pem")))
                .start();
        isp = new Isp(rollcall);
        isp.api.create(
                "/nas",
                "{'name':'bng-2','address':'192.0.2.2','secret':'" + Isp.SECRET
                        + "','dialect':'mikrotik','certificateName':'BNG-2.isp.example'}");
        isp.api.create(
                "/nas",
                "{'name':'bng-3','address':'192.0.2.3','secret':'" + Isp.SECRET
                        + "','dialect':'mikrotik','certificateName':'foreign.isp.example'}");
    }

    @AfterAll
    void stop() {
        if (rollcall != null) {
            rollcall.close();
        }
    }

    @Test
    void aRouterBehindRadsecproxyIsServedAsByUdp() throws Exception {
        Isp.Subscriber subscriber = isp.subscriber();
        try (Proxy proxy = new Proxy("bng-2.isp.example")) {
            String login = "User-Name = " + subscriber.login() + ", ";
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(proxy.radclient("auth", login + "User-Password = secret-pw"))
                            .contains("Received Access-Accept")
                            .contains("Framed-IP-Address = 100.64.0."));
            assertThat(proxy.radclient("auth", login + "CHAP-Password = secret-pw"))
                    .contains("Received Access-Accept");
            assertThat(proxy.radclient("auth", login + "User-Password = wrong")).contains("Received Access-Reject");
            String session = login + "Acct-Session-Id = tls-1, NAS-IP-Address = 192.0.2.2, Acct-Status-Type = ";
            assertThat(proxy.radclient("acct", session + "Start")).contains("Received Accounting-Response");
            JsonObject open = isp.sessions(subscriber.login(), true).getJsonObject(0);
            assertThat(open.getJsonObject("nas").getString("name")).isEqualTo("bng-2");
            assertThat(proxy.radclient(
                            "acct",
                            session + "Stop, Acct-Session-Time = 60, Acct-Input-Octets = 5, Acct-Output-Octets = 6"))
                    .contains("Received Accounting-Response");
            assertThat(isp.sessions(subscriber.login(), true)).isEmpty();
            assertThat(isp.sessions(subscriber.login(), false).getJsonObject(0).getInt("downloadOctets"))
                    .isEqualTo(6);
            assertThat(isp.api.text("/metrics").body()).contains("rollcall_radsec_connections 1");
        }
    }

    @Test
    void aCertificateThatNoRouterHasIsRefusedAndTheLogSaysWhatToDo() throws Exception {
        refused("stranger.isp.example", "no router has the certificate name stranger.isp.example");
    }

    @Test
    void aCertificateOfAnotherAuthorityIsRefused() throws Exception {
        refused("foreign.isp.example", "refused the RadSec connection");
    }

    private void refused(String name, String said) throws Exception {
        Isp.Subscriber subscriber = isp.subscriber();
        try (Proxy proxy = new Proxy(name)) {
            await(said).atMost(Duration.ofSeconds(30)).until(() -> {
                assertThat(proxy.radclient("auth", "User-Name = " + subscriber.login() + ", User-Password = secret-pw"))
                        .doesNotContain("Received Access-Accept");
                return rollcall.output().contains(said);
            });
        }
    }

    /** Debian's radsecproxy with this certificate. */
    private final class Proxy implements AutoCloseable {
        private final int port = RollcallProcess.freeUdpPort();
        private final Process process;

        Proxy(String name) throws IOException {
            Path configuration = directory.resolve(name + ".conf");
            Files.writeString(configuration, """
                    ListenUDP 127.0.0.1:%1$d
                    LogLevel 2
                    LogDestination file://%2$s.log
                    tls default {
                      CACertificateFile %3$s
                      CertificateFile %4$s
                      CertificateKeyFile %5$s
                    }
                    client 127.0.0.1 {
                      type udp
                      secret testing123
                    }
                    server rollcall {
                      type tls
                      host 127.0.0.1
                      port %6$d
                      secret radsec
                      tls default
                      certificateNameCheck off
                      statusserver on
                    }
                    realm * {
                      server rollcall
                      accountingServer rollcall
                    }
                    """.formatted(
                            port, file(name), file("ca.pem"), file(name + ".pem"), file(name + ".key"), radSecPort));
            process = new ProcessBuilder("/usr/sbin/radsecproxy", "-f", "-c", configuration.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve(name + ".out").toFile())
                    .start();
        }

        String radclient(String kind, String attributes) throws Exception {
            Process radclient = new ProcessBuilder(
                            "radclient", "-x", "-t", "3", "-r", "1", "127.0.0.1:" + port, kind, "testing123")
                    .redirectErrorStream(true)
                    .start();
            radclient.getOutputStream().write(attributes.getBytes(StandardCharsets.UTF_8));
            radclient.getOutputStream().close();
            String said = new String(radclient.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(radclient.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return said;
        }

        @Override
        public void close() {
            process.destroy();
        }
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private void authority(String name) throws Exception {
        run(CERTIFICATE + name + " -keyout " + name + ".key -out " + name + ".pem");
    }

    private void certificate(String name, String authority) throws Exception {
        run(CERTIFICATE + name + " -addext subjectAltName=DNS:" + name
                + " -addext basicConstraints=critical,CA:FALSE -CA " + authority + ".pem -CAkey " + authority
                + ".key -keyout " + name + ".key -out " + name + ".pem");
        Files.setPosixFilePermissions(directory.resolve(name + ".key"), PosixFilePermissions.fromString("r--------"));
    }

    private void run(String command) throws Exception {
        Process process = new ProcessBuilder(List.of(command.split(" ")))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
