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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.rollcall.dialect.Dialect;
import org.rollcall.gateway.MetricsDesk;
import org.rollcall.nas.Nas;
import org.rollcall.nas.NasClock;
import org.rollcall.nas.NasCounters;
import org.rollcall.nas.NasData;
import org.rollcall.nas.NasDesk;
import org.rollcall.radius.api.MessageAuthenticatorRule;
import org.rollcall.settings.Settings;

/** {@code /nas}: routers. Their shared secret goes in and never comes out. */
@Path("nas")
@RequestScoped
@Produces(APPLICATION_JSON)
public class NasResource {
    private static final Map<String, Comparator<Nas>> ORDERS = Map.of(
            "id", Comparator.comparing(Nas::getId),
            "name", Comparator.comparing(Nas::getName, String.CASE_INSENSITIVE_ORDER),
            "address", Comparator.comparing(Nas::getAddress));

    @Inject
    private NasDesk desk;

    @Inject
    private MetricsDesk counts;

    @Inject
    private Settings settings;

    @Context
    private UriInfo uri;

    @GET
    public JsonObject list() {
        return Listing.of(Query.of(uri), desk.list(), ORDERS, this::json);
    }

    @POST
    public Response create(Fields body) {
        Fields fields = Fields.orNone(body);
        fields.text("secret");
        NasData data = data(fields, settings.interimInterval());
        Nas created = desk.create(data);
        return Created.at(uri, created.getId(), json(created, desk.warnings(data)));
    }

    @GET
    @Path("{id}")
    public JsonObject get(@PathParam("id") long id) {
        return json(desk.get(id));
    }

    @PATCH
    @Path("{id}")
    public JsonObject change(@PathParam("id") long id, Fields body) {
        Nas stored = desk.get(id);
        NasData data = data(Fields.orNone(body).over(json(stored)), settings.interimInterval());
        return json(desk.update(id, data, OptionalInt.of(stored.getVersion())), desk.warnings(data));
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") long id) {
        desk.delete(id);
    }

    /** @param interimInterval of a router that is given none, seconds */
    static NasData data(Fields fields, int interimInterval) {
        NasData data = new NasData(
                fields.text("name"),
                fields.text("address"),
                fields.optionalText("secret").orElse(null),
                fields.word("dialect", Dialect.class),
                fields.optionalInt("coaPort").orElse(NasData.DEFAULT_COA_PORT),
                fields.optionalInt("interimInterval").orElse(interimInterval),
                fields.word("messageAuthenticator", MessageAuthenticatorRule.class, MessageAuthenticatorRule.REQUIRE),
                fields.optionalText("coaAddress").orElse(null),
                fields.optionalInt("coaRate").orElse(NasData.DEFAULT_COA_RATE),
                new NasCounters(
                        fields.flag("countersInverted", false),
                        fields.optionalInt("counterUnit").orElse(1),
                        fields.optionalNumber("lineRateBps").orElse(null)),
                fields.optionalInt("overlapHours").orElse(NasData.DEFAULT_OVERLAP_HOURS),
                fields.optionalText("certificateName").orElse(null));
        fields.check();
        return data;
    }

    private JsonObject json(Nas nas) {
        return json(nas, counts.clock(nas.getId())).build();
    }

    private JsonObject json(Nas nas, List<String> warnings) {
        return json(nas, counts.clock(nas.getId())).put("warnings", warnings).build();
    }

    private static Json json(Nas nas, Optional<NasClock.Measured> clock) {
        return Json.object()
                .put("id", nas.getId())
                .put("name", nas.getName())
                .put("address", nas.getAddress())
                .put("dialect", nas.getDialect())
                .put("coaPort", nas.getCoaPort())
                .put("coaAddress", nas.getCoaAddress())
                .put("coaRate", nas.getCoaRate())
                .put("countersInverted", nas.getCounters().inverted())
                .put("counterUnit", nas.getCounters().unit())
                .put("lineRateBps", nas.getCounters().lineRate())
                .put("previousSecretUntil", nas.getPreviousSecretUntil())
                .put("previousSecretUsedAt", nas.getPreviousSecretUsedAt())
                .put("certificateName", nas.getCertificateName())
                .put("interimInterval", nas.getInterimInterval())
                .put("messageAuthenticator", nas.getMessageAuthenticator())
                .put("clockOffsetSeconds", clock.map(NasClock.Measured::offsetSeconds))
                .put("clockMeasuredAt", clock.map(NasClock.Measured::at))
                .put("createdAt", nas.getCreatedAt());
    }
}
