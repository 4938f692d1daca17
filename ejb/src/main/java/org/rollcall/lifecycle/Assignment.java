package org.rollcall.lifecycle;

import java.time.ZoneId;

/**
 * The right and the duty to go on with a run.
 *
 * @param fence of the lease this right stands on: whoever presents an older one has lost it
 * @param lastKey customers up to this id are done
 * @param zone the ISP's
 */
public record Assignment(JobRun run, long fence, long lastKey, ZoneId zone) {

    public Decision decide(CustomerFacts facts) {
        return new Decision(
                facts.customerId(),
                LifecyclePolicy.decide(LifecyclePolicy.all(run.periods(), zone), facts, run.businessDate()));
    }
}
