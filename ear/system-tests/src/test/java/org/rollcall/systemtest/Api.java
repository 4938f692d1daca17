package org.rollcall.systemtest;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The REST API as a script uses it: JSON text in, status and JSON out. */
record Api(String base, String token) {
    /** HTTP/1.1, where the client repeats a GET by itself when a kept connection was closed: a clock's jump makes it idle. */
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /**
     * @param status HTTP status
     * @param contentType media type without parameters
     * @param body the JSON object, empty if there is none
     */
    record Answer(int status, String contentType, JsonObject body) {
        long id() {
            return body.getJsonNumber("id").longValueExact();
        }

        String text(String name) {
            return body.getString(name);
        }
    }

    boolean ready() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, String json) {
        return send("POST", path, json);
    }

    Answer patch(String path, String json) {
        return send("PATCH", path, json);
    }

    Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** Creates and returns the numeric id. */
    long create(String path, String json) {
        Answer answer = post(path, json);
        if (answer.status() != 201) {
            throw new AssertionError("POST " + path + " answered " + answer);
        }
        return answer.id();
    }

    /** What is not JSON. */
    HttpResponse<String> text(String path) {
        return response("GET", path, null);
    }

    /** @param json body with ' for ", null for none */
    Answer send(String method, String path, String json) {
        HttpResponse<String> response = response(method, path, json);
        String type = response.headers()
                .firstValue("Content-Type")
                .map(value -> value.replaceFirst(";.*", ""))
                .orElse("");
        return new Answer(response.statusCode(), type, object(type, response.body()));
    }

    private HttpResponse<String> response(String method, String path, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        json == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(method + " " + path, broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static JsonObject object(String type, String body) {
        if (body.isBlank() || !type.contains("json")) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }
}
