package org.rollcall.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Whether requests can be served now. Outsiders learn up or down; the reason is for the log only. */
@ApplicationScoped
public class Readiness {
    private static final Logger LOG = System.getLogger(Readiness.class.getName());
    /** Probes come often and from outside: the database is asked at most once in that time. Nanoseconds. */
    private static final long ASK_AGAIN = 2_000_000_000L;
    /** A database that hangs is no better for a probe than one that is gone. */
    private static final int PATIENCE_SECONDS = 1;

    private enum State {
        STARTING,
        UP,
        DOWN
    }

    private volatile State state = State.STARTING;
    private volatile boolean databaseAnswers;
    private volatile long askedAt = System.nanoTime() - ASK_AGAIN;

    @Inject
    private Database database;

    /** The process itself works; false only when a restart would help. */
    public boolean live() {
        return true;
    }

    /** Started, and the database answers. */
    public boolean ready() {
        return state == State.UP && databaseAnswers();
    }

    public void up() {
        state = State.UP;
        LOG.log(Level.INFO, "Rollcall is ready");
    }

    /** From now on {@link #ready} is false; the reason is logged. */
    public void down(String reason) {
        state = State.DOWN;
        LOG.log(Level.INFO, "Rollcall is not ready: {0}", reason);
    }

    private boolean databaseAnswers() {
        if (System.nanoTime() - askedAt < ASK_AGAIN) {
            return databaseAnswers;
        }
        askedAt = System.nanoTime();
        try {
            databaseAnswers = database.with(connection -> connection.isValid(PATIENCE_SECONDS));
        } catch (DatabaseFailure failure) {
            if (databaseAnswers) {
                LOG.log(Level.WARNING, "the database does not answer", failure);
            }
            databaseAnswers = false;
        }
        return databaseAnswers;
    }
}
