package org.rollcall.rest;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.OptionalLong;
import java.util.Set;
import org.rollcall.access.ServiceClass;
import org.rollcall.gateway.QuarantineDesk;
import org.rollcall.gateway.QuarantinedRecord;
import org.rollcall.radius.codec.RadiusPacket;

/** {@code /quarantine}: accounting records that could not be stored. */
@Path("quarantine")
@RequestScoped
@Produces(APPLICATION_JSON)
public class QuarantineResource {
    @Inject
    private QuarantineDesk desk;

    @Context
    private UriInfo uri;

    @GET
    public JsonObject list() {
        Query query = Query.of(uri, "nas");
        OptionalLong nasId = query.id("nas");
        query.sort(Set.of());
        query.check();
        return Listing.of(
                query,
                desk.count(nasId),
                desk.list(nasId, query.first(), query.size()).stream()
                        .map(record -> common(record).build())
                        .toList());
    }

    @GET
    @Path("{id}")
    public JsonObject get(@PathParam("id") long id) {
        return json(desk.get(id), desk.packet(id));
    }

    @POST
    @Path("{id}/retry")
    public JsonObject retry(@PathParam("id") long id, Fields body) {
        Fields.orNone(body).check();
        return json(desk.retry(id));
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") long id) {
        desk.delete(id);
    }

    static JsonObject json(QuarantineDesk.Retried retried) {
        return Json.object()
                .put("stored", retried.stored())
                .put("problem", retried.problem())
                .build();
    }

    static JsonObject json(QuarantinedRecord record, RadiusPacket packet) {
        return common(record)
                .put(
                        "attributes",
                        packet.attributes().stream().map(ServiceClass::describe).toList())
                .put("dump", packet.dump())
                .build();
    }

    static Json common(QuarantinedRecord record) {
        return Json.object()
                .put("id", record.id())
                .put("receivedAt", record.receivedAt())
                .put("nas", Json.object().put("id", record.nasId()).put("name", record.nasName()))
                .put("source", record.source())
                .put("problem", record.problem());
    }
}
