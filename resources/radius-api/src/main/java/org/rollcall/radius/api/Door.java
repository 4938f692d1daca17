package org.rollcall.radius.api;

import java.net.InetAddress;
import java.util.Objects;

/**
 * Where the adapter listens. Port 0 lets the system choose (tests).
 *
 * @param bind address of both listeners
 * @param authenticationPort UDP port for Access-Request and Status-Server
 * @param accountingPort UDP port for Accounting-Request and Status-Server
 */
public record Door(InetAddress bind, int authenticationPort, int accountingPort) {
    public Door {
        Objects.requireNonNull(bind, "bind");
        if (authenticationPort == accountingPort && authenticationPort != 0) {
            throw new IllegalArgumentException(
                    "authentication and accounting cannot share the UDP port " + authenticationPort);
        }
    }
}
