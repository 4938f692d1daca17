package org.rollcall.nassim;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.rollcall.nassim.NasSettings.Retransmission;
import org.rollcall.radius.codec.MalformedPacketException;
import org.rollcall.radius.codec.RadiusPacket;
import org.rollcall.radius.codec.Signatures;

/**
 * One source port towards one port of the server: at most 256 requests in flight, one per Identifier (RFC 2865
 * section 3). Identifiers go round, so that one is reused as late as possible and a late second reply is told from a
 * forged one. A reply with a wrong authenticator is counted and the request goes on waiting.
 */
final class RequestSocket implements EventLoop.Port, AutoCloseable {
    private static final int IDENTIFIERS = 256;
    private static final int BUFFER = 4 << 20;

    private final DatagramChannel channel;
    private final EventLoop loop;
    private final byte[] secret;
    private final Retransmission retransmission;
    private final Tally tally;
    private final ByteBuffer input = ByteBuffer.allocate(4096);
    private final Exchange[] pending = new Exchange[IDENTIFIERS];
    private final Exchange[] finished = new Exchange[IDENTIFIERS];
    private int inFlight;
    private int next;
    private int sinceDoubled;

    RequestSocket(EventLoop loop, NasSettings nas, InetSocketAddress server, Tally tally) throws IOException {
        this.loop = loop;
        this.secret = nas.secretOctets();
        this.retransmission = nas.retransmission();
        this.tally = tally;
        channel = DatagramChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
            channel.bind(new InetSocketAddress(nas.address(), 0)).connect(server);
            channel.configureBlocking(false);
            loop.register(channel, this);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Sends a request if an Identifier is free.
     *
     * @param request makes the signed datagram for the Identifier it is given
     * @return completed on the loop's thread
     */
    Optional<CompletableFuture<Outcome>> send(IntFunction<byte[]> request) {
        Exchange exchange;
        synchronized (this) {
            if (inFlight == IDENTIFIERS) {
                return Optional.empty();
            }
            while (pending[next] != null) {
                next = (next + 1) % IDENTIFIERS;
            }
            int identifier = next;
            exchange = new Exchange(
                    request.apply(identifier),
                    System.nanoTime(),
                    retransmission.timeout().toNanos());
            pending[identifier] = exchange;
            next = (next + 1) % IDENTIFIERS;
            inFlight++;
        }
        tally.add(Count.REQUESTS);
        transmit(exchange);
        if (doubled()) {
            tally.add(Count.RETRANSMISSIONS);
            transmit(exchange);
        }
        return Optional.of(exchange.outcome);
    }

    private synchronized boolean doubled() {
        sinceDoubled += retransmission.doubledPercent();
        if (sinceDoubled < 100) {
            return false;
        }
        sinceDoubled -= 100;
        return true;
    }

    /** A datagram that the system does not take is a datagram lost: it is sent again in time. */
    private void transmit(Exchange exchange) {
        try {
            channel.write(ByteBuffer.wrap(exchange.datagram));
        } catch (PortUnreachableException nobody) {
            // it tells of an earlier datagram; this one was not sent
            tally.add(Count.UNREACHABLE);
        } catch (IOException e) {
            if (channel.isOpen()) {
                tally.add(Count.UNREACHABLE);
            }
        }
    }

    @Override
    public void readable() throws IOException {
        while (true) {
            input.clear();
            int length;
            try {
                length = channel.read(input);
            } catch (PortUnreachableException nobody) {
                tally.add(Count.UNREACHABLE);
                continue;
            } catch (ClosedChannelException closed) {
                return;
            }
            if (length <= 0) {
                return;
            }
            received(length);
        }
    }

    private void received(int length) {
        RadiusPacket reply;
        try {
            reply = RadiusPacket.parse(input.array(), 0, length);
        } catch (MalformedPacketException malformed) {
            tally.add(Count.BAD_AUTHENTICATORS);
            return;
        }
        int identifier = reply.identifier();
        long now = System.nanoTime();
        Exchange exchange;
        synchronized (this) {
            exchange = pending[identifier];
            if (exchange == null || !Signatures.validResponse(reply, exchange.authenticator, secret)) {
                tally.add(late(reply) ? Count.STRAYS : Count.BAD_AUTHENTICATORS);
                return;
            }
            release(identifier);
        }
        tally.add(Count.ANSWERED);
        exchange.outcome.complete(exchange.answered(reply, now));
    }

    private boolean late(RadiusPacket reply) {
        Exchange before = finished[reply.identifier()];
        return before != null && Signatures.validResponse(reply, before.authenticator, secret);
    }

    private void release(int identifier) {
        finished[identifier] = pending[identifier];
        pending[identifier] = null;
        inFlight--;
    }

    @Override
    public void tick(long now) {
        for (int identifier = 0; identifier < IDENTIFIERS; identifier++) {
            Exchange exchange;
            boolean again;
            synchronized (this) {
                exchange = pending[identifier];
                if (exchange == null || !exchange.due(now)) {
                    continue;
                }
                again = exchange.transmissions < retransmission.transmissions();
                if (again) {
                    exchange.sentAgain(now);
                } else {
                    release(identifier);
                }
            }
            if (again) {
                tally.add(Count.RETRANSMISSIONS);
                transmit(exchange);
            } else {
                tally.add(Count.LOST);
                exchange.outcome.complete(exchange.givenUp(now));
            }
        }
    }

    /** Requests in flight are given up. */
    @Override
    public void close() throws IOException {
        loop.forget(this);
        channel.close();
        long now = System.nanoTime();
        for (int identifier = 0; identifier < IDENTIFIERS; identifier++) {
            Exchange exchange;
            synchronized (this) {
                exchange = pending[identifier];
                if (exchange == null) {
                    continue;
                }
                release(identifier);
            }
            exchange.outcome.complete(exchange.givenUp(now));
        }
    }
}
