package org.rollcall.radius.api;

import java.util.Objects;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * Where the adapter listens for RADIUS over TLS (RFC 6614).
 *
 * @param port TCP port; 0 lets the system choose (tests)
 * @param tls asked for every new connection, so that a renewed certificate is used; holds our certificate with its key, and
 *     trusts those who sign the certificates of NASes
 */
public record RadSecDoor(int port, Supplier<SSLContext> tls) {
    public RadSecDoor {
        Objects.requireNonNull(tls, "tls");
    }
}
