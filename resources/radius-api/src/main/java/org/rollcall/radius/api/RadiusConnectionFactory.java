package org.rollcall.radius.api;

import jakarta.resource.Referenceable;
import jakarta.resource.ResourceException;
import java.io.Serializable;

/** Gives out connections to the adapter; injected as a resource. */
public interface RadiusConnectionFactory extends Serializable, Referenceable {
    RadiusConnection getConnection() throws ResourceException;
}
