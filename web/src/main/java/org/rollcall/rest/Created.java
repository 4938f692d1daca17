package org.rollcall.rest;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The answer to a creation: 201, where the new thing is, and the thing itself. */
final class Created {
    private Created() {}

    static Response at(UriInfo uri, long id, JsonObject created) {
        return Response.created(
                        uri.getAbsolutePathBuilder().path(Long.toString(id)).build())
                .entity(created)
                .build();
    }
}
