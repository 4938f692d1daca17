package org.rollcall.nassim;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.rollcall.radius.codec.MalformedPacketException;
import org.rollcall.radius.codec.RadiusPacket;
import org.rollcall.radius.codec.Signatures;
import org.rollcall.radius.codec.Signatures.MessageAuthenticatorState;

/**
 * The UDP port of a NAS on which it is told to end or change sessions (RFC 5176). What is not signed with the shared
 * secret gets silence; a retransmission gets the bytes of the first answer, and is carried out once.
 */
final class DynamicAuthorizationPort implements EventLoop.Port, AutoCloseable {
    private static final int REMEMBERED = 1024;

    private final DatagramChannel channel;
    private final EventLoop loop;
    private final byte[] secret;
    private final Tally tally;
    private final Function<RadiusPacket, Optional<byte[]>> answer;
    private final ByteBuffer input = ByteBuffer.allocate(4096);
    private final Map<String, Optional<byte[]>> answered = new LinkedHashMap<>();

    /**
     * @param answer carries out a verified request and makes the signed reply; empty is silence
     * @throws IOException if the port is taken
     */
    DynamicAuthorizationPort(
            EventLoop loop, NasSettings nas, Tally tally, Function<RadiusPacket, Optional<byte[]>> answer)
            throws IOException {
        this.loop = loop;
        this.secret = nas.secretOctets();
        this.tally = tally;
        this.answer = answer;
        channel = DatagramChannel.open();
        try {
            channel.bind(new InetSocketAddress(nas.address(), nas.coaPort()));
            channel.configureBlocking(false);
            loop.register(channel, this);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    int port() {
        return channel.socket().getLocalPort();
    }

    @Override
    public void readable() throws IOException {
        while (true) {
            input.clear();
            SocketAddress source;
            try {
                source = channel.receive(input);
            } catch (ClosedChannelException closed) {
                return;
            }
            if (source == null) {
                return;
            }
            Optional<byte[]> reply = received(source, input.position());
            if (reply.isPresent()) {
                channel.send(ByteBuffer.wrap(reply.get()), source);
            } else {
                tally.add(Count.IGNORED);
            }
        }
    }

    private Optional<byte[]> received(SocketAddress source, int length) {
        RadiusPacket request;
        try {
            request = RadiusPacket.parse(input.array(), 0, length);
        } catch (MalformedPacketException malformed) {
            return Optional.empty();
        }
        if (!Signatures.validRequest(request, secret)
                || Signatures.messageAuthenticator(request, secret) == MessageAuthenticatorState.INVALID) {
            return Optional.empty();
        }
        String key = source + " " + request.identifier() + " " + HexFormat.of().formatHex(request.authenticator());
        Optional<byte[]> before = answered.get(key);
        if (before != null) {
            return before;
        }
        Optional<byte[]> reply = answer.apply(request);
        if (answered.size() >= REMEMBERED) {
            answered.remove(answered.keySet().iterator().next());
        }
        answered.put(key, reply);
        return reply;
    }

    @Override
    public void tick(long now) {
        // answers wait for nothing
    }

    @Override
    public void close() throws IOException {
        loop.forget(this);
        channel.close();
    }
}
