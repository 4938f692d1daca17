package org.rollcall.rest;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.rollcall.gateway.HealthDesk;
import org.rollcall.gateway.QuarantineDesk;

/** {@code /health}: how this node is, also while the database does not answer. */
@Path("health")
@RequestScoped
@Produces(APPLICATION_JSON)
public class HealthResource {
    @Inject
    private HealthDesk desk;

    @Inject
    private QuarantineDesk quarantine;

    @GET
    public JsonObject health() {
        HealthDesk.Health health = desk.health();
        return Json.object()
                .put("fine", health.isFine())
                .put(
                        "database",
                        Json.object()
                                .put("answers", health.databaseDownSince() == null)
                                .put("downSince", health.databaseDownSince()))
                .put(
                        "spool",
                        Json.object().put("records", health.spooledRecords()).put("octets", health.spooledOctets()))
                .put("rememberedServices", health.rememberedServices())
                .put("quarantinedRecords", quarantine.countIfKnown())
                .build();
    }
}
