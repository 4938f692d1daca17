package org.rollcall.radius.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.radius.codec.AttributeType.ACCT_SESSION_ID;
import static org.rollcall.radius.codec.AttributeType.CHAP_CHALLENGE;
import static org.rollcall.radius.codec.AttributeType.CHAP_PASSWORD;
import static org.rollcall.radius.codec.AttributeType.PROXY_STATE;
import static org.rollcall.radius.codec.AttributeType.USER_NAME;
import static org.rollcall.radius.codec.AttributeType.USER_PASSWORD;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A FreeRADIUS server over UDP: it answers what we sign (and insists on a Message-Authenticator wherever it can), we
 * verify what it answers.
 */
@Tag("freeradius")
class FreeRadiusPeerTest {
    private static final Path FREERADIUS = Path.of("/usr/sbin/freeradius");
    private static final byte[] SECRET = "testing123".getBytes(StandardCharsets.UTF_8);
    private static final Attribute BOB = Attribute.text(USER_NAME, "bob");
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int START_PATIENCE_MILLIS = 250;
    private static final int START_ATTEMPTS = 120;

    private static Process freeradius;
    private static int authPort;
    private static int acctPort;
    private static int coaPort;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        assertThat(FREERADIUS)
                .as("FreeRADIUS is missing: apt-get install freeradius, or leave the tests with it out by"
                        + " -DexcludedTags=freeradius")
                .isExecutable();
        authPort = freePort();
        acctPort = freePort();
        coaPort = freePort();
        Path configuration = Vectors.resource("freeradius");
        ProcessBuilder builder = new ProcessBuilder(
                        FREERADIUS.toString(), "-f", "-d", configuration.toString(), "-l", "stdout")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("freeradius.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "PEER_DIRECTORY", directory.toString(),
                        "PEER_AUTH_PORT", Integer.toString(authPort),
                        "PEER_ACCT_PORT", Integer.toString(acctPort),
                        "PEER_COA_PORT", Integer.toString(coaPort)));
        freeradius = builder.start();
        for (int attempt = 1; !isUp(); attempt++) {
            assertThat(freeradius.isAlive() && attempt < START_ATTEMPTS)
                    .as("FreeRADIUS starts")
                    .isTrue();
        }
    }

    private static boolean isUp() throws IOException {
        try {
            return exchange(acctPort, PacketCode.STATUS_SERVER).code().isPresent();
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (freeradius != null) {
            freeradius.destroy();
            assertThat(freeradius.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"pw000001, ACCESS_ACCEPT", "pw000002, ACCESS_REJECT", "'', ACCESS_REJECT"})
    void pap(String password, PacketCode answer) throws IOException {
        RadiusPacket reply = exchange(
                authPort,
                PacketCode.ACCESS_REQUEST,
                BOB,
                Attribute.text(USER_PASSWORD, password),
                Attribute.octets(PROXY_STATE, new byte[] {1, 2}));
        assertThat(reply.code()).contains(answer);
        assertThat(reply.octets(PROXY_STATE).orElseThrow()).containsExactly(1, 2);
    }

    @ParameterizedTest
    @CsvSource({"pw000001, ACCESS_ACCEPT", "pw000002, ACCESS_REJECT"})
    void chap(String password, PacketCode answer) throws IOException {
        byte[] challenge = {1, 2, 3, 4, 5, 6, 7};
        byte[] response = Chap.response(200, password.getBytes(StandardCharsets.UTF_8), challenge);
        byte[] offered = new byte[17];
        offered[0] = (byte) 200;
        System.arraycopy(response, 0, offered, 1, response.length);
        RadiusPacket reply = exchange(
                authPort,
                PacketCode.ACCESS_REQUEST,
                BOB,
                Attribute.octets(CHAP_PASSWORD, offered),
                Attribute.octets(CHAP_CHALLENGE, challenge));
        assertThat(reply.code()).contains(answer);
    }

    @Test
    void accounting() throws IOException {
        RadiusPacket reply = exchange(
                acctPort,
                PacketCode.ACCOUNTING_REQUEST,
                Attribute.integer(AttributeType.ACCT_STATUS_TYPE, 1),
                Attribute.text(ACCT_SESSION_ID, "42"));
        assertThat(reply.code()).contains(PacketCode.ACCOUNTING_RESPONSE);
    }

    @ParameterizedTest
    @CsvSource({
        "COA_REQUEST, 42, COA_ACK",
        "COA_REQUEST, gone, COA_NAK",
        "DISCONNECT_REQUEST, 42, DISCONNECT_ACK",
        "DISCONNECT_REQUEST, gone, DISCONNECT_NAK"
    })
    void dynamicAuthorization(PacketCode request, String session, PacketCode answer) throws IOException {
        RadiusPacket reply = exchange(coaPort, request, Attribute.text(ACCT_SESSION_ID, session));
        assertThat(reply.code()).contains(answer);
        boolean gone = session.equals("gone");
        assertThat(reply.integer(AttributeType.ERROR_CAUSE).orElse(0)).isEqualTo(gone ? 503 : 0);
    }

    /** Sends a request that carries a Message-Authenticator and returns the verified answer. */
    private static RadiusPacket exchange(int port, PacketCode code, Attribute... attributes) throws IOException {
        byte[] octets = PacketWriter.request(code, 77, List.of(attributes), SECRET, true, RandomSource.secure());
        RadiusPacket request = Vectors.parse(octets);
        DatagramPacket datagram = new DatagramPacket(new byte[4096], 4096);
        try (DatagramSocket socket = new DatagramSocket(anyPort())) { // its own, so that no late answer disturbs
            socket.setSoTimeout(code == PacketCode.STATUS_SERVER ? START_PATIENCE_MILLIS : PATIENCE_MILLIS);
            socket.send(new DatagramPacket(octets, octets.length, InetAddress.getLoopbackAddress(), port));
            socket.receive(datagram);
        }
        RadiusPacket reply = Vectors.parse(Arrays.copyOf(datagram.getData(), datagram.getLength()));
        assertThat(Signatures.validResponse(reply, request.authenticator(), SECRET))
                .isTrue();
        assertThat(Signatures.validResponse(reply, request.authenticator(), new byte[] {'x'}))
                .isFalse();
        return reply;
    }

    private static int freePort() throws IOException {
        try (DatagramSocket free = new DatagramSocket(anyPort())) {
            return free.getLocalPort();
        }
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
