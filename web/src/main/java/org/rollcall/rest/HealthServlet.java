package org.rollcall.rest;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.rollcall.shared.Readiness;

/**
 * {@code /health/live} and {@code /health/ready}, for whoever starts, stops or balances us: up (200) or down (503) and
 * nothing more, because anybody may ask. A servlet of its own, so that it answers before and whatever happens to the API.
 */
@WebServlet(
        urlPatterns = {"/health/live", "/health/ready", "/api/v1/health/live", "/api/v1/health/ready"},
        loadOnStartup = 1)
public class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Readiness readiness;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean up = request.getServletPath().endsWith("/live") ? readiness.live() : readiness.ready();
        response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.getOutputStream().print(up ? "{\"status\":\"up\"}" : "{\"status\":\"down\"}");
    }
}
