package org.rollcall.rest;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * {@code /openapi}: the description of this API for programs, the same on every server. It is written by hand, because no
 * server-neutral generator sees the fields of hand-mapped JSON; a test holds it against the resource classes.
 */
@Path("openapi")
public class OpenApiResource {
    private static final byte[] DOCUMENT = read();

    /** JSON is YAML too, so that whoever prefers YAML can have it. */
    @GET
    @Produces({APPLICATION_JSON, "application/vnd.oai.openapi+json", "application/yaml", "application/vnd.oai.openapi"})
    public byte[] document() {
        return DOCUMENT.clone();
    }

    static byte[] read() {
        try (InputStream document = OpenApiResource.class.getResourceAsStream("openapi.json")) {
            return document.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
