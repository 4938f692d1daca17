package org.rollcall.radius.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.radius.api.AccessReply;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;

/** The adapter and FreeRADIUS's own client, which checks every reply's authenticator. */
class RadclientTest {
    private static final Path RADCLIENT = Path.of("/usr/bin/radclient");

    private AdapterUnderTest test;

    @BeforeEach
    void openBothPorts() throws Exception {
        assumeTrue(Files.isExecutable(RADCLIENT), "freeradius-utils is not installed");
        test = new AdapterUnderTest();
        test.adapter.endpointActivation(
                TestEndpoints.accounting(AdapterUnderTest::acknowledge), new AccountingActivation());
        test.adapter.endpointActivation(
                TestEndpoints.access(batch -> batch.stream()
                        .map(request -> request.credentials().matches("clear text")
                                ? AccessReply.accept(List.of(Attribute.text(AttributeType.FILTER_ID, "fast")))
                                : AccessReply.reject(List.of()))
                        .toList()),
                new AccessActivation());
        test.connection.open(AdapterUnderTest.ANY_PORTS);
    }

    @AfterEach
    void close() {
        if (test != null) {
            test.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"User-Password", "CHAP-Password"})
    void aPasswordIsAcceptedOrRejected(String attribute) throws Exception {
        String request = "User-Name = u, Message-Authenticator = 0x00, " + attribute + " = ";
        assertThat(radclient("auth", test.authenticationPort(), request + "\"clear text\""))
                .contains("Received Access-Accept")
                .contains("Filter-Id = \"fast\"");
        assertThat(radclient("auth", test.authenticationPort(), request + "\"wrong\""))
                .contains("Received Access-Reject");
        assertThat(test.statistics().badAuthenticator()).isZero();
    }

    @Test
    void accountingIsAcknowledged() throws Exception {
        assertThat(radclient(
                        "acct",
                        test.accountingPort(),
                        "Acct-Session-Id = s1, Acct-Status-Type = Start, User-Name = u, Event-Timestamp = 1700000000"))
                .contains("Received Accounting-Response");
    }

    @Test
    void statusServerIsAnswered() throws Exception {
        assertThat(radclient("status", test.authenticationPort(), "Message-Authenticator = 0x00"))
                .contains("Received Access-Accept");
    }

    @Test
    void aWrongSecretGetsNoAnswer() throws Exception {
        assertThat(run("acct", test.accountingPort(), "wrong", "Acct-Session-Id = s1, Acct-Status-Type = Start"))
                .contains("No reply");
        assertThat(test.statistics().badAuthenticator()).isEqualTo(1);
    }

    private static String radclient(String kind, int port, String attributes) throws Exception {
        return run(kind, port, "testing123", attributes);
    }

    private static String run(String kind, int port, String secret, String attributes)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        RADCLIENT.toString(), "-x", "-r", "1", "-t", "2", "127.0.0.1:" + port, kind, secret)
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().write(attributes.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
