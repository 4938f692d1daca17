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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.Map;
import org.rollcall.pool.PoolData;
import org.rollcall.pool.PoolDesk;
import org.rollcall.pool.PoolKind;
import org.rollcall.pool.PoolPurpose;
import org.rollcall.pool.PoolUse;

/** {@code /pools}: address pools and how full they are. A pool never changes. */
@Path("pools")
@RequestScoped
@Produces(APPLICATION_JSON)
public class PoolsResource {
    private static final Map<String, Comparator<PoolUse>> ORDERS = Map.of(
            "id", Comparator.comparing(use -> use.pool().getId()),
            "name", Comparator.comparing(use -> use.pool().getName(), String.CASE_INSENSITIVE_ORDER),
            "inUse", Comparator.comparing(PoolUse::inUse));

    @Inject
    private PoolDesk desk;

    @Context
    private UriInfo uri;

    @GET
    public JsonObject list() {
        return Listing.of(Query.of(uri), desk.list(), ORDERS, PoolsResource::json);
    }

    @POST
    public Response create(Fields body) {
        long id = desk.create(data(Fields.orNone(body))).getId();
        return Created.at(uri, id, json(desk.get(id)));
    }

    @GET
    @Path("{id}")
    public JsonObject get(@PathParam("id") long id) {
        return json(desk.get(id));
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") long id) {
        desk.delete(id);
    }

    static PoolData data(Fields fields) {
        PoolData data = new PoolData(
                fields.text("name"),
                fields.text("cidr"),
                fields.word("purpose", PoolPurpose.class),
                fields.word("kind", PoolKind.class, PoolKind.IPV4),
                fields.optionalInt("prefixLength").orElse(null));
        fields.check();
        return data;
    }

    static JsonObject json(PoolUse use) {
        return Json.object()
                .put("id", use.pool().getId())
                .put("name", use.pool().getName())
                .put("cidr", use.pool().getCidr())
                .put("purpose", use.pool().getPurpose())
                .put("kind", use.pool().getKind())
                .put("prefixLength", use.pool().getPrefixLength())
                .put("addresses", use.size())
                .put("inUse", use.inUse())
                .put("createdAt", use.pool().getCreatedAt())
                .build();
    }
}
