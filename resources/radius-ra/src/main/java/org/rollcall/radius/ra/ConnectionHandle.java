package org.rollcall.radius.ra;

import jakarta.resource.ResourceException;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.rollcall.radius.api.AdapterStatistics;
import org.rollcall.radius.api.Door;
import org.rollcall.radius.api.DynamicAuthorizationOutcome;
import org.rollcall.radius.api.DynamicAuthorizationRequest;
import org.rollcall.radius.api.RadiusClient;
import org.rollcall.radius.api.RadiusConnection;

/** The application's handle: usable until it is closed or the server takes its managed connection away. */
public class ConnectionHandle implements RadiusConnection {
    private volatile RadiusManagedConnection connection;

    ConnectionHandle(RadiusManagedConnection connection) {
        this.connection = connection;
    }

    @Override
    public void open(Door door) throws ResourceException {
        adapter().doorkeeper().open(door);
    }

    @Override
    public void shut() {
        adapter().doorkeeper().shut();
    }

    @Override
    public Optional<Door> door() {
        return adapter().doorkeeper().door();
    }

    @Override
    public void replaceClients(Collection<RadiusClient> clients) {
        adapter().clients().replace(clients);
    }

    @Override
    public CompletionStage<DynamicAuthorizationOutcome> send(DynamicAuthorizationRequest request) {
        return adapter().exchanger().send(request);
    }

    @Override
    public AdapterStatistics statistics() {
        return adapter().statistics();
    }

    @Override
    public void close() {
        RadiusManagedConnection last = connection;
        connection = null;
        if (last != null) {
            last.closed(this);
        }
    }

    void move(RadiusManagedConnection next) {
        RadiusManagedConnection last = connection;
        if (last != null) {
            last.left(this);
        }
        connection = next;
    }

    void invalidate() {
        connection = null;
    }

    private RunningAdapter adapter() {
        RadiusManagedConnection current = connection;
        if (current == null) {
            throw new java.lang.IllegalStateException("this RADIUS connection is closed");
        }
        return current.adapter().running();
    }
}
