package org.rollcall.nassim;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.rollcall.radius.codec.RadiusPacket;

/** A request that waits for its reply, and when it is to be sent again. Confined to its socket's lock. */
final class Exchange {
    final byte[] datagram;
    final byte[] authenticator;
    final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final long begun;
    private final long timeout;
    private long deadline;
    int transmissions = 1;

    /**
     * @param now as {@link System#nanoTime()}
     * @param timeout nanoseconds from one transmission to the next
     */
    Exchange(byte[] datagram, long now, long timeout) {
        this.datagram = datagram;
        this.authenticator = Arrays.copyOfRange(datagram, 4, 20);
        this.begun = now;
        this.timeout = timeout;
        this.deadline = now + timeout;
    }

    boolean due(long now) {
        return now - deadline >= 0;
    }

    void sentAgain(long now) {
        transmissions++;
        deadline = now + timeout;
    }

    Outcome answered(RadiusPacket reply, long now) {
        return new Outcome(Optional.of(reply), Duration.ofNanos(now - begun), transmissions);
    }

    Outcome givenUp(long now) {
        return new Outcome(Optional.empty(), Duration.ofNanos(now - begun), transmissions);
    }
}
