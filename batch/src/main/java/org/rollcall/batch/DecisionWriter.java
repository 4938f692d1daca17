package org.rollcall.batch;

import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.batch.runtime.context.JobContext;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.rollcall.lifecycle.Decision;
import org.rollcall.lifecycle.Night;

/** Has a chunk's decisions carried out, in one transaction that is not the batch runtime's. */
@Named
@Dependent
public class DecisionWriter extends AbstractItemWriter {
    @Inject
    private JobContext job;

    @EJB
    private Night night;

    @Override
    public void writeItems(List<Object> decisions) {
        night.write(
                RunInProgress.of(job).assignment(),
                decisions.stream().map(Decision.class::cast).toList());
    }
}
