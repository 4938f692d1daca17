package org.rollcall.radius.ra;

import jakarta.resource.ResourceException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.rollcall.radius.api.CalmLog;
import org.rollcall.radius.api.RadSecDoor;
import org.rollcall.radius.codec.MalformedPacketException;
import org.rollcall.radius.codec.PacketCode;
import org.rollcall.radius.codec.RadiusPacket;
import tlschannel.ServerTlsChannel;
import tlschannel.TlsChannel;

/**
 * The listener for RADIUS over TLS (RFC 6614): requests of both kinds come by one connection, and go to the same workers as
 * those that come by UDP. Which NAS it is, its certificate says. One thread does it all, handshakes included; connections
 * are few and last long.
 */
final class RadSecPort extends LongWork {
    private static final Logger LOGGER = System.getLogger(RadSecPort.class.getName());
    private static final CalmLog FAILURES = new CalmLog(RadSecPort.class, Level.ERROR);
    private static final CalmLog REFUSED = new CalmLog(RadSecPort.class, Level.WARNING);
    private static final CalmLog ENDED = new CalmLog(RadSecPort.class, Level.INFO);

    static final int MOST_CONNECTIONS = 1_024;
    static final int MOST_OF_A_CLIENT = 16;
    /** Of connections that have not yet shown a certificate. */
    static final int MOST_STRANGERS = 128;

    static final int MOST_STRANGERS_OF_AN_ADDRESS = 32;

    private static final long HANDSHAKE_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long IDLE_NANOS = Duration.ofHours(1).toNanos();
    private static final long TICK_MILLIS = 1_000;
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Duration END = Duration.ofSeconds(1);

    private final ServerSocketChannel server;
    private final InetSocketAddress address;
    private final RadSecDoor door;
    private final Clients clients;
    private final Function<ListenerKind, Optional<Intake>> intakes;
    private final Selector selector;
    private final Set<RadSecConnection> connections = new HashSet<>();
    private final Queue<RadSecConnection> withReplies = new ConcurrentLinkedQueue<>();
    private Set<RadSecConnection> unread = new HashSet<>();
    private long sweptNanos = System.nanoTime();
    private final LongAdder refused = new LongAdder();
    private volatile int connected;

    private RadSecPort(
            ServerSocketChannel server,
            RadSecDoor door,
            Clients clients,
            Function<ListenerKind, Optional<Intake>> intakes)
            throws IOException {
        this.server = server;
        this.address = (InetSocketAddress) server.getLocalAddress();
        this.door = door;
        this.clients = clients;
        this.intakes = intakes;
        this.selector = Selector.open();
        server.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** @param intakes those of the two kinds, while there is a listener for them */
    static RadSecPort bind(
            RadSecDoor door,
            InetSocketAddress address,
            Clients clients,
            Function<ListenerKind, Optional<Intake>> intakes)
            throws ResourceException {
        ServerSocketChannel server = null;
        try {
            server = ServerSocketChannel.open();
            server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            server.configureBlocking(false);
            server.bind(address, MOST_STRANGERS);
            return new RadSecPort(server, door, clients, intakes);
        } catch (IOException e) {
            closeQuietly(server);
            throw new ResourceException(
                    "the RadSec port cannot be opened: TCP "
                            + address.getAddress().getHostAddress() + " port " + address.getPort() + ": "
                            + e.getMessage(),
                    e);
        }
    }

    InetSocketAddress address() {
        return address;
    }

    /** Connections whose NAS is known. */
    int connected() {
        return connected;
    }

    /** Connections that were refused: no certificate of ours, none of a NAS, too many. */
    long refused() {
        return refused.sum();
    }

    void end() {
        release();
        awaitEnd(END);
    }

    @Override
    void work() {
        LOGGER.log(
                Level.INFO,
                "listening for RadSec on TCP " + address.getAddress().getHostAddress() + " port " + address.getPort());
        try (selector;
                server) {
            while (!isReleased()) {
                step();
            }
            connections.forEach(RadSecPort::closeQuietly);
        } catch (IOException e) {
            FAILURES.log("the RadSec port could not be closed", e);
        }
    }

    @Override
    void wake() {
        selector.wakeup();
    }

    /** In place of a run: the server had no thread. */
    void discard() {
        closeQuietly(server);
    }

    private void step() {
        try {
            if (unread.isEmpty()) {
                selector.select(this::serve, TICK_MILLIS);
            } else {
                selector.selectNow(this::serve);
            }
            boolean ignored = Thread.interrupted(); // only release ends this thread; see Receiver
            Set<RadSecConnection> more = unread;
            unread = new HashSet<>();
            more.forEach(this::read);
            intakes.apply(ListenerKind.AUTHENTICATION).ifPresent(Intake::flush);
            intakes.apply(ListenerKind.ACCOUNTING).ifPresent(Intake::flush);
            for (RadSecConnection next = withReplies.poll(); next != null; next = withReplies.poll()) {
                attempt(next, next::write);
            }
            sweep();
        } catch (IOException | RuntimeException | Error e) { // all NASes that use TLS depend on this thread
            FAILURES.log("reading the RadSec port failed; it goes on", e);
            awaitRelease(PAUSE);
        }
    }

    /** Once a second. */
    private void sweep() {
        long now = System.nanoTime();
        if (now - sweptNanos >= TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS)) {
            sweptNanos = now;
            List.copyOf(connections).forEach(this::endIfSilent);
        }
    }

    private void serve(SelectionKey key) {
        if (!key.isValid()) {
            return;
        }
        if (key.isAcceptable()) {
            accept();
            return;
        }
        RadSecConnection connection = (RadSecConnection) key.attachment();
        boolean writable = key.isWritable();
        // a handshake reads where it could not write, and the other way round
        read(connection);
        if (writable) {
            attempt(connection, connection::write);
        }
    }

    private void read(RadSecConnection connection) {
        attempt(connection, () -> {
            if (!connection.read(this::take)) {
                unread.add(connection);
            }
            if (connection.clientId() == 0 && connection.session() != null) {
                identify(connection);
            }
        });
    }

    @FunctionalInterface
    private interface Attempt {
        void run() throws IOException;
    }

    private void attempt(RadSecConnection connection, Attempt what) {
        if (!connection.isOpen()) {
            return;
        }
        try {
            what.run();
        } catch (SSLException refusal) {
            refuse(connection, "TLS: " + refusal.getMessage());
        } catch (IOException over) {
            if (connection.clientId() == 0) {
                refuse(connection, over.getMessage());
            } else {
                end(connection, over.getMessage());
            }
        } catch (RuntimeException bug) { // shall not cost the other connections
            FAILURES.log("a RadSec connection of " + connection + " is closed", bug);
            end(connection, "of a failure of ours");
        }
    }

    private void accept() {
        try {
            for (SocketChannel socket = server.accept(); socket != null; socket = server.accept()) {
                try {
                    accept(socket);
                } catch (IOException | RuntimeException e) { // nothing must be left open of what was not taken in
                    socket.close();
                    throw e;
                }
            }
        } catch (IOException | RuntimeException e) {
            FAILURES.log("a RadSec connection could not be accepted", e);
            awaitRelease(PAUSE); // should it fail again and again
        }
    }

    private void accept(SocketChannel socket) throws IOException {
        InetSocketAddress peer = (InetSocketAddress) socket.getRemoteAddress();
        List<RadSecConnection> strangers =
                connections.stream().filter(each -> each.clientId() == 0).toList();
        long neighbours = strangers.stream()
                .filter(each -> each.peer().getAddress().equals(peer.getAddress()))
                .count();
        if (connections.size() >= MOST_CONNECTIONS
                || strangers.size() >= MOST_STRANGERS
                || neighbours >= MOST_STRANGERS_OF_AN_ADDRESS) {
            refused.increment();
            REFUSED.log(() -> "refused the RadSec connection of " + peer + ": there are too many");
            socket.close();
            return;
        }
        socket.configureBlocking(false);
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        SelectionKey key = socket.register(selector, SelectionKey.OP_READ);
        TlsChannel channel = ServerTlsChannel.newBuilder(socket, door.tls().get())
                .withEngineFactory(RadSecPort::engine)
                .withSessionInitCallback(session -> ((RadSecConnection) key.attachment()).session(session))
                .build();
        RadSecConnection connection = new RadSecConnection(channel, key, peer, this::hasReplies);
        key.attach(connection);
        connections.add(connection);
    }

    /** From any thread. */
    private void hasReplies(RadSecConnection connection) {
        withReplies.add(connection);
        wake();
    }

    /** RFC 6614 section 2.3: certificates on both sides; TLS 1.0 and 1.1 are no more (RFC 8996). */
    private static SSLEngine engine(SSLContext context) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setNeedClientAuth(true);
        engine.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        return engine;
    }

    /** A whole packet. The NAS is looked up for each, as it may have been changed or deleted meanwhile. */
    private void take(RadSecConnection connection, byte[] octets) throws IOException {
        if (connection.clientId() == 0) {
            identify(connection);
        }
        KnownClient client = clients.byId(connection.clientId())
                .filter(known -> known.settings().certificateName().equals(Optional.of(connection.certificateName())))
                .orElseThrow(() -> new IOException("its NAS was deleted or has another certificate name now"));
        try {
            RadiusPacket packet = RadiusPacket.parse(octets, 0, octets.length);
            ListenerKind kind = packet.codeNumber() == PacketCode.ACCOUNTING_REQUEST.number()
                    ? ListenerKind.ACCOUNTING
                    : ListenerKind.AUTHENTICATION;
            intakes.apply(kind).ifPresent(intake -> intake.accept(client, connection, packet));
        } catch (MalformedPacketException e) {
            client.counters().malformed.increment();
            REFUSED.log(() -> "dropped a malformed packet of " + client + " by TLS: " + e.getMessage());
        }
    }

    private void identify(RadSecConnection connection) throws IOException {
        List<String> names = names(connection.session());
        KnownClient client = names.stream()
                .flatMap(name -> clients.byCertificateName(name).stream())
                .findFirst()
                .orElseThrow(() -> new SSLPeerUnverifiedException("no router has the certificate name "
                        + CertificateNames.readable(names) + "; enter it on the router's page"));
        Map<Long, Integer> perClient = new HashMap<>();
        connections.forEach(each -> perClient.merge(each.clientId(), 1, Integer::sum));
        if (perClient.getOrDefault(client.id(), 0) >= MOST_OF_A_CLIENT) {
            throw new SSLPeerUnverifiedException(client + " has " + MOST_OF_A_CLIENT + " connections already");
        }
        connection.identified(client.id(), client.settings().certificateName().orElseThrow());
        count();
        LOGGER.log(Level.DEBUG, "a RadSec connection of {0} from {1}", client, connection.peer());
    }

    private static List<String> names(SSLSession session) throws SSLPeerUnverifiedException {
        Certificate[] chain = session.getPeerCertificates();
        return CertificateNames.of((X509Certificate) chain[0]);
    }

    private void endIfSilent(RadSecConnection connection) {
        long silent = System.nanoTime() - connection.heardNanos();
        if (connection.clientId() == 0 && silent > HANDSHAKE_NANOS) {
            refuse(connection, "it did not finish the handshake or send a packet within 10 s");
        } else if (silent > IDLE_NANOS) {
            end(connection, "of an hour's silence");
        }
    }

    private void refuse(RadSecConnection connection, String why) {
        refused.increment();
        REFUSED.log(() -> "refused the RadSec connection of " + connection + ": " + why);
        close(connection);
    }

    private void end(RadSecConnection connection, String why) {
        ENDED.log(() -> "the RadSec connection of " + connection + " is over: " + why);
        close(connection);
    }

    private void count() {
        connected =
                (int) connections.stream().filter(each -> each.clientId() != 0).count();
    }

    private void close(RadSecConnection connection) {
        connections.remove(connection);
        count();
        closeQuietly(connection);
    }

    private static void closeQuietly(RadSecConnection connection) {
        try {
            connection.close();
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "a RadSec connection could not be closed", e);
        }
    }

    private static void closeQuietly(ServerSocketChannel server) {
        try {
            if (server != null) {
                server.close();
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "a TCP socket could not be closed", e);
        }
    }
}
