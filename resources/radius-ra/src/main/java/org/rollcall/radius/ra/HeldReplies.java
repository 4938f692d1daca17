package org.rollcall.radius.ra;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Rejects wait here until so long after their request, all of them in one thread: whoever tries passwords gets no faster than
 * that, and cannot tell by the time why he was refused. Meanwhile the request is in progress, so that it is not asked about
 * again. Nobody waits longer than if there were nothing in front of him, as all wait equally long.
 */
final class HeldReplies extends LongWork {
    private static final Logger LOGGER = System.getLogger(HeldReplies.class.getName());
    /** Each holds its request, which may have 4 KiB; what comes beyond is sent at once. */
    private static final int MOST = 16_384;

    private final BlockingQueue<Held> queue = new LinkedBlockingQueue<>(MOST);
    private final long delayNanos;

    /** @param exchange null = wake up */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    private record Held(byte[] reply, Exchange exchange) {}

    /** @param delay from the receipt of the request; zero = none */
    HeldReplies(Duration delay) {
        this.delayNanos = delay.toNanos();
    }

    /** Sends it, now or later; from any thread. */
    void hold(byte[] reply, Exchange exchange) {
        if (delayNanos == 0 || isReleased() || !queue.offer(new Held(reply, exchange))) {
            exchange.reply(reply);
        }
    }

    /** Ends when it is released, with all that waits sent. */
    @Override
    void work() {
        while (!isReleased()) {
            try {
                Held next = queue.take();
                if (next.exchange() != null) {
                    awaitRelease(Duration.ofNanos(
                            Math.max(0, next.exchange().remembered().receivedNanos + delayNanos - System.nanoTime())));
                    next.exchange().reply(next.reply());
                }
            } catch (InterruptedException e) {
                LOGGER.log(Level.DEBUG, "interrupted while waiting for rejects", e);
            }
        }
        for (Held rest = queue.poll(); rest != null; rest = queue.poll()) {
            if (rest.exchange() != null) {
                rest.exchange().reply(rest.reply());
            }
        }
    }

    @Override
    void wake() {
        // if it is full nobody waits for something to come
        boolean unused = queue.offer(new Held(null, null));
    }
}
