package org.rollcall.rest;

import jakarta.json.JsonObject;
import java.util.List;
import org.rollcall.shared.FieldError;

/** A failure as every failure of the API looks (RFC 9457). */
public final class ProblemJson {
    public static final String MEDIA_TYPE = "application/problem+json";

    private ProblemJson() {}

    /**
     * @param title what the status means
     * @param detail what happened, for a person
     */
    public static JsonObject of(int status, String title, String detail, List<FieldError> errors) {
        return Json.object()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("errors", errors.stream().map(ProblemJson::error).toList())
                .build();
    }

    private static JsonObject error(FieldError error) {
        return Json.object()
                .put("field", error.field())
                .put("message", error.message())
                .build();
    }
}
