package org.rollcall.radius.ra;

import jakarta.resource.spi.endpoint.MessageEndpoint;
import java.util.List;
import java.util.Optional;
import org.rollcall.radius.codec.RadiusPacket;

/**
 * What differs between the two listeners.
 *
 * @param <A> the application's answer to one request
 */
sealed interface Delivery<A> permits AccountingDelivery, AccessDelivery {
    /** Requests of equal shard go to the same worker, and so in order and one batch after the other. */
    int shard(KnownClient client, RadiusPacket request);

    /** Whether there is still sense in asking the application. */
    boolean isWanted(Exchange exchange, long nowNanos);

    /** Asks the application; one answer for each, in order. Whatever it throws means silence for all. */
    List<A> ask(MessageEndpoint endpoint, List<Exchange> batch);

    /** Whether a reply has to wait, as {@link HeldReplies} says. */
    boolean isHeld(byte[] reply);

    /** The signed reply; empty for silence. */
    Optional<byte[]> reply(Exchange exchange, A answer);
}
