package org.rollcall.nassim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One thread that reads all sockets and looks after their timeouts. Replies are handled, futures completed and
 * retransmissions sent on it, so whatever it calls returns quickly. A fault of one socket's handler is logged and
 * leaves the others alone.
 */
final class EventLoop implements AutoCloseable {
    /** Granularity of timeouts. */
    private static final long TICK_MILLIS = 20;

    private static final Logger LOG = System.getLogger(EventLoop.class.getName());

    /** What is done for a socket. */
    interface Port {
        /** Reads all that has arrived. */
        void readable() throws IOException;

        /** @param now as {@link System#nanoTime()}, about every 20 ms */
        void tick(long now);
    }

    private final Selector selector;
    private final List<Port> ports = new CopyOnWriteArrayList<>();
    private final Thread thread;

    EventLoop(String name) {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot watch sockets", e);
        }
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    void register(DatagramChannel channel, Port port) throws IOException {
        channel.register(selector, SelectionKey.OP_READ, port);
        ports.add(port);
        selector.wakeup();
    }

    void forget(Port port) {
        ports.remove(port);
    }

    private void run() {
        long lastTick = System.nanoTime();
        while (selector.isOpen()) {
            try {
                selector.select(this::read, TICK_MILLIS);
                long now = System.nanoTime();
                if (now - lastTick >= TICK_MILLIS * 1_000_000) {
                    lastTick = now;
                    ports.forEach(port -> tick(port, now));
                }
            } catch (ClosedSelectorException closed) {
                return;
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.WARNING, "fault while watching sockets", e);
            }
        }
    }

    private void read(SelectionKey key) {
        try {
            ((Port) key.attachment()).readable();
        } catch (IOException | RuntimeException e) {
            if (key.isValid()) {
                LOG.log(Level.WARNING, "fault while reading a socket", e);
            }
        }
    }

    private static void tick(Port port, long now) {
        try {
            port.tick(now);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "fault in a timeout", e);
        }
    }

    @Override
    public void close() {
        try {
            selector.close();
            if (Thread.currentThread() != thread) {
                thread.join(2_000);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "closing", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
