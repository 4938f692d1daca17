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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.rollcall.lifecycle.JobChange;
import org.rollcall.lifecycle.JobDesk;
import org.rollcall.lifecycle.JobRun;

/** {@code /jobs/lifecycle/runs}: the night, for any business date. */
@Path("jobs/lifecycle/runs")
@RequestScoped
@Produces(APPLICATION_JSON)
public class LifecycleResource {
    @Inject
    private JobDesk desk;

    @Context
    private UriInfo uri;

    @GET
    public JsonObject list() {
        Query query = Query.of(uri);
        query.sort(Set.of());
        query.check();
        List<JobRun> runs = desk.list(Math.toIntExact(query.first()), query.size());
        return Listing.of(
                query, desk.count(), runs.stream().map(LifecycleResource::json).toList());
    }

    @POST
    public Response start(Fields body) {
        Fields fields = Fields.orNone(body);
        LocalDate businessDate = fields.date("businessDate");
        boolean dryRun = fields.flag("dryRun", false);
        fields.check();
        JobRun run = desk.start(businessDate, dryRun);
        return Response.accepted(json(run))
                .location(uri.getAbsolutePathBuilder()
                        .path(Long.toString(run.id()))
                        .build())
                .build();
    }

    @GET
    @Path("{id}")
    public JsonObject get(@PathParam("id") long id) {
        return json(desk.get(id), desk.changes(id));
    }

    @POST
    @Path("{id}/stop")
    public JsonObject stop(@PathParam("id") long id, Fields body) {
        Fields.orNone(body).check();
        return json(desk.stop(id));
    }

    static JsonObject json(JobRun run) {
        return common(run).build();
    }

    static JsonObject json(JobRun run, List<JobChange> changes) {
        return common(run)
                .put("changes", changes.stream().map(LifecycleResource::json).toList())
                .build();
    }

    private static Json common(JobRun run) {
        return Json.object()
                .put("id", run.id())
                .put("businessDate", run.businessDate())
                .put("dryRun", run.dryRun())
                .put("state", run.state())
                .put("startedBy", run.startedBy())
                .put("message", run.message())
                .put("requestedAt", run.requestedAt())
                .put("startedAt", run.startedAt())
                .put("finishedAt", run.finishedAt())
                .put(
                        "counts",
                        Json.object()
                                .put("processed", run.counts().processed())
                                .put("changed", run.counts().changed())
                                .put("failed", run.counts().failed()));
    }

    private static JsonObject json(JobChange change) {
        return Json.object()
                .put("customerId", change.customerId())
                .put("from", change.from())
                .put("to", change.to())
                .put("rule", change.rule())
                .putIfKnown("problem", change.problem())
                .build();
    }
}
