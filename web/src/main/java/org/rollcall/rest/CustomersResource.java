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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.customer.Customer;
import org.rollcall.customer.CustomerData;
import org.rollcall.customer.CustomerDesk;
import org.rollcall.customer.CustomerFilter;
import org.rollcall.customer.CustomerRow;
import org.rollcall.customer.CustomerSort;
import org.rollcall.customer.CustomerTable;
import org.rollcall.customer.Presence;
import org.rollcall.customer.StatusChange;
import org.rollcall.customer.StatusCommand;
import org.rollcall.customer.StatusWord;

/** {@code /customers}: customers, their status and its history. */
@Path("customers")
@RequestScoped
@Produces(APPLICATION_JSON)
public class CustomersResource {
    private static final Set<String> ORDERS =
            Arrays.stream(CustomerSort.Key.values()).map(CustomerSort.Key::word).collect(Collectors.toSet());

    @Inject
    private CustomerDesk desk;

    @Inject
    private CustomerTable table;

    @Context
    private UriInfo uri;

    @GET
    public JsonObject list() {
        Query query = Query.of(uri, "status", "q", "plan", "deleted");
        Set<StatusWord> statuses = query.words("status", StatusWord.class);
        CustomerFilter filter = new CustomerFilter(statuses, query.text("q").orElse(""), query.id("plan"));
        boolean deleted = query.flag("deleted").orElse(false);
        CustomerSort sort = query.sort(ORDERS).flatMap(CustomerSort::parse).orElse(CustomerSort.DEFAULT);
        if (deleted && !filter.isAll()) {
            query.wrong("deleted", "cannot be combined with another filter");
        }
        query.check();
        if (deleted) {
            List<JsonObject> rows = desk.deleted(Math.toIntExact(query.first()), query.size()).stream()
                    .map(CustomersResource::json)
                    .toList();
            return Listing.of(query, desk.countDeleted(), rows);
        }
        CustomerTable.Slice slice = table.exactPage(filter, sort, query.first(), query.size());
        List<JsonObject> rows =
                slice.rows().stream().map(CustomersResource::json).toList();
        return Listing.of(query, slice.total(), rows);
    }

    @POST
    public Response create(Fields body) {
        Customer created = desk.create(data(Fields.orNone(body)));
        return Created.at(uri, created.getId(), json(created, desk.presence(created.getId())));
    }

    @GET
    @Path("{id}")
    public JsonObject get(@PathParam("id") long id) {
        return json(desk.get(id), desk.presence(id));
    }

    @PATCH
    @Path("{id}")
    public JsonObject change(@PathParam("id") long id, Fields body) {
        Customer stored = desk.get(id);
        CustomerData data = data(Fields.orNone(body).over(json(stored)));
        return json(desk.update(id, data, OptionalInt.of(stored.getVersion())), desk.presence(id));
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") long id) {
        desk.delete(id);
    }

    @POST
    @Path("{id}/restore")
    public JsonObject restore(@PathParam("id") long id, Fields body) {
        Fields.orNone(body).check();
        return json(desk.restore(id), desk.presence(id));
    }

    @POST
    @Path("{id}/block")
    public JsonObject block(@PathParam("id") long id, Fields body) {
        return command(id, StatusCommand.BLOCK, body);
    }

    @POST
    @Path("{id}/unblock")
    public JsonObject unblock(@PathParam("id") long id, Fields body) {
        return command(id, StatusCommand.UNBLOCK, body);
    }

    @POST
    @Path("{id}/activate")
    public JsonObject activate(@PathParam("id") long id, Fields body) {
        return command(id, StatusCommand.ACTIVATE, body);
    }

    @POST
    @Path("{id}/deactivate")
    public JsonObject deactivate(@PathParam("id") long id, Fields body) {
        return command(id, StatusCommand.DEACTIVATE, body);
    }

    @GET
    @Path("{id}/history")
    public JsonObject history(@PathParam("id") long id) {
        return Listing.of(
                Query.of(uri),
                desk.history(id),
                Map.of("at", Comparator.comparing(StatusChange::at)),
                CustomersResource::json);
    }

    private JsonObject command(long id, StatusCommand command, Fields body) {
        Fields fields = Fields.orNone(body);
        String reason = fields.optionalText("reason").orElse(null);
        fields.check();
        return json(desk.command(id, command, reason), desk.presence(id));
    }

    static CustomerData data(Fields fields) {
        CustomerData data = new CustomerData(
                fields.text("portalLogin"),
                fields.text("name"),
                fields.optionalText("phone").orElse(null),
                fields.optionalText("email").orElse(null),
                fields.optionalText("street").orElse(null),
                fields.optionalText("city").orElse(null));
        fields.check();
        return data;
    }

    static JsonObject json(Customer customer) {
        return common(customer).build();
    }

    static JsonObject json(Customer customer, Presence presence) {
        return common(customer)
                .put("online", presence.online())
                .put("onlineLast24h", presence.onlineLast24h())
                .put("lastOnlineAt", presence.lastOnlineAt())
                .build();
    }

    private static Json common(Customer customer) {
        return Json.object()
                .put("id", customer.getId())
                .put("portalLogin", customer.getPortalLogin())
                .put("name", customer.getName())
                .put("phone", customer.getPhone())
                .put("email", customer.getEmail())
                .put("street", customer.getStreet())
                .put("city", customer.getCity())
                .put("status", customer.getStatus())
                .put("statusSince", customer.getStatusSince())
                .put("createdAt", customer.getCreatedAt())
                .putIfKnown("deletedAt", customer.getDeletedAt());
    }

    static JsonObject json(CustomerRow row) {
        return Json.object()
                .put("id", row.id())
                .put("portalLogin", row.portalLogin())
                .put("name", row.name())
                .put("phone", row.phone())
                .put("email", row.email())
                .put("city", row.city())
                .put("status", row.status())
                .put("statusSince", row.statusSince())
                .put("createdAt", row.createdAt())
                .put("online", row.online())
                .put("onlineLast24h", row.onlineLast24h())
                .put("lastOnlineAt", row.lastOnlineAt())
                .put("plans", row.plans().stream().map(CustomersResource::json).toList())
                .put("ips", row.ips())
                .build();
    }

    private static JsonObject json(CustomerRow.PlanName plan) {
        return Json.object().put("id", plan.id()).put("name", plan.name()).build();
    }

    static JsonObject json(StatusChange change) {
        return Json.object()
                .put("at", change.at())
                .put("from", change.from())
                .put("to", change.to())
                .put("by", change.by())
                .put("reason", change.reason())
                .build();
    }
}
