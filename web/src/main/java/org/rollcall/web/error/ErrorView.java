package org.rollcall.web.error;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What the error page says. Pure; a class with getters because Expression Language 5 does not read records. */
public final class ErrorView {
    private final int status;
    private final String id;
    private final Instant time;

    ErrorView(int status, String id, Instant time) {
        this.status = status;
        this.id = id;
        this.time = time.truncatedTo(ChronoUnit.SECONDS);
    }

    public int getStatus() {
        return status;
    }

    /** To quote to whoever can read the log. */
    public String getId() {
        return id;
    }

    public String getTime() {
        return time.toString();
    }

    public String getTitle() {
        return switch (status) {
            case 400 -> "That request made no sense";
            case 401, 403 -> "Not allowed";
            case 404 -> "Nothing here";
            case 405 -> "That cannot be done here";
            case 409 -> "Somebody was faster";
            case 503 -> "Not ready";
            default -> status < 500 ? "That did not work" : "Something went wrong";
        };
    }

    public String getExplanation() {
        return switch (status) {
            case 401, 403 -> "You may not do this, or the request did not come from a page of Rollcall.";
            case 404 -> "There is no page at this address, or what it showed is gone.";
            case 409 -> "It was changed by somebody else at the same time.";
            case 503 -> "Rollcall is starting or cannot reach its database.";
            default ->
                status < 500
                        ? "Rollcall could not understand what your browser sent."
                        : "The fault is on Rollcall's side; nothing you did.";
        };
    }

    public String getAdvice() {
        return switch (status) {
            case 403, 404 -> "Go back, or begin at the first page.";
            case 409 -> "Open the page again and repeat what you did.";
            case 503 -> "Try again in a minute.";
            default -> "Try again; if it happens once more, quote the id below to whoever runs Rollcall.";
        };
    }
}
