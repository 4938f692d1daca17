package org.rollcall.batch;

import jakarta.batch.api.listener.AbstractJobListener;
import jakarta.batch.runtime.context.JobContext;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.rollcall.lifecycle.Assignment;
import org.rollcall.lifecycle.Night;

/** Opens the run before its first step; afterwards gives it back if it was not completed, and has the next one taken. */
@Named
@Dependent
public class RunListener extends AbstractJobListener {
    @Inject
    private JobContext job;

    @EJB
    private Night night;

    @EJB
    private NightWatch watch;

    @Override
    public void beforeJob() {
        Ticket ticket = Ticket.of(job.getProperties());
        job.setTransientUserData(new RunInProgress(night.open(ticket.runId(), ticket.fence())));
    }

    @Override
    public void afterJob() {
        RunInProgress progress = RunInProgress.of(job);
        if (progress != null && !progress.isComplete()) {
            Assignment assignment = progress.assignment();
            night.setBack(assignment.run().id(), assignment.fence(), progress.problem());
        }
        watch.wake();
    }
}
