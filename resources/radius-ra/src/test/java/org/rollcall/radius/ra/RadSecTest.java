package org.rollcall.radius.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.radius.api.AccessReply;
import org.rollcall.radius.api.AccountingRequest;
import org.rollcall.radius.api.Door;
import org.rollcall.radius.api.MessageAuthenticatorRule;
import org.rollcall.radius.api.RadSecDoor;
import org.rollcall.radius.api.RadiusClient;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.PacketCode;
import org.rollcall.radius.codec.PacketWriter;
import org.rollcall.radius.codec.RadiusPacket;
import org.rollcall.radius.codec.RandomSource;
import org.rollcall.radius.codec.Signatures;

/** RADIUS over TLS, from the handshake to the listener and back; the client is the JDK's TLS. */
class RadSecTest {
    private static final byte[] SECRET = "radsec".getBytes(StandardCharsets.US_ASCII);

    private static TestAuthority authority;
    private static SSLContext ours;
    private static SSLContext router;

    private final Queue<AccountingRequest> recorded = new ConcurrentLinkedQueue<>();
    private final Semaphore commits = new Semaphore(1_000_000);
    private AdapterUnderTest test;

    @BeforeAll
    static void certificates(@TempDir Path directory) {
        authority = new TestAuthority(directory);
        ours = authority.context("/CN=radius", "subjectAltName=DNS:radius.isp.example", authority);
        router = authority.context("/CN=ignored", "subjectAltName=DNS:BNG-1.isp.example", authority);
    }

    @BeforeEach
    void open() throws Exception {
        test = new AdapterUnderTest();
        test.connection.replaceClients(List.of(nas(Optional.of("bng-1.isp.example"))));
        test.adapter.endpointActivation(
                TestEndpoints.accounting(batch -> {
                    commits.acquireUninterruptibly();
                    recorded.addAll(batch);
                    return AdapterUnderTest.acknowledge(batch);
                }),
                new AccountingActivation());
        test.adapter.endpointActivation(
                TestEndpoints.access(batch -> {
                    List<AccessReply> replies = new ArrayList<>();
                    batch.forEach(request -> replies.add(AccessReply.accept(List.of())));
                    return replies;
                }),
                new AccessActivation());
        test.connection.open(new Door(AdapterUnderTest.LOOPBACK, 0, 0, Optional.of(new RadSecDoor(0, () -> ours))));
    }

    private static RadiusClient nas(Optional<String> certificateName) {
        return new RadiusClient(
                AdapterUnderTest.NAS,
                AdapterUnderTest.LOOPBACK,
                32,
                AdapterUnderTest.SECRET,
                MessageAuthenticatorRule.REQUIRE,
                Optional.empty(),
                AdapterUnderTest.UNPACED,
                certificateName);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private SSLSocket connect(SSLContext context, String... protocols) throws IOException {
        int port = test.connection.door().orElseThrow().radSec().orElseThrow().port();
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(AdapterUnderTest.LOOPBACK, port);
        socket.setSoTimeout(5_000);
        socket.setTcpNoDelay(true);
        if (protocols.length > 0) {
            socket.setEnabledProtocols(protocols);
        }
        return socket;
    }

    private static byte[] request(PacketCode code, int identifier, byte[] secret, Attribute... attributes) {
        return PacketWriter.request(
                code,
                identifier,
                List.of(attributes),
                secret,
                code != PacketCode.ACCOUNTING_REQUEST,
                RandomSource.secure());
    }

    private static byte[] start(int identifier) {
        return request(
                PacketCode.ACCOUNTING_REQUEST,
                identifier,
                SECRET,
                Attribute.integer(AttributeType.ACCT_STATUS_TYPE, 1),
                Attribute.text(AttributeType.ACCT_SESSION_ID, "s" + identifier));
    }

    private static RadiusPacket receive(Socket socket) throws Exception {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] header = in.readNBytes(4);
        byte[] packet = new byte[(header[2] & 0xff) << 8 | (header[3] & 0xff)];
        System.arraycopy(header, 0, packet, 0, 4);
        in.readFully(packet, 4, packet.length - 4);
        return RadiusPacket.parse(packet, 0, packet.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void bothKindsAndStatusServerComeByOneConnection(String protocol) throws Exception {
        try (SSLSocket socket = connect(router, protocol)) {
            byte[] access =
                    request(PacketCode.ACCESS_REQUEST, 7, SECRET, Attribute.text(AttributeType.USER_NAME, "anna"));
            socket.getOutputStream().write(access);
            RadiusPacket accept = receive(socket);
            assertThat(accept.code()).contains(PacketCode.ACCESS_ACCEPT);
            assertThat(accept.attributes().get(0).type()).isEqualTo(AttributeType.MESSAGE_AUTHENTICATOR);
            assertThat(Signatures.validResponse(
                            accept, RadiusPacket.parse(access, 0, access.length).authenticator(), SECRET))
                    .isTrue();
            socket.getOutputStream().write(start(8));
            assertThat(receive(socket).code()).contains(PacketCode.ACCOUNTING_RESPONSE);
            assertThat(recorded)
                    .singleElement()
                    .extracting(AccountingRequest::clientId)
                    .isEqualTo(AdapterUnderTest.NAS);
            socket.getOutputStream().write(request(PacketCode.STATUS_SERVER, 9, SECRET));
            assertThat(receive(socket).code()).contains(PacketCode.ACCESS_ACCEPT);
            await().until(() -> test.connection.statistics().radSecConnections() == 1);
        }
        await().until(() -> test.connection.statistics().radSecConnections() == 0);
        assertThat(test.connection.statistics().radSecRefused()).isZero();
    }

    @Test
    void packetsMayComeInPiecesAndManyAtOnce() throws Exception {
        try (SSLSocket socket = connect(router)) {
            byte[] first = start(0);
            for (byte octet : first) {
                socket.getOutputStream().write(octet);
                socket.getOutputStream().flush();
            }
            assertThat(receive(socket).identifier()).isZero();
            ByteArrayOutputStream many = new ByteArrayOutputStream();
            for (int id = 1; id <= 200; id++) {
                many.writeBytes(start(id));
            }
            socket.getOutputStream().write(many.toByteArray());
            List<Integer> answered = new ArrayList<>();
            for (int id = 1; id <= 200; id++) {
                answered.add(receive(socket).identifier());
            }
            assertThat(answered).doesNotHaveDuplicates().hasSize(200);
        }
    }

    @Test
    void whoHasNoCertificateOfARouterIsRefused(@TempDir Path elsewhere) throws Exception {
        SSLContext unknown =
                authority.context("/CN=bng-1.isp.example", "subjectAltName=DNS:other.isp.example", authority);
        SSLContext foreign = new TestAuthority(elsewhere).context("/CN=bng-1.isp.example", "", authority);
        for (SSLContext context : List.of(authority.nameless(), unknown, foreign)) {
            long before = test.connection.statistics().radSecRefused();
            assertThatThrownBy(() -> {
                        try (SSLSocket socket = connect(context)) {
                            socket.getOutputStream().write(start(1));
                            receive(socket);
                        }
                    })
                    .isInstanceOf(Exception.class);
            await().until(() -> test.connection.statistics().radSecRefused() > before);
        }
        assertThat(recorded).isEmpty();
    }

    @Test
    void aCertificateWithoutDnsNamesIsKnownByItsCommonName() throws Exception {
        SSLContext old = authority.context("/O=ISP/CN=bng-1.isp.example", "", authority);
        try (SSLSocket socket = connect(old)) {
            socket.getOutputStream().write(start(1));
            assertThat(receive(socket).code()).contains(PacketCode.ACCOUNTING_RESPONSE);
        }
    }

    @Test
    void anOldVersionOfTlsIsRefused() {
        assertThatThrownBy(() -> {
                    try (SSLSocket socket = connect(router, "TLSv1.1")) {
                        socket.startHandshake();
                    }
                })
                .isInstanceOf(IOException.class);
    }

    /** RFC 6613 section 2.6.4: after a wrong length nobody knows where the next packet begins. */
    @ParameterizedTest
    @ValueSource(ints = {0, 19, 4097, 65535})
    void aLengthThatCannotBeEndsThatConnectionOnly(int length) throws Exception {
        try (SSLSocket good = connect(router);
                SSLSocket bad = connect(router)) {
            good.getOutputStream().write(start(1));
            assertThat(receive(good).identifier()).isEqualTo(1);
            bad.getOutputStream().write(new byte[] {4, 1, (byte) (length >> 8), (byte) length});
            assertThat(bad.getInputStream().read()).isEqualTo(-1);
            good.getOutputStream().write(start(2));
            assertThat(receive(good).identifier()).isEqualTo(2);
        }
    }

    @Test
    void aWrongSecretOrCodeIsDroppedAndTheConnectionGoesOn() throws Exception {
        try (SSLSocket socket = connect(router)) {
            socket.getOutputStream()
                    .write(request(
                            PacketCode.ACCOUNTING_REQUEST,
                            1,
                            AdapterUnderTest.SECRET,
                            Attribute.integer(AttributeType.ACCT_STATUS_TYPE, 1)));
            socket.getOutputStream().write(request(PacketCode.COA_REQUEST, 2, SECRET));
            byte[] malformed = start(3);
            malformed[21] = 1;
            socket.getOutputStream().write(malformed);
            socket.getOutputStream().write(start(4));
            assertThat(receive(socket).identifier()).isEqualTo(4);
            assertThat(test.statistics().badAuthenticator()).isEqualTo(1);
            assertThat(test.statistics().malformed()).isEqualTo(2);
        }
    }

    @Test
    void anAnswerFollowsTheCommitAlsoByTls() throws Exception {
        commits.drainPermits();
        try (SSLSocket socket = connect(router)) {
            socket.getOutputStream().write(start(1));
            await().until(() -> test.statistics().requests() == 1);
            socket.setSoTimeout(150);
            assertThatThrownBy(() -> receive(socket)).isInstanceOf(SocketTimeoutException.class);
            commits.release();
            socket.setSoTimeout(5_000);
            assertThat(receive(socket).identifier()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "bng-1-new.isp.example")
    void aRouterWhoseNameIsTakenAwayOrChangedIsHeardNoLonger(String newName) throws Exception {
        try (SSLSocket socket = connect(router)) {
            socket.getOutputStream().write(start(1));
            receive(socket);
            test.connection.replaceClients(List.of(nas(Optional.ofNullable(newName))));
            socket.getOutputStream().write(start(2));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            assertThat(recorded).hasSize(1);
        }
    }

    /** More than one of them do not stop a router, which may have 16 connections itself. */
    @Test
    void whoOpensConnectionsAndSaysNothingIsBounded() throws Exception {
        List<Socket> idle = new ArrayList<>();
        int port = test.connection.door().orElseThrow().radSec().orElseThrow().port();
        try {
            for (int i = 0; i < RadSecPort.MOST_STRANGERS_OF_AN_ADDRESS + 10; i++) {
                idle.add(new Socket(AdapterUnderTest.LOOPBACK, port));
            }
            await().until(() -> test.connection.statistics().radSecRefused() >= 10);
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
        List<SSLSocket> many = new ArrayList<>();
        try {
            await().atMost(Duration.ofSeconds(15)).ignoreExceptions().until(() -> {
                SSLSocket socket = connect(router);
                socket.getOutputStream().write(start(1));
                many.add(socket);
                return receive(socket).identifier() == 1;
            });
            while (many.size() < RadSecPort.MOST_OF_A_CLIENT) {
                many.add(connect(router));
                many.get(many.size() - 1).startHandshake();
            }
            await().until(() -> test.connection.statistics().radSecConnections() == RadSecPort.MOST_OF_A_CLIENT);
            long before = test.connection.statistics().radSecRefused();
            SSLSocket oneMore = connect(router);
            many.add(oneMore);
            oneMore.startHandshake();
            await().until(() -> test.connection.statistics().radSecRefused() == before + 1);
        } finally {
            for (SSLSocket socket : many) {
                socket.close();
            }
        }
    }

    @Test
    void theDoorShutsWithConnectionsOpen() throws Exception {
        try (SSLSocket socket = connect(router)) {
            socket.getOutputStream().write(start(1));
            receive(socket);
            test.connection.shut();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }
}
