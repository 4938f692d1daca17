package org.rollcall.rest;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.rollcall.gateway.HealthDesk;
import org.rollcall.gateway.MetricsDesk;

/** {@code /metrics}: what this node has counted, for Prometheus. */
@Path("metrics")
@RequestScoped
public class MetricsResource {
    private static final PrometheusTextFormatWriter WRITER = PrometheusTextFormatWriter.create();

    @Inject
    private MetricsDesk desk;

    @Inject
    private HealthDesk healthDesk;

    @GET
    public Response metrics() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        WRITER.write(
                text,
                Metrics.of(desk.adapter(), desk.decisions(), healthDesk.health(), desk::clock, desk::name),
                EscapingScheme.UNDERSCORE_ESCAPING);
        return Response.ok(text.toByteArray(), PrometheusTextFormatWriter.CONTENT_TYPE)
                .build();
    }
}
