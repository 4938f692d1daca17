package org.rollcall.radius.api;

import jakarta.resource.ResourceException;
import java.util.Collection;
import java.util.concurrent.CompletionStage;

/** The application's handle on the adapter. Close it after use, as any connection. */
public interface RadiusConnection extends AutoCloseable {
    /**
     * Opens the gate: binds both listeners and begins to deliver. Before this nothing is received, so that nothing
     * reaches an application whose schema is not migrated yet. Opening an open door with the same values does nothing.
     *
     * @throws ResourceException if a port cannot be bound; the message names the address, the port and the cause
     */
    void open(Door door) throws ResourceException;

    /** Stops receiving, answers what is in progress, releases the ports. Closing a closed door does nothing. */
    void shut();

    /** The ports that are bound now; the requested door until {@link #open}, with real ports instead of 0 after. */
    Door door();

    /** Replaces the table of NASes at once and for all listeners. Two clients with an equal prefix are refused. */
    void replaceClients(Collection<RadiusClient> clients);

    /**
     * Sends to the NAS with retransmissions at 0, 2 and 6 s and gives up at 14 s. Never blocks; completes on a thread
     * of the adapter, exceptionally only if the NAS is unknown, the request cannot be encoded or the adapter stops.
     */
    CompletionStage<DynamicAuthorizationOutcome> send(DynamicAuthorizationRequest request);

    /** Counters since the adapter started. */
    AdapterStatistics statistics();

    @Override
    void close();
}
