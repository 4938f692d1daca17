package org.rollcall.radius.api;

import jakarta.resource.ResourceException;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The application's handle on the adapter. Close it after use, as any connection. */
public interface RadiusConnection extends AutoCloseable {
    /**
     * Opens the gate: binds both listeners and begins to deliver. Before this nothing is received, so that nothing
     * reaches an application whose schema is not migrated yet. Opening an open door with the same values does nothing.
     *
     * <p>The door stays open when the server merely deactivates and activates the same listener (suspend and resume);
     * another application's listener finds it shut.
     *
     * @throws ResourceException if a port cannot be bound, with a message that names address, port and cause, or if the
     *     door is open with other values
     */
    void open(Door door) throws ResourceException;

    /** Stops receiving, answers what is in progress, releases the ports. Closing a closed door does nothing. */
    void shut();

    /** The open door, with real ports instead of 0; empty while it is shut. */
    Optional<Door> door();

    /**
     * Replaces the table of NASes at once and for all listeners. Counters go on by {@link RadiusClient#id()}; what was
     * learned about Message-Authenticators goes on where nothing else of the NAS changed.
     *
     * @throws IllegalArgumentException if two clients have an equal prefix or id; the table stays as it was
     */
    void replaceClients(Collection<RadiusClient> clients);

    /**
     * Sends to the NAS with retransmissions at 0, 2 and 6 s and gives up at 14 s, counted from the first transmission:
     * a request waits until one before it with the same session key is done, and its turn at {@link
     * RadiusClient#requestsPerSecond()}. An Event-Timestamp is added if there is
     * none. Never blocks; completes on a thread of the adapter, so what depends on it and may block belongs on a
     * thread of the application ({@code thenAcceptAsync} with its executor). It completes exceptionally only if the NAS
     * is unknown, the request cannot be encoded or the adapter stops.
     */
    CompletionStage<DynamicAuthorizationOutcome> send(DynamicAuthorizationRequest request);

    /** Counters since the adapter started. */
    AdapterStatistics statistics();

    @Override
    void close();
}
