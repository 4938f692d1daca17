package org.rollcall.radius.ra;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionDefinition;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterAssociation;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Set;
import javax.security.auth.Subject;
import org.rollcall.radius.api.RadiusConnection;
import org.rollcall.radius.api.RadiusConnectionFactory;

/** Lets the server pool connections. There is nothing behind one but the adapter, so any matches any request. */
@ConnectionDefinition(
        connectionFactory = RadiusConnectionFactory.class,
        connectionFactoryImpl = PooledConnectionFactory.class,
        connection = RadiusConnection.class,
        connectionImpl = ConnectionHandle.class)
public class RadiusManagedConnectionFactory implements ManagedConnectionFactory, ResourceAdapterAssociation {
    private static final long serialVersionUID = 1L;

    private transient RadiusResourceAdapter adapter;
    private transient PrintWriter logWriter;

    @Override
    public Object createConnectionFactory(ConnectionManager pool) {
        return new PooledConnectionFactory(this, pool);
    }

    @Override
    public Object createConnectionFactory() {
        return new PooledConnectionFactory(this, new UnpooledConnections());
    }

    @Override
    public ManagedConnection createManagedConnection(Subject subject, ConnectionRequestInfo info)
            throws ResourceException {
        if (adapter == null) {
            throw new ResourceException("the connection factory is not associated with the RADIUS resource adapter");
        }
        return new RadiusManagedConnection(adapter);
    }

    @Override
    @SuppressWarnings("rawtypes") // as the specification has it
    public ManagedConnection matchManagedConnections(Set pooled, Subject subject, ConnectionRequestInfo info) {
        for (Object candidate : pooled) {
            if (candidate instanceof RadiusManagedConnection connection) {
                return connection;
            }
        }
        return null;
    }

    @Override
    public ResourceAdapter getResourceAdapter() {
        return adapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter resourceAdapter) throws ResourceException {
        if (!(resourceAdapter instanceof RadiusResourceAdapter radius)) {
            throw new ResourceException("not the RADIUS resource adapter: " + resourceAdapter);
        }
        adapter = radius;
    }

    @Override
    public PrintWriter getLogWriter() {
        return logWriter;
    }

    @Override
    public void setLogWriter(PrintWriter logWriter) {
        this.logWriter = logWriter;
    }

    // Factories have no settings, so all are alike; the server keeps one pool per equal factory.
    @Override
    public boolean equals(Object other) {
        return other instanceof RadiusManagedConnectionFactory that && Objects.equals(adapter, that.adapter);
    }

    @Override
    public int hashCode() {
        return RadiusManagedConnectionFactory.class.hashCode();
    }
}
