package org.rollcall.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.JsonObject;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.shared.Conflict;
import org.rollcall.shared.Forbidden;
import org.rollcall.shared.InvalidInput;
import org.rollcall.shared.NotFound;

/** Our providers under a real Jakarta REST implementation over HTTP; on WildFly's the system tests see them. */
class ProblemMapperTest {
    private static HttpServer server;
    private static URI base;

    @Path("things")
    @Produces(MediaType.APPLICATION_JSON)
    public static class Things {
        @GET
        @Path("{id}")
        public JsonObject get(@PathParam("id") long id) {
            return Json.object().put("id", id).put("text", "ü").build();
        }

        @POST
        public JsonObject create(Fields body) {
            Fields fields = Fields.orNone(body);
            String name = fields.text("name");
            fields.check();
            return Json.object().put("name", name).build();
        }

        @POST
        @Path("failing/{how}")
        public JsonObject fail(@PathParam("how") String how, Fields body) {
            Fields.orNone(body).check();
            throw switch (how) {
                case "invalid" -> new InvalidInput("name", "is bad");
                case "forbidden" -> new Forbidden("no");
                case "missing" -> new NotFound("thing", 5);
                case "conflict" -> wrapped(new Conflict("name", "is taken"));
                case "race" -> wrapped(new OptimisticLockException());
                default -> new IllegalStateException("secret detail");
            };
        }

        private static RuntimeException wrapped(RuntimeException cause) {
            return new IllegalArgumentException(new IllegalStateException(cause));
        }
    }

    @BeforeAll
    static void start() {
        var config = new ResourceConfig(Things.class, FieldsReader.class, JsonBodyWriter.class, ProblemMapper.class);
        server = JdkHttpServerFactory.createHttpServer(URI.create("http://127.0.0.1:0/"), config);
        base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    private static HttpResponse<String> send(String method, String path, String type, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Accept", "application/json");
        if (type != null) {
            request.header("Content-Type", type);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonObject problem(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonObject problem = FieldsReader.parse(response.body().getBytes(StandardCharsets.UTF_8));
        assertThat(problem.getInt("status")).isEqualTo(response.statusCode());
        assertThat(problem).containsKeys("type", "title", "detail", "errors");
        return problem;
    }

    @ParameterizedTest
    @CsvSource({
        "POST, things/failing/invalid, 400, name",
        "POST, things/failing/forbidden, 403,",
        "POST, things/failing/missing, 404,",
        "POST, things/failing/conflict, 409, name",
        "POST, things/failing/race, 409,",
        "POST, things/failing/fault, 500,",
        "GET, nothing, 404,",
        "GET, things/x, 404,",
        "DELETE, things/1, 405,"
    })
    void everyFailureIsAProblem(String method, String path, int status, String field) throws Exception {
        HttpResponse<String> response = send(method, path, null, "");
        assertThat(response.statusCode()).isEqualTo(status);
        JsonObject problem = problem(response);
        assertThat(problem.getJsonArray("errors")).hasSize(field == null ? 0 : 1);
        if (field != null) {
            assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("field"))
                    .isEqualTo(field);
        }
        assertThat(response.body()).doesNotContain("secret detail").doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | {\"name\": \"x\", \"y\": 1} | 400",
                "application/json | {\"name\": | 400",
                "application/json | [] | 400",
                "application/json | '' | 400",
                "application/x-www-form-urlencoded | name=x | 415",
                "text/plain | {\"name\": \"x\"} | 415",
                "application/json | {\"name\": \"x\"} | 200",
                "application/json;charset=UTF-8 | {\"name\": \"x\"} | 200"
            })
    void bodiesAreJsonObjectsOfKnownFields(String type, String body, int status) throws Exception {
        HttpResponse<String> response = send("POST", "things", type, body);
        assertThat(response.statusCode()).isEqualTo(status);
        if (status != 200) {
            problem(response);
        }
    }

    @Test
    void aBodyHasALimit() throws Exception {
        HttpResponse<String> response =
                send("POST", "things", "application/json", "{\"name\":\"" + "x".repeat(1 << 20) + "\"}");
        assertThat(response.statusCode()).isEqualTo(413);
        problem(response);
    }

    @Test
    void ourJsonIsWrittenByOurWriter() throws Exception {
        HttpResponse<String> response = send("GET", "things/7", null, "");
        assertThat(response.body()).isEqualTo("{\"id\":7,\"text\":\"ü\"}");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @Test
    void refusedMethodsNameTheAllowedOnes() throws Exception {
        assertThat(send("DELETE", "things/7", null, "")
                        .headers()
                        .firstValue("Allow")
                        .orElse(""))
                .contains("GET");
    }
}
