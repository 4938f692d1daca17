package org.rollcall.rest;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Map;
import org.rollcall.settings.SettingsDesk;

/** {@code /settings}: what staff change while Rollcall runs; what a setting may be is the settings component's. */
@Path("settings")
@RequestScoped
@Produces(APPLICATION_JSON)
public class SettingsResource {
    @Inject
    private SettingsDesk desk;

    @GET
    public JsonObject all() {
        return json(desk.all());
    }

    @PUT
    public JsonObject change(Fields body) {
        return json(desk.change(Fields.orNone(body).scalars()));
    }

    static JsonObject json(Map<String, Object> settings) {
        Json json = Json.object();
        settings.forEach(json::put);
        return json.build();
    }
}
