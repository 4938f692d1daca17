package org.rollcall.rest;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.rollcall.access.AccessAnswer;
import org.rollcall.access.AccessDesk;
import org.rollcall.access.AccessDesk.Supposition;
import org.rollcall.access.ServiceClass;

/** {@code /access/explain}: what the door would answer now, and why. */
@Path("access")
@RequestScoped
@Produces(APPLICATION_JSON)
public class AccessResource {
    @Inject
    private AccessDesk desk;

    @POST
    @Path("explain")
    public JsonObject explain(Fields body) {
        return json(desk.explain(supposition(Fields.orNone(body))));
    }

    static Supposition supposition(Fields fields) {
        Supposition supposition = new Supposition(
                fields.optionalText("login").orElse(null),
                fields.optionalText("password").orElse(null),
                fields.number("nasId"),
                fields.optionalText("callingStationId").orElse(null),
                fields.optionalText("line").orElse(null),
                fields.flag("ppp", true));
        fields.check();
        return supposition;
    }

    static JsonObject json(AccessAnswer answer) {
        return Json.object()
                .put("outcome", answer.accepted() ? "accept" : "reject")
                .put("reason", answer.reason())
                .put("trace", answer.trace())
                .put(
                        "attributes",
                        answer.attributes().stream().map(ServiceClass::describe).toList())
                .put("ends", answer.ends())
                .build();
    }
}
