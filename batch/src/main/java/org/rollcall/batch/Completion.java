package org.rollcall.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.runtime.context.JobContext;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.rollcall.lifecycle.Night;

/** The last step: reached only if every chunk was written. */
@Named
@Dependent
public class Completion extends AbstractBatchlet {
    @Inject
    private JobContext job;

    @EJB
    private Night night;

    @Override
    public String process() {
        RunInProgress progress = RunInProgress.of(job);
        night.complete(progress.assignment());
        progress.completed();
        return "COMPLETED";
    }
}
