package org.rollcall.shared;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Why Rollcall cannot start, in words for the one who started it; names the setting to look at. Observers of {@link
 * DatabaseReady} throw it too.
 */
public final class StartProblem extends RuntimeException {
    /** System property that tells the launcher of rollcall.jar why the start failed. */
    private static final String PROPERTY = "rollcall.start.problem";

    /** Per deployment, as the class is. */
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private static final Logger LOG = System.getLogger(StartProblem.class.getName());

    public StartProblem(String message) {
        super(message);
    }

    public StartProblem(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Tells the log, once, and the launcher. The first one counts: what follows is most often its consequence.
     *
     * @param trace of something not explained, or null
     */
    static void tell(String message, Throwable trace) {
        if (TOLD.compareAndSet(false, true)) {
            System.setProperty(PROPERTY, message);
            LOG.log(Level.ERROR, "Rollcall cannot start: " + message, trace);
        }
    }

    /** After a start that succeeded: an earlier one in this JVM may have failed. */
    static void forget() {
        System.clearProperty(PROPERTY);
    }
}
