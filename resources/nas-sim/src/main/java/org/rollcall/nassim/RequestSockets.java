package org.rollcall.nassim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** The source ports of one NAS towards one port of the server; a further one is opened when all Identifiers wait. */
final class RequestSockets implements AutoCloseable {
    /** 16,384 requests in flight. */
    private static final int MOST = 64;

    private final EventLoop loop;
    private final NasSettings nas;
    private final InetSocketAddress server;
    private final Tally tally;
    private final List<RequestSocket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    /** @param atOnce how many source ports take turns from the beginning */
    RequestSockets(EventLoop loop, NasSettings nas, InetSocketAddress server, Tally tally, int atOnce)
            throws IOException {
        this.loop = loop;
        this.nas = nas;
        this.server = server;
        this.tally = tally;
        for (int i = 0; i < atOnce; i++) {
            sockets.add(new RequestSocket(loop, nas, server, tally));
        }
    }

    CompletableFuture<Outcome> send(IntFunction<byte[]> request) {
        int first = turn.getAndIncrement() & 0xffff;
        int size = sockets.size();
        for (int i = 0; i < size; i++) {
            Optional<CompletableFuture<Outcome>> outcome =
                    sockets.get((first + i) % size).send(request);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        return open().send(request).orElseThrow();
    }

    private synchronized RequestSocket open() {
        if (sockets.size() >= MOST) {
            throw new IllegalStateException("more than " + MOST * 256 + " requests in flight");
        }
        try {
            RequestSocket socket = new RequestSocket(loop, nas, server, tally);
            sockets.add(socket);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open another source port", e);
        }
    }

    @Override
    public void close() throws IOException {
        for (RequestSocket socket : sockets) {
            socket.close();
        }
    }
}
