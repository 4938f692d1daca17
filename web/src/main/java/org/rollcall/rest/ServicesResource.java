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
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.rollcall.service.InternetService;
import org.rollcall.service.Ipv4Mode;
import org.rollcall.service.Ipv6Mode;
import org.rollcall.service.OverLimit;
import org.rollcall.service.Proof;
import org.rollcall.service.ServiceAccess;
import org.rollcall.service.ServiceData;
import org.rollcall.service.ServiceDesk;
import org.rollcall.usage.UsageHistory;

/** {@code /customers/{customer}/services}: a customer's internet services. Their password goes in and never comes out. */
@Path("customers/{customer}/services")
@RequestScoped
@Produces(APPLICATION_JSON)
public class ServicesResource {
    private static final Map<String, Comparator<InternetService>> ORDERS = Map.of(
            "id", Comparator.comparing(InternetService::getId),
            "login",
                    Comparator.comparing(
                            InternetService::getLogin, Comparator.nullsLast(String.CASE_INSENSITIVE_ORDER)));

    @Inject
    private ServiceDesk desk;

    @Inject
    private UsageHistory usage;

    @Inject
    private Clock clock;

    @Context
    private UriInfo uri;

    @PathParam("customer")
    private long customer;

    @GET
    public JsonObject list() {
        return Listing.of(Query.of(uri), desk.list(customer), ORDERS, ServicesResource::json);
    }

    @POST
    public Response create(Fields body) {
        InternetService created = desk.create(customer, data(Fields.orNone(body)));
        return Created.at(uri, created.getId(), json(created));
    }

    @GET
    @Path("{id}")
    public JsonObject get(@PathParam("id") long id) {
        return json(desk.get(customer, id));
    }

    @PATCH
    @Path("{id}")
    public JsonObject change(@PathParam("id") long id, Fields body) {
        InternetService stored = desk.get(customer, id);
        ServiceData data = data(Fields.orNone(body).over(json(stored)));
        return json(desk.update(id, data, OptionalInt.of(stored.getVersion())));
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") long id) {
        desk.get(customer, id);
        desk.delete(id);
    }

    /** By hour or by day, from one date to another, the last 31 days if nothing is said. */
    @GET
    @Path("{id}/usage")
    public JsonObject usage(@PathParam("id") long id) {
        desk.get(customer, id);
        Query query = Query.of(uri, "by", "from", "to");
        Set<UsageHistory.Period> by = query.words("by", UsageHistory.Period.class);
        LocalDate to = query.date("to").orElseGet(() -> LocalDate.now(clock));
        LocalDate from = query.date("from").orElseGet(() -> to.minusDays(30));
        if (by.size() > 1) {
            query.wrong("by", "must be one of the two");
        }
        if (from.isAfter(to) || from.isBefore(to.minusDays(UsageHistory.MOST_DAYS))) {
            query.wrong("from", "must be before to, by no more than " + UsageHistory.MOST_DAYS + " days");
        }
        query.sort(Set.of());
        query.check();
        boolean hours = by.contains(UsageHistory.Period.HOUR);
        return Listing.of(
                query, hours ? usage.hours(id, from, to) : usage.days(id, from, to), Map.of(), ServicesResource::json);
    }

    static ServiceData data(Fields fields) {
        Optional<Fields> ipv4 = fields.nested("ipv4", "mode");
        Optional<Fields> ipv6 = fields.nested("ipv6", "mode");
        Optional<Fields> limit = fields.nested("limit", "");
        ServiceData data = new ServiceData(
                fields.optionalText("login").orElse(null),
                fields.optionalText("password").orElse(null),
                fields.number("planId"),
                fields.word("access", ServiceAccess.class, ServiceAccess.RADIUS),
                fields.word("proof", Proof.class, Proof.PASSWORD),
                ipv4.map(address -> address.word("mode", Ipv4Mode.class)).orElse(Ipv4Mode.POOL),
                ipv4.flatMap(address -> address.optionalText("address")).orElse(null),
                ipv4.flatMap(address -> address.optionalNumber("pool")).orElse(null),
                ipv6.map(prefixes -> new ServiceData.Ipv6(
                                prefixes.word("mode", Ipv6Mode.class),
                                prefixes.optionalText("framed").orElse(null),
                                prefixes.optionalText("delegated").orElse(null)))
                        .orElse(null),
                fields.texts("macs"),
                fields.optionalInt("learnedMacs").orElse(0),
                limit.map(most -> new ServiceData.Limit(
                                most.optionalInt("sessions").orElse(null),
                                most.word("over", OverLimit.class, OverLimit.REFUSE)))
                        .orElse(null),
                fields.optionalDate("lastDay").orElse(null));
        fields.check();
        return data;
    }

    private static JsonObject json(UsageHistory.Used used) {
        return Json.object()
                .put("startedAt", used.startedAt())
                .put("date", used.date())
                .put("uploadOctets", used.uploadOctets())
                .put("downloadOctets", used.downloadOctets())
                .build();
    }

    static JsonObject json(InternetService service) {
        return Json.object()
                .put("id", service.getId())
                .put("customerId", service.getCustomerId())
                .put("login", service.getLogin())
                .put("planId", service.getPlanId())
                .put("access", service.getAccess())
                .put("proof", service.getProof())
                .put(
                        "ipv4",
                        Json.object()
                                .put("mode", service.getIpv4Mode())
                                .putIfKnown("address", service.getIpv4Address())
                                .putIfKnown("pool", service.getIpv4PoolId()))
                .put(
                        "ipv6",
                        Json.object()
                                .put("mode", service.getIpv6Mode())
                                .putIfKnown("framed", service.getIpv6Prefix())
                                .putIfKnown("delegated", service.getDelegatedPrefix()))
                .put("macs", service.getMacs())
                .put("learnedMacs", service.getLearnedMacs())
                .put(
                        "limit",
                        Json.object().put("sessions", service.getSessionLimit()).put("over", service.getOverLimit()))
                .put("lastDay", service.getLastDay())
                .put("createdAt", service.getCreatedAt())
                .build();
    }
}
