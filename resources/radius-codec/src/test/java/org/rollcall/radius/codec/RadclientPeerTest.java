package org.rollcall.radius.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** FreeRADIUS's radclient over UDP: we verify what it signs, it verifies what we sign. */
@Tag("freeradius")
class RadclientPeerTest {
    private static final Path RADCLIENT = Path.of("/usr/bin/radclient");
    private static final String SECRET = "testing123";

    private DatagramSocket server;

    @BeforeEach
    void open() throws IOException {
        assertThat(RADCLIENT)
                .as("radclient is missing: apt-get install freeradius-utils, or leave the tests with"
                        + " FreeRADIUS out by -DexcludedTags=freeradius")
                .isExecutable();
        server = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.setSoTimeout(10_000);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pw", "0123456789abcdef", "0123456789abcdefg", "pässwörd"})
    void pap(String password) throws IOException, InterruptedException {
        Exchange exchange = exchange(
                "auth",
                "User-Name = \"bob\", User-Password = \"" + password + "\", Message-Authenticator = 0x00",
                PacketCode.ACCESS_ACCEPT,
                Attribute.text(AttributeType.REPLY_MESSAGE, "hello"));
        assertThat(exchange.request.text(AttributeType.USER_NAME)).contains("bob");
        assertSignedWithMessageAuthenticator(exchange.request);
        Credentials credentials = credentials(exchange.request);
        assertThat(credentials.method()).isEqualTo("PAP");
        assertThat(credentials.matches(password)).isTrue();
        assertThat(credentials.matches(password + " ")).isFalse();
        assertThat(exchange.output).contains("Received Access-Accept").contains("Reply-Message = \"hello\"");
    }

    @ParameterizedTest
    @CsvSource({"'CHAP-Password = \"pw\"'", "'CHAP-Password = \"pw\", CHAP-Challenge = 0x00112233445566778899'"})
    void chap(String offered) throws IOException, InterruptedException {
        Exchange exchange = exchange("auth", "User-Name = \"bob\", " + offered, PacketCode.ACCESS_REJECT);
        Credentials credentials = credentials(exchange.request);
        assertThat(credentials.method()).isEqualTo("CHAP");
        assertThat(credentials.matches("pw")).isTrue();
        assertThat(credentials.matches("Pw")).isFalse();
        assertThat(exchange.output).contains("Received Access-Reject");
    }

    @ParameterizedTest
    @CsvSource({
        "acct, ACCOUNTING_RESPONSE, Accounting-Response, ''",
        "acct, ACCOUNTING_RESPONSE, Accounting-Response, ', Message-Authenticator = 0x00'",
        "coa, COA_ACK, CoA-ACK, ''",
        "coa, COA_NAK, CoA-NAK, ', Message-Authenticator = 0x00'",
        "disconnect, DISCONNECT_ACK, Disconnect-ACK, ', Message-Authenticator = 0x00'",
        "disconnect, DISCONNECT_NAK, Disconnect-NAK, ''"
    })
    void signedRequests(String command, PacketCode answer, String received, String more)
            throws IOException, InterruptedException {
        String attributes = "Acct-Session-Id = \"42\", Proxy-State = 0x0102, Mikrotik-Rate-Limit = \"1M/2M\"";
        Exchange exchange = exchange(command, attributes + more, answer);
        RadiusPacket request = exchange.request;
        assertThat(Signatures.validRequest(request, secret())).isTrue();
        assertThat(Signatures.validRequest(request, new byte[] {1})).isFalse();
        assertThat(Signatures.messageAuthenticator(request, secret())).hasToString(more.isEmpty() ? "ABSENT" : "VALID");
        assertThat(request.vendorText(Vendor.MIKROTIK, 8)).contains("1M/2M");
        assertThat(exchange.output).contains("Received " + received).contains("Proxy-State = 0x0102");
    }

    @Test
    void errorCause() throws IOException, InterruptedException {
        Exchange exchange = exchange(
                "disconnect",
                "User-Name = \"bob\"",
                PacketCode.DISCONNECT_NAK,
                Attribute.integer(AttributeType.ERROR_CAUSE, 503));
        assertThat(exchange.output).contains("Error-Cause = Session-Context-Not-Found");
    }

    @ParameterizedTest
    @CsvSource({"ACCESS_ACCEPT, Access-Accept", "ACCOUNTING_RESPONSE, Accounting-Response"})
    void statusServer(PacketCode answer, String received) throws IOException, InterruptedException {
        Exchange exchange = exchange("status", "Message-Authenticator = 0x00", answer);
        assertThat(exchange.request.code()).contains(PacketCode.STATUS_SERVER);
        assertSignedWithMessageAuthenticator(exchange.request);
        assertThat(exchange.output).contains("Received " + received);
    }

    private static void assertSignedWithMessageAuthenticator(RadiusPacket request) {
        assertThat(Signatures.messageAuthenticator(request, secret())).hasToString("VALID");
        assertThat(Signatures.messageAuthenticator(request, new byte[] {1})).hasToString("INVALID");
    }

    private record Exchange(RadiusPacket request, String output) {}

    /** Has radclient send a request, answers it, and returns both the request and what radclient printed. */
    private Exchange exchange(String command, String attributes, PacketCode answer, Attribute... reply)
            throws IOException, InterruptedException {
        Path input = Files.createTempFile("radclient", ".txt");
        Path output = Files.createTempFile("radclient", ".log");
        try {
            Files.writeString(input, attributes + "\n");
            Process radclient = new ProcessBuilder(
                            RADCLIENT.toString(),
                            "-x",
                            "-r",
                            "1",
                            "-t",
                            "10",
                            "127.0.0.1:" + server.getLocalPort(),
                            command,
                            SECRET)
                    .redirectInput(input.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            DatagramPacket datagram = new DatagramPacket(new byte[4096], 4096);
            server.receive(datagram);
            RadiusPacket request = RadiusPacket.parse(datagram.getData(), 0, datagram.getLength());
            byte[] response = PacketWriter.response(answer, request, List.of(reply), secret());
            server.send(new DatagramPacket(response, response.length, datagram.getSocketAddress()));
            assertThat(radclient.waitFor(10, TimeUnit.SECONDS))
                    .as("radclient ends")
                    .isTrue();
            return new Exchange(request, Files.readString(output));
        } catch (MalformedPacketException e) {
            throw new AssertionError("radclient sent what we refuse", e);
        } finally {
            Files.delete(input);
            Files.delete(output);
        }
    }

    private static Credentials credentials(RadiusPacket request) {
        return Credentials.of(request, secret());
    }

    private static byte[] secret() {
        return SECRET.getBytes(StandardCharsets.UTF_8);
    }
}
