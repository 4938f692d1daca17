package org.rollcall.radius.ra;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.SSLSession;
import org.rollcall.radius.api.CalmLog;
import tlschannel.NeedsReadException;
import tlschannel.NeedsWriteException;
import tlschannel.TlsChannel;

/**
 * A TLS connection of a NAS (RFC 6614). All but {@link #send} is done by the one thread of its {@link RadSecPort}, which
 * alone touches the channel.
 */
final class RadSecConnection implements ReplyPath {
    private static final CalmLog SLOW_PEERS = new CalmLog(RadSecConnection.class, Level.WARNING);
    private static final int HEADER_OCTETS = 4;
    private static final int LENGTH_OFFSET = 2;
    private static final int LEAST_OCTETS = 20;
    private static final int MOST_OCTETS = 4096;

    private static final int BURST = 64;

    /** So many replies wait for a peer that does not read; then the connection is closed. */
    private static final int MOST_REPLIES = 1_024;

    private final TlsChannel channel;
    private final SelectionKey key;
    private final InetSocketAddress peer;
    private final Consumer<RadSecConnection> hasReplies;
    private final byte[] octets = new byte[MOST_OCTETS];
    private final ByteBuffer in = ByteBuffer.wrap(octets);
    private final Queue<byte[]> replies = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean announced = new AtomicBoolean();
    private final Queue<ByteBuffer> out = new ArrayDeque<>();
    private SSLSession session;
    private long clientId;
    private String certificateName;
    private long heardNanos = System.nanoTime();
    private volatile boolean overrun;

    /** @param hasReplies called by any thread, once until the next {@link #write} */
    RadSecConnection(
            TlsChannel channel, SelectionKey key, InetSocketAddress peer, Consumer<RadSecConnection> hasReplies) {
        this.channel = channel;
        this.key = key;
        this.peer = peer;
        this.hasReplies = hasReplies;
    }

    /** What is done with a whole packet. */
    @FunctionalInterface
    interface Receiver {
        /** @param octets its own */
        void accept(RadSecConnection connection, byte[] octets) throws IOException;
    }

    InetSocketAddress peer() {
        return peer;
    }

    /** Null until the handshake is done. */
    SSLSession session() {
        return session;
    }

    void session(SSLSession begun) {
        session = begun;
    }

    /** 0 until its certificate has named it. */
    long clientId() {
        return clientId;
    }

    /** The name by which it was found. */
    String certificateName() {
        return certificateName;
    }

    void identified(long id, String name) {
        clientId = id;
        certificateName = name;
    }

    long heardNanos() {
        return heardNanos;
    }

    boolean isOpen() {
        return key.isValid();
    }

    /**
     * Reads what there is, up to a burst: others want to be read, too.
     *
     * @return false if there is more, of which no selector would tell
     * @throws IOException if the connection is over or can no longer be understood: RFC 6613 section 2.6.4 closes it
     */
    boolean read(Receiver receiver) throws IOException {
        try {
            for (int packets = 0; packets < BURST; ) {
                in.limit(wanted());
                int read = channel.read(in);
                if (read < 0) {
                    throw new IOException("closed by the peer");
                }
                heardNanos = System.nanoTime();
                if (in.position() >= LEAST_OCTETS && in.position() == wanted()) {
                    receiver.accept(this, Arrays.copyOf(octets, in.position()));
                    in.clear();
                    packets++;
                }
            }
            return false;
        } catch (NeedsReadException more) {
            key.interestOps(out.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        } catch (NeedsWriteException handshake) {
            key.interestOps(SelectionKey.OP_WRITE);
        }
        return true;
    }

    /** Octets until the next thing is known: the length, or the end of the packet. */
    private int wanted() throws IOException {
        if (in.position() < HEADER_OCTETS) {
            return HEADER_OCTETS;
        }
        int length = in.getShort(LENGTH_OFFSET) & 0xffff;
        if (length < LEAST_OCTETS || length > MOST_OCTETS) {
            throw new IOException("a packet cannot have " + length + " octets");
        }
        return length;
    }

    /** @throws IOException if the connection is over, or its peer does not read */
    void write() throws IOException {
        announced.set(false);
        if (overrun) {
            throw new IOException("it does not read its replies");
        }
        for (byte[] reply = replies.poll(); reply != null; reply = replies.poll()) {
            out.add(ByteBuffer.wrap(reply));
        }
        try {
            while (!out.isEmpty()) {
                ByteBuffer next = out.element();
                while (next.hasRemaining()) {
                    channel.write(next);
                }
                out.remove();
                waiting.decrementAndGet();
            }
            key.interestOps(SelectionKey.OP_READ);
        } catch (NeedsReadException keys) {
            key.interestOps(SelectionKey.OP_READ);
        } catch (NeedsWriteException full) {
            key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
    }

    @Override
    public void send(byte[] reply, InetSocketAddress target) {
        if (waiting.incrementAndGet() > MOST_REPLIES) {
            overrun = true;
            SLOW_PEERS.log(() -> "the NAS at " + peer + " does not read its replies");
        } else {
            replies.add(reply);
        }
        if (announced.compareAndSet(false, true)) {
            hasReplies.accept(this);
        }
    }

    void close() throws IOException {
        key.cancel();
        channel.getUnderlying().close();
    }

    @Override
    public String toString() {
        return peer.toString();
    }
}
