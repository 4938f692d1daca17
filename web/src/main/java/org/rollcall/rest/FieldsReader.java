package org.rollcall.rest;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.NoSuchElementException;

/**
 * Reads a request's JSON object as {@link Fields}. No body at all reads as an object without fields, whatever type it
 * claims to have: servers differ in what they make of an action without a body, so the type is judged here and not by
 * {@code @Consumes}.
 */
@Provider
@Consumes(MediaType.WILDCARD)
public class FieldsReader implements MessageBodyReader<Fields> {
    /** Octets; the longest honest body is below 10,000. */
    private static final int LONGEST = 1 << 20;

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Fields.class;
    }

    @Override
    public Fields readFrom(
            Class<Fields> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> httpHeaders,
            InputStream entityStream)
            throws IOException {
        byte[] body = entityStream.readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            throw new ClientErrorException("the body is larger than 1 MiB", Response.Status.REQUEST_ENTITY_TOO_LARGE);
        }
        if (body.length > 0 && !isJson(mediaType)) {
            throw new NotSupportedException();
        }
        return Fields.of(parse(body));
    }

    private static boolean isJson(MediaType type) {
        return "application".equals(type.getType())
                && ("json".equals(type.getSubtype()) || type.getSubtype().endsWith("+json"));
    }

    static JsonObject parse(byte[] body) {
        if (body.length == 0) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        try (JsonParser parser = Json.PROVIDER.createParser(new ByteArrayInputStream(body))) {
            parser.next();
            JsonValue value = parser.getValue();
            if (!parser.hasNext() && value instanceof JsonObject object) {
                return object;
            }
        } catch (JsonException | IllegalStateException | NoSuchElementException e) {
            throw new BadRequestException("the body is not JSON: " + e.getMessage(), e);
        }
        throw new BadRequestException("the body must be one JSON object");
    }
}
