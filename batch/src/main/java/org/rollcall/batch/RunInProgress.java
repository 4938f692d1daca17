package org.rollcall.batch;

import jakarta.batch.runtime.context.JobContext;
import org.rollcall.lifecycle.Assignment;

/** What the artefacts of one job execution share, as the transient user data of its {@link JobContext}. */
final class RunInProgress {
    private final Assignment assignment;
    private boolean complete;
    private Exception problem;

    RunInProgress(Assignment assignment) {
        this.assignment = assignment;
    }

    static RunInProgress of(JobContext job) {
        return (RunInProgress) job.getTransientUserData();
    }

    Assignment assignment() {
        return assignment;
    }

    boolean isComplete() {
        return complete;
    }

    void completed() {
        complete = true;
    }

    /** Why the execution ends early; empty text is not known. */
    Exception problem() {
        return problem == null ? new IllegalStateException("the batch runtime ended the job; see its log") : problem;
    }

    void failed(Exception why) {
        problem = why;
    }
}
