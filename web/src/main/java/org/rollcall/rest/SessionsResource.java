package org.rollcall.rest;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.rollcall.session.DisconnectResult;
import org.rollcall.session.SessionDesk;
import org.rollcall.session.SessionFilter;
import org.rollcall.session.SessionRow;

/** {@code /sessions}: open and finished sessions, and their end. */
@Path("sessions")
@RequestScoped
@Produces(APPLICATION_JSON)
public class SessionsResource {
    @Inject
    private SessionDesk desk;

    @Context
    private UriInfo uri;

    @GET
    public JsonObject list() {
        Query query = Query.of(uri, "open", "login", "nas", "customer");
        SessionFilter filter =
                new SessionFilter(query.flag("open"), query.text("login"), query.id("nas"), query.id("customer"));
        query.sort(Set.of());
        query.check();
        var rows = desk.list(filter, query.first(), query.size());
        return Listing.of(
                query,
                desk.count(filter),
                rows.stream().map(SessionsResource::json).toList());
    }

    @GET
    @Path("{id}")
    public JsonObject get(@PathParam("id") long id) {
        SessionRow session = desk.get(id);
        Json json = common(session).put("end", null);
        desk.ends(List.of(id))
                .forEach(order -> json.put(
                        "end",
                        Json.object()
                                .put("answer", order.answer())
                                .put("answeredAt", order.answeredAt())
                                .put("stoppedAfterSeconds", order.stoppedAfter())
                                .put("overdue", order.overdue())));
        return json.build();
    }

    @POST
    @Path("{id}/disconnect")
    public JsonObject disconnect(@PathParam("id") long id, Fields body) {
        Fields.orNone(body).check();
        return json(desk.disconnect(id));
    }

    @POST
    @Path("{id}/assign")
    public JsonObject assign(@PathParam("id") long id, Fields body) {
        Fields fields = Fields.orNone(body);
        long service = fields.number("serviceId");
        fields.check();
        return json(desk.assign(id, service));
    }

    static JsonObject json(DisconnectResult result) {
        return Json.object()
                .put("outcome", result.outcome())
                .putIfKnown("errorCause", result.errorCause())
                .put("millis", result.millis())
                .build();
    }

    static JsonObject json(SessionRow session) {
        return common(session).put("end", null).build();
    }

    private static Json common(SessionRow session) {
        return Json.object()
                .put("id", session.id())
                .put("acctSessionId", session.acctSessionId())
                .put("login", session.login())
                .put("customerId", session.customerId())
                .put("serviceId", session.serviceId())
                .put("planId", session.planId())
                .put("nas", Json.object().put("id", session.nasId()).put("name", session.nasName()))
                .put("nasAddress", session.nasAddress())
                .put("nasPortId", session.nasPortId())
                .put("access", session.access().toLowerCase(Locale.ROOT))
                .put("uploadOctets", session.uploadOctets())
                .put("downloadOctets", session.downloadOctets())
                .put("framedIp", session.framedIp())
                .put("framedIpv6Prefix", session.framedIpv6Prefix())
                .put("delegatedIpv6Prefix", session.delegatedIpv6Prefix())
                .put("mac", session.mac())
                .put("callingStationId", session.callingStationId())
                .put("startedAt", session.startedAt())
                .put("updatedAt", session.updatedAt())
                .put("stoppedAt", session.stoppedAt())
                .put("seconds", session.seconds())
                .put("terminateCause", session.terminateCause())
                .put("closedBy", session.closedBy())
                .put("suspended", session.suspended())
                .put("implausible", session.implausible())
                .put("reopened", session.reopened());
    }
}
