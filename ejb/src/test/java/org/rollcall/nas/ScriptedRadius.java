package org.rollcall.nas;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.rollcall.radius.api.AdapterStatistics;
import org.rollcall.radius.api.AdapterStatistics.ClientStatistics;
import org.rollcall.radius.api.Distribution;
import org.rollcall.radius.api.DynamicAuthorizationOutcome;
import org.rollcall.radius.api.DynamicAuthorizationOutcome.Kind;
import org.rollcall.radius.api.DynamicAuthorizationRequest;
import org.rollcall.radius.api.RadiusClient;

/** Stands where the adapter is: keeps what it is told and answers as a test wants. The system tests have the real one. */
public final class ScriptedRadius extends RadiusAccess {
    private final List<DynamicAuthorizationRequest> sent = new ArrayList<>();
    private final List<DynamicAuthorizationOutcome> answers = new ArrayList<>();
    private final Map<Long, Integer> validInARow = new HashMap<>();
    private final Map<Long, Instant> usedPrevious = new HashMap<>();
    private List<RadiusClient> clients = List.of();

    /** What the next request will get; an ACK if nothing was said. */
    public ScriptedRadius answer(Kind kind, OptionalInt errorCause) {
        answers.add(new DynamicAuthorizationOutcome(kind, errorCause, Duration.ofMillis(12), 1));
        return this;
    }

    public List<DynamicAuthorizationRequest> sent() {
        return sent;
    }

    public List<RadiusClient> clients() {
        return clients;
    }

    void seen(long nasId, int validMessageAuthenticatorsInARow) {
        validInARow.put(nasId, validMessageAuthenticatorsInARow);
    }

    void usedPrevious(long nasId, Instant at) {
        validInARow.put(nasId, 0);
        usedPrevious.put(nasId, at);
    }

    @Override
    public void replaceClients(Collection<RadiusClient> replacement) {
        clients = List.copyOf(replacement);
    }

    @Override
    public CompletionStage<DynamicAuthorizationOutcome> send(DynamicAuthorizationRequest request) {
        sent.add(request);
        return CompletableFuture.completedStage(
                answers.isEmpty()
                        ? new DynamicAuthorizationOutcome(Kind.ACKED, OptionalInt.empty(), Duration.ofMillis(5), 1)
                        : answers.remove(0));
    }

    @Override
    public AdapterStatistics statistics() {
        Map<Long, ClientStatistics> statistics = new HashMap<>();
        validInARow.forEach((id, count) -> statistics.put(
                id,
                new ClientStatistics(
                        Instant.EPOCH,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        OptionalInt.of(count),
                        0,
                        usedPrevious.get(id),
                        Distribution.NONE)));
        return new AdapterStatistics(statistics, 0, 0, Distribution.NONE, Distribution.NONE, 0, 0);
    }
}
