package org.rollcall.web.security;

import jakarta.servlet.http.HttpServletResponse;

/**
 * A redirection within Rollcall, by path only: an address with host and scheme would be made from what the client or a
 * proxy says these are, and lead from https to http behind one that ends the encryption.
 */
final class Redirection {
    private Redirection() {}

    static void to(String path, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", path);
    }
}
