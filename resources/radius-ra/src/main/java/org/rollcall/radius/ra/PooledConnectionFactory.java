package org.rollcall.radius.ra;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import javax.naming.Reference;
import org.rollcall.radius.api.RadiusConnection;
import org.rollcall.radius.api.RadiusConnectionFactory;

/** What an application finds in JNDI: asks the server's pool. */
public class PooledConnectionFactory implements RadiusConnectionFactory {
    private static final long serialVersionUID = 1L;

    private final RadiusManagedConnectionFactory factory;
    private final ConnectionManager pool;
    private Reference reference;

    PooledConnectionFactory(RadiusManagedConnectionFactory factory, ConnectionManager pool) {
        this.factory = factory;
        this.pool = pool;
    }

    @Override
    public RadiusConnection getConnection() throws ResourceException {
        return (RadiusConnection) pool.allocateConnection(factory, null);
    }

    @Override
    public Reference getReference() {
        return reference;
    }

    @Override
    public void setReference(Reference reference) {
        this.reference = reference;
    }
}
