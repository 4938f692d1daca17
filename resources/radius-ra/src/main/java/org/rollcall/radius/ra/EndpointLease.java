package org.rollcall.radius.ra;

import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** One worker's endpoint: made at the first use, made anew after it threw, released at the end. */
final class EndpointLease {
    private static final Logger LOGGER = System.getLogger(EndpointLease.class.getName());

    /** A server may not be ready for deliveries yet (specification section 13.5.3); the NAS waits longer than this. */
    private static final int ATTEMPTS = 30;

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final MessageEndpointFactory endpoints;
    private Optional<MessageEndpoint> endpoint = Optional.empty();

    EndpointLease(MessageEndpointFactory endpoints) {
        this.endpoints = endpoints;
    }

    /**
     * @param interrupted waits, and says whether to give up
     * @throws UnavailableException if the server did not become ready in 3 s
     */
    MessageEndpoint get(Predicate<Duration> interrupted) throws UnavailableException {
        for (int attempt = 1; endpoint.isEmpty(); attempt++) {
            try {
                endpoint = Optional.of(endpoints.createEndpoint(null));
            } catch (UnavailableException e) {
                if (attempt == ATTEMPTS || interrupted.test(PAUSE)) {
                    throw e;
                }
            }
        }
        return endpoint.get();
    }

    void release() {
        try {
            endpoint.ifPresent(MessageEndpoint::release);
        } catch (RuntimeException e) { // the application is gone, say; the worker is to go on
            LOGGER.log(Level.WARNING, "an endpoint could not be released", e);
        }
        endpoint = Optional.empty();
    }
}
