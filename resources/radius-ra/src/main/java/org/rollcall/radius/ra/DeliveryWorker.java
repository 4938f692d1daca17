package org.rollcall.radius.ra;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.radius.api.CalmLog;

/**
 * Delivers batches: takes all that waits, asks the application, and only when it has returned sends the replies. If it
 * throws, nobody gets a reply and all requests of the batch are forgotten, so that what the NASes send again counts as
 * new.
 *
 * @param <A> the application's answer to one request
 */
final class DeliveryWorker<A> extends LongWork {
    private static final Logger LOGGER = System.getLogger(DeliveryWorker.class.getName());
    private static final CalmLog FAILURES = new CalmLog(DeliveryWorker.class, Level.WARNING);

    private final WorkerQueue queue;
    private final int batchSize;
    private final Delivery<A> delivery;
    private final EndpointLease endpoint;
    private final HeldReplies held;
    private final DeliveryHealth health;
    private final Histogram sizes;

    DeliveryWorker(
            WorkerQueue queue,
            int batchSize,
            Delivery<A> delivery,
            MessageEndpointFactory endpoints,
            HeldReplies held,
            DeliveryHealth health,
            Histogram sizes) {
        this.queue = queue;
        this.batchSize = batchSize;
        this.delivery = delivery;
        this.endpoint = new EndpointLease(endpoints);
        this.held = held;
        this.health = health;
        this.sizes = sizes;
    }

    /** Ends when its queue is closed and empty, or after the batch in hand when it is released. */
    @Override
    void work() {
        List<Exchange> batch = new ArrayList<>(batchSize);
        try {
            while (!isReleased() && take(batch)) {
                try {
                    deliver(batch);
                } finally {
                    queue.done(batch);
                }
            }
        } finally {
            queue.close();
            endpoint.release();
        }
    }

    /** Only release ends this thread: an interrupt may be left over from what the application did with it. */
    private boolean take(List<Exchange> batch) {
        while (true) {
            try {
                return queue.take(batch, batchSize);
            } catch (InterruptedException e) {
                LOGGER.log(Level.DEBUG, "interrupted while waiting for requests", e);
            }
        }
    }

    @Override
    void wake() {
        queue.close();
    }

    private void deliver(List<Exchange> taken) {
        List<Exchange> batch = wanted(taken);
        try {
            if (!batch.isEmpty()) {
                sizes.add(batch.size());
                List<A> answers = ask(batch);
                health.succeeded();
                reply(batch, answers);
            }
        } catch (Throwable e) { // whatever the application throws, this thread serves its other requests
            batch.forEach(exchange -> exchange.remembered().forgotten());
            health.failed(System.nanoTime());
            FAILURES.log("no reply to " + batch.size() + " requests: the application failed", e);
            endpoint.release();
        }
    }

    private List<Exchange> wanted(List<Exchange> taken) {
        long now = System.nanoTime();
        List<Exchange> wanted = new ArrayList<>(taken.size());
        for (Exchange exchange : taken) {
            if (delivery.isWanted(exchange, now)) {
                wanted.add(exchange);
            } else {
                exchange.remembered().forgotten();
                exchange.client().counters().dropped.increment();
            }
        }
        return wanted;
    }

    private List<A> ask(List<Exchange> batch) throws ResourceException {
        MessageEndpoint application = endpoint.get(this::awaitRelease);
        List<A> answers = delivery.ask(application, batch);
        if (answers.size() != batch.size()) {
            throw new java.lang.IllegalStateException(answers.size() + " answers to " + batch.size() + " requests");
        }
        return answers;
    }

    private void reply(List<Exchange> batch, List<A> answers) {
        long now = System.nanoTime();
        for (int i = 0; i < batch.size(); i++) {
            Exchange exchange = batch.get(i);
            Optional<byte[]> reply = encode(exchange, answers.get(i));
            if (reply.isPresent()) {
                exchange.client().counters().answeredAfter(now - exchange.remembered().receivedNanos);
                if (delivery.isHeld(reply.get())) {
                    held.hold(reply.get(), exchange);
                } else {
                    exchange.reply(reply.get());
                }
            } else {
                exchange.remembered().forgotten();
                exchange.client().counters().silent.increment();
            }
        }
    }

    /** An answer that is no packet (too long, a null) costs its own reply, not those of its neighbours. */
    private Optional<byte[]> encode(Exchange exchange, A answer) {
        try {
            return delivery.reply(exchange, answer);
        } catch (RuntimeException e) {
            FAILURES.log("no reply to a request of " + exchange.client() + ": the answer cannot be sent", e);
            return Optional.empty();
        }
    }
}
