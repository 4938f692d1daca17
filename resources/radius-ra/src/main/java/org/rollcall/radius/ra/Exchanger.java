package org.rollcall.radius.ra;

import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.rollcall.radius.api.DynamicAuthorizationOutcome;
import org.rollcall.radius.api.DynamicAuthorizationRequest;

/** Sends requests to NASes: the door to the one {@link ExchangeLoop}, which starts with the first request. */
final class Exchanger {
    private static final long START_MILLIS = 10_000;
    private static final Duration END = Duration.ofSeconds(2);

    private final WorkManager works;
    private final Clients clients;
    private final Supplier<Optional<InetAddress>> bind;
    private final Clock clock;
    private final RetrySchedule schedule;
    private ExchangeLoop loop;
    private boolean closed;

    Exchanger(
            WorkManager works,
            Clients clients,
            Supplier<Optional<InetAddress>> bind,
            Clock clock,
            RetrySchedule schedule) {
        this.works = works;
        this.clients = clients;
        this.bind = bind;
        this.clock = clock;
        this.schedule = schedule;
    }

    CompletionStage<DynamicAuthorizationOutcome> send(DynamicAuthorizationRequest request) {
        try {
            KnownClient client = clients.byId(request.clientId())
                    .orElseThrow(() -> new IllegalArgumentException("there is no NAS " + request.clientId()));
            if (request.target().isUnresolved()) {
                throw new IllegalArgumentException("the target is a name, not an address: " + request.target());
            }
            PendingRequest pending = new PendingRequest(request, client);
            loop().submit(pending);
            return pending.outcome();
        } catch (RuntimeException | IOException | WorkException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private synchronized ExchangeLoop loop() throws IOException, WorkException {
        if (closed) {
            throw new java.lang.IllegalStateException("the RADIUS resource adapter is stopped");
        }
        if (loop == null) {
            ExchangeLoop created = new ExchangeLoop(bind, clock, schedule, new Completions(works));
            try {
                works.startWork(created, START_MILLIS, null, null);
            } catch (WorkException e) {
                created.discard();
                throw e;
            }
            loop = created;
        }
        return loop;
    }

    synchronized void close() {
        closed = true;
        if (loop != null) {
            loop.release();
            loop.awaitEnd(END);
        }
    }
}
