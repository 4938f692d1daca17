package org.rollcall.nas;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.resource.ResourceException;
import java.util.Collection;
import java.util.concurrent.CompletionStage;
import org.rollcall.radius.api.AdapterStatistics;
import org.rollcall.radius.api.Door;
import org.rollcall.radius.api.DynamicAuthorizationOutcome;
import org.rollcall.radius.api.DynamicAuthorizationRequest;
import org.rollcall.radius.api.RadiusClient;
import org.rollcall.radius.api.RadiusConnection;
import org.rollcall.radius.api.RadiusConnectionFactory;

/**
 * The one place that reaches the adapter: servers map its resource by the name of the bean. Nothing here waits for a
 * NAS. Not for the web: it asks no permission.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RadiusAccess {
    @Resource(name = "eis/Radius")
    private RadiusConnectionFactory adapter;

    /** @throws ResourceException if a port cannot be bound; the message names it and the cause */
    public void open(Door door) throws ResourceException {
        try (RadiusConnection connection = adapter.getConnection()) {
            connection.open(door);
        }
    }

    /** Stops receiving; what was answered already is not affected. */
    public void shut() {
        try (RadiusConnection connection = connection()) {
            connection.shut();
        }
    }

    public void replaceClients(Collection<RadiusClient> clients) {
        try (RadiusConnection connection = connection()) {
            connection.replaceClients(clients);
        }
    }

    public CompletionStage<DynamicAuthorizationOutcome> send(DynamicAuthorizationRequest request) {
        try (RadiusConnection connection = connection()) {
            return connection.send(request);
        }
    }

    /** Counters since the adapter started, per NAS. */
    public AdapterStatistics statistics() {
        try (RadiusConnection connection = connection()) {
            return connection.statistics();
        }
    }

    private RadiusConnection connection() {
        try {
            return adapter.getConnection();
        } catch (ResourceException failed) {
            throw new IllegalStateException("the RADIUS adapter gives no connection", failed);
        }
    }
}
