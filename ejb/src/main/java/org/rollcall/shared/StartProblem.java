package org.rollcall.shared;

/**
 * Why Rollcall cannot start, in words for the one who started it; names the setting to look at. Observers of {@link
 * DatabaseReady} throw it too.
 */
public final class StartProblem extends RuntimeException {
    public StartProblem(String message) {
        super(message);
    }

    public StartProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
