package org.rollcall.batch;

import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.batch.runtime.context.JobContext;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import org.rollcall.lifecycle.Assignment;
import org.rollcall.lifecycle.CustomerFacts;
import org.rollcall.lifecycle.Night;

/**
 * Customers in the order of their ids, from behind the last one that the ledger says is done. By key and not by row
 * number, because the job changes the very rows it selects.
 */
@Named
@Dependent
public class CustomerReader extends AbstractItemReader {
    /** As many as a chunk has, so that a run that is stopped ends with its chunk. */
    private static final int PAGE = 200;

    private final Deque<CustomerFacts> page = new ArrayDeque<>();
    private Assignment assignment;
    private long lastKey;

    @Inject
    private JobContext job;

    @EJB
    private Night night;

    /** @param checkpoint of the batch runtime: not asked */
    @Override
    public void open(Serializable checkpoint) {
        assignment = RunInProgress.of(job).assignment();
        lastKey = assignment.lastKey();
    }

    @Override
    public CustomerFacts readItem() {
        if (page.isEmpty()) {
            page.addAll(night.read(assignment, lastKey, PAGE));
        }
        CustomerFacts next = page.poll();
        if (next != null) {
            lastKey = next.customerId();
        }
        return next;
    }
}
