package org.rollcall.rest;

import jakarta.json.JsonObject;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.shared.Problem;

/**
 * Turns whatever was thrown into a problem. A refusal says why; a fault says only an id, under which the log has the
 * rest.
 */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final System.Logger LOG = System.getLogger(ProblemMapper.class.getName());

    @Override
    public Response toResponse(Throwable failure) {
        Optional<Problem> problem = cause(failure, Problem.class);
        if (problem.isPresent()) {
            return refusal(problem.get());
        }
        Optional<WebApplicationException> http = cause(failure, WebApplicationException.class);
        if (http.isPresent() && http.get().getResponse().getStatus() < 500) {
            return http(http.get());
        }
        if (cause(failure, OptimisticLockException.class).isPresent()) {
            return response(409, "somebody else changed it at the same time; read it again and repeat")
                    .build();
        }
        return fault(failure);
    }

    private static Response refusal(Problem problem) {
        int status =
                switch (problem.kind()) {
                    case INVALID -> 400;
                    case FORBIDDEN -> 403;
                    case NOT_FOUND -> 404;
                    case CONFLICT -> 409;
                };
        return response(ProblemJson.of(status, title(status), problem.getMessage(), problem.errors()))
                .build();
    }

    /** What the server itself refused: no such path, method, media type ... Its headers (Allow) are kept. */
    private static Response http(WebApplicationException refused) {
        Response original = refused.getResponse();
        int status = original.getStatus();
        if (status < 400) {
            return original;
        }
        var response = response(status, detail(status, refused.getMessage()));
        original.getHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)
                    && !name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
                values.forEach(value -> response.header(name, value));
            }
        });
        return response.build();
    }

    private static String detail(int status, String message) {
        return switch (status) {
            case 404 -> "there is nothing at this address";
            case 405 -> "this address does not know this method";
            case 406 -> "the answer is application/json";
            case 415 -> "the body must be application/json";
            default -> message;
        };
    }

    private static Response fault(Throwable failure) {
        String id = UUID.randomUUID().toString();
        LOG.log(System.Logger.Level.ERROR, "request failed, id " + id, failure);
        return response(500, "something went wrong; the log has it under " + id).build();
    }

    private static Response.ResponseBuilder response(int status, String detail) {
        return response(ProblemJson.of(status, title(status), detail, List.of()));
    }

    private static Response.ResponseBuilder response(JsonObject problem) {
        return Response.status(problem.getInt("status"))
                .type(ProblemJson.MEDIA_TYPE)
                .entity(problem);
    }

    private static String title(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }

    /** The containers wrap what an EJB throws, some more than once. */
    private static <T> Optional<T> cause(Throwable failure, Class<T> type) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
        }
        return Optional.empty();
    }
}
