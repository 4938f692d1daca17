package org.rollcall.radius.ra;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.rollcall.radius.api.CalmLog;

/**
 * Reads a port. It waits in a selector rather than in a read, so that it can be ended while the socket stays open for
 * the replies still due.
 */
final class Receiver extends LongWork {
    private static final CalmLog FAILURES = new CalmLog(Receiver.class, Level.ERROR);

    /** A packet has 4096 octets at most (RFC 2865 section 3); what is cut off behind can only be padding. */
    private static final int BUFFER_OCTETS = 4096;

    /** So much at most is read before the workers are woken up, to keep the first of a burst from waiting long. */
    private static final int BURST = 64;

    /**
     * How long it lets packets gather before it looks again: to be woken by each of them costs more than to read it, takes
     * the processor from whoever is sending them, and would make small batches of them.
     */
    private static final long GATHER_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

    private static final Duration PAUSE = Duration.ofMillis(10);

    private final DatagramChannel channel;
    private final Selector selector;
    private final Intake intake;
    private final byte[] octets = new byte[BUFFER_OCTETS];
    private final ByteBuffer buffer = ByteBuffer.wrap(octets);

    Receiver(DatagramChannel channel, Intake intake) throws IOException {
        this.channel = channel;
        this.intake = intake;
        this.selector = Selector.open();
        channel.register(selector, SelectionKey.OP_READ);
    }

    @Override
    void work() {
        try (selector) {
            while (!isReleased()) {
                step();
            }
        } catch (IOException e) {
            FAILURES.log("the selector of a port could not be closed", e);
        }
    }

    @Override
    void wake() {
        selector.wakeup();
    }

    private void step() {
        try {
            selector.select(key -> {});
            // Only release ends this thread. An interrupt left standing would turn the wait into a busy loop.
            boolean ignored = Thread.interrupted();
            boolean more = true;
            while (more && !isReleased()) {
                more = readBurst();
            }
            LockSupport.parkNanos(GATHER_NANOS);
        } catch (ClosedSelectorException e) {
            release();
        } catch (IOException | RuntimeException | Error e) { // a port that nobody reads any more would be worse
            if (!channel.isOpen()) {
                release();
                return;
            }
            FAILURES.log("reading a port failed; it goes on", e);
            awaitRelease(PAUSE); // should it fail again and again
        }
    }

    private boolean readBurst() throws IOException {
        try {
            for (int i = 0; i < BURST; i++) {
                buffer.clear();
                InetSocketAddress source = (InetSocketAddress) channel.receive(buffer);
                if (source == null) {
                    return false;
                }
                accept(source);
            }
            return true;
        } finally {
            intake.flush();
        }
    }

    private void accept(InetSocketAddress source) {
        try {
            intake.accept(source, octets, buffer.position());
        } catch (RuntimeException e) { // a bug that one packet meets shall not cost the others
            FAILURES.log("a datagram of " + source + " could not be taken in", e);
        }
    }

    /** In place of a run: the server had no thread. */
    void discard() throws IOException {
        selector.close();
    }
}
