package org.rollcall.web.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** Sets what every answer says to browsers, and checks that a change on the site was sent by the site. */
@WebFilter(urlPatterns = "/*", dispatcherTypes = DispatcherType.REQUEST)
public class GuardFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = path(request);
        SafeHeaders.set(path, request.isSecure(), response);
        boolean fromUs = SameOrigin.holds(
                request.getHeader("Sec-Fetch-Site"), request.getHeader("Origin"), request.getHeader("Host"));
        if (READING.contains(request.getMethod()) || OpenPaths.isApi(path) || fromUs) {
            try {
                chain.doFilter(request, response);
            } finally {
                SignedIn.endIfNobodys(request);
            }
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, "sent by a page of another site");
        }
    }

    /** The decoded path within Rollcall. */
    static String path(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }
}
