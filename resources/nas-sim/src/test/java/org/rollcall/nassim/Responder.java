package org.rollcall.nassim;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.Credentials;
import org.rollcall.radius.codec.MalformedPacketException;
import org.rollcall.radius.codec.PacketCode;
import org.rollcall.radius.codec.PacketWriter;
import org.rollcall.radius.codec.RadiusPacket;
import org.rollcall.radius.codec.RandomSource;
import org.rollcall.radius.codec.Signatures;
import org.rollcall.radius.codec.Signatures.MessageAuthenticatorState;

/**
 * A RADIUS server of one thread on one port that lets everybody in whose password is "pw" + what follows the first
 * letter of his login, and remembers what it was sent. A test may answer otherwise.
 */
final class Responder implements AutoCloseable {
    final List<RadiusPacket> requests = new CopyOnWriteArrayList<>();
    final List<byte[]> datagrams = new CopyOnWriteArrayList<>();
    final List<InetSocketAddress> sources = new CopyOnWriteArrayList<>();
    final byte[] secret;
    volatile Function<RadiusPacket, List<byte[]>> answer = request -> List.of(decent(request));
    volatile List<Attribute> grant = List.of();
    private final DatagramSocket socket;
    private final Thread thread;

    Responder(String secret) throws SocketException {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        thread = new Thread(this::run, "responder");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    List<RadiusPacket> accounting(StatusType type) {
        return requests.stream()
                .filter(r -> r.integer(AttributeType.ACCT_STATUS_TYPE).orElse(-1) == type.number())
                .toList();
    }

    byte[] decent(RadiusPacket request) {
        if (request.codeNumber() == PacketCode.ACCOUNTING_REQUEST.number()) {
            return PacketWriter.response(PacketCode.ACCOUNTING_RESPONSE, request, List.of(), secret);
        }
        String login = request.text(AttributeType.USER_NAME).orElse("");
        Credentials credentials = Credentials.of(request, secret);
        String password = "pw" + login.substring(Math.min(1, login.length()));
        boolean right = credentials.matches(password)
                && Signatures.messageAuthenticator(request, secret) != MessageAuthenticatorState.INVALID;
        return right
                ? PacketWriter.response(
                        PacketCode.ACCESS_ACCEPT,
                        request,
                        Stream.concat(credentials.accepted(password).stream(), grant.stream())
                                .toList(),
                        secret)
                : PacketWriter.response(
                        PacketCode.ACCESS_REJECT,
                        request,
                        List.of(Attribute.text(AttributeType.REPLY_MESSAGE, "no")),
                        secret);
    }

    private void run() {
        byte[] buffer = new byte[4096];
        while (!socket.isClosed()) {
            DatagramPacket datagram = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(datagram);
                RadiusPacket request = RadiusPacket.parse(buffer, 0, datagram.getLength());
                if (!Signatures.validRequest(request, secret)) {
                    continue;
                }
                datagrams.add(request.bytes());
                sources.add((InetSocketAddress) datagram.getSocketAddress());
                requests.add(request);
                for (byte[] reply : answer.apply(request)) {
                    socket.send(new DatagramPacket(reply, reply.length, datagram.getSocketAddress()));
                }
            } catch (MalformedPacketException | IOException e) {
                // closed, or nothing for us
            }
        }
    }

    /** Sends a request of the server to a NAS, as Rollcall does; empty if no answer with a right signature came. */
    static Optional<RadiusPacket> ask(
            Nas nas, PacketCode code, byte[] secret, int identifier, List<Attribute> attributes) throws Exception {
        return ask(
                nas, PacketWriter.request(code, identifier, attributes, secret, false, RandomSource.secure()), secret);
    }

    static Optional<RadiusPacket> ask(Nas nas, byte[] request, byte[] secret) throws Exception {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(300);
            socket.send(
                    new DatagramPacket(request, request.length, nas.settings().address(), nas.coaPort()));
            byte[] buffer = new byte[4096];
            DatagramPacket reply = new DatagramPacket(buffer, buffer.length);
            socket.receive(reply);
            RadiusPacket packet = RadiusPacket.parse(buffer, 0, reply.getLength());
            byte[] authenticator = java.util.Arrays.copyOfRange(request, 4, 20);
            return Signatures.validResponse(packet, authenticator, secret) ? Optional.of(packet) : Optional.empty();
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
