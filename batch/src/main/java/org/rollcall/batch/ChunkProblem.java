package org.rollcall.batch;

import jakarta.batch.api.chunk.listener.AbstractChunkListener;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Keeps why a chunk failed, which the job's listener is not told. */
@Named
@Dependent
public class ChunkProblem extends AbstractChunkListener {
    @Inject
    private JobContext job;

    @Override
    public void onError(Exception problem) {
        RunInProgress.of(job).failed(problem);
    }
}
