package org.rollcall.rest;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalInt;
import org.rollcall.tariff.PlanData;
import org.rollcall.tariff.TariffDesk;
import org.rollcall.tariff.TariffPlan;

/** {@code /plans}: tariff plans. */
@Path("plans")
@RequestScoped
@Produces(APPLICATION_JSON)
public class PlansResource {
    private static final Map<String, Comparator<TariffPlan>> ORDERS = Map.of(
            "id", Comparator.comparing(TariffPlan::getId),
            "name", Comparator.comparing(TariffPlan::getName, String.CASE_INSENSITIVE_ORDER),
            "price", Comparator.comparing(TariffPlan::getPrice));

    @Inject
    private TariffDesk desk;

    @Context
    private UriInfo uri;

    @GET
    public JsonObject list() {
        return Listing.of(Query.of(uri), desk.list(), ORDERS, PlansResource::json);
    }

    @POST
    public Response create(Fields body) {
        TariffPlan created = desk.create(data(Fields.orNone(body)));
        return Created.at(uri, created.getId(), json(created));
    }

    @GET
    @Path("{id}")
    public JsonObject get(@PathParam("id") long id) {
        return json(desk.get(id));
    }

    @PATCH
    @Path("{id}")
    public JsonObject change(@PathParam("id") long id, Fields body) {
        TariffPlan stored = desk.get(id);
        PlanData data = data(Fields.orNone(body).over(json(stored)));
        return json(desk.update(id, data, OptionalInt.of(stored.getVersion())));
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") long id) {
        desk.delete(id);
    }

    static PlanData data(Fields fields) {
        PlanData data = new PlanData(
                fields.text("name"),
                fields.amount("price"),
                fields.text("currency"),
                fields.number("downBps"),
                fields.number("upBps"));
        fields.check();
        return data;
    }

    static JsonObject json(TariffPlan plan) {
        return Json.object()
                .put("id", plan.getId())
                .put("name", plan.getName())
                .putAmount("price", plan.getPrice(), plan.getCurrency())
                .put("currency", plan.getCurrency())
                .put("downBps", plan.getDownBps())
                .put("upBps", plan.getUpBps())
                .put("createdAt", plan.getCreatedAt())
                .build();
    }
}
