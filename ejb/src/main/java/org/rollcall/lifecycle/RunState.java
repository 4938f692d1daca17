package org.rollcall.lifecycle;

/** How far a run is. The last three are final. */
public enum RunState {
    QUEUED,
    RUNNING,
    COMPLETED,
    FAILED,
    STOPPED;

    public boolean isFinal() {
        return this != QUEUED && this != RUNNING;
    }
}
