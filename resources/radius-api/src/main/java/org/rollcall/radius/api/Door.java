package org.rollcall.radius.api;

import java.net.InetAddress;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the adapter listens. Port 0 lets the system choose (tests).
 *
 * @param bind address of all listeners
 * @param authenticationPort UDP port for Access-Request and Status-Server
 * @param accountingPort UDP port for Accounting-Request and Status-Server
 * @param radSec the listener for both over TLS, if there is to be one
 */
public record Door(InetAddress bind, int authenticationPort, int accountingPort, Optional<RadSecDoor> radSec) {
    /** Without RadSec. */
    public Door(InetAddress bind, int authenticationPort, int accountingPort) {
        this(bind, authenticationPort, accountingPort, Optional.empty());
    }

    public Door {
        Objects.requireNonNull(bind, "bind");
        if (authenticationPort == accountingPort && authenticationPort != 0) {
            throw new IllegalArgumentException(
                    "authentication and accounting cannot share the UDP port " + authenticationPort);
        }
    }
}
