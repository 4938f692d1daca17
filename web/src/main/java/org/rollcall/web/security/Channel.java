package org.rollcall.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * How a request came to us.
 *
 * @param client the address it came from
 * @param local from this very machine, not through a proxy
 * @param safe nobody on the way could read a password: local or encrypted
 */
record Channel(String client, boolean local, boolean safe) {

    static Channel of(HttpServletRequest request) {
        return of(
                request.getRemoteAddr(),
                request.isSecure(),
                request.getHeader("X-Forwarded-For"),
                request.getHeader("X-Forwarded-Proto"));
    }

    /**
     * What a proxy says of the way to itself is believed only of a proxy on this machine.
     *
     * @param forwardedFor whom a proxy speaks for, the last of them being the one it saw itself; or null
     * @param forwardedProtocol http, https or null
     */
    static Channel of(String peer, boolean secure, String forwardedFor, String forwardedProtocol) {
        boolean loopback = isLoopback(peer);
        if (!loopback || (forwardedFor == null && forwardedProtocol == null)) {
            return new Channel(peer, loopback, loopback || secure);
        }
        String client = forwardedFor == null
                ? peer
                : forwardedFor.substring(forwardedFor.lastIndexOf(',') + 1).strip();
        return new Channel(client, false, "https".equalsIgnoreCase(forwardedProtocol));
    }

    private static boolean isLoopback(String literal) {
        try {
            // the servlet container gives an address, never a name, so that nothing is looked up
            return InetAddress.getByName(literal).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
