package org.rollcall.batch;

import jakarta.batch.api.chunk.ItemProcessor;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.rollcall.lifecycle.CustomerFacts;
import org.rollcall.lifecycle.Decision;

/** Asks the policies. Nobody is filtered out: the writer must know how far the run is. */
@Named
@Dependent
public class PolicyProcessor implements ItemProcessor {
    @Inject
    private JobContext job;

    @Override
    public Decision processItem(Object customer) {
        return RunInProgress.of(job).assignment().decide((CustomerFacts) customer);
    }
}
