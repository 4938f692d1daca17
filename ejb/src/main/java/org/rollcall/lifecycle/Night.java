package org.rollcall.lifecycle;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the batch job and its watch are to call: take a run, read customers, write decisions, finish. No transaction of
 * its own; every step of {@link NightSteps} is one. It asks no permission: never call it from the web.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Night {
    private static final Logger LOG = System.getLogger(Night.class.getName());

    /** Distinguishes this start of this node from all others; for people who look into the table. */
    private static final String NODE = ProcessHandle.current().pid() + "-" + UUID.randomUUID();

    @EJB
    private NightSteps steps;

    public Night() {}

    Night(NightSteps steps) {
        this.steps = steps;
    }

    /** Something to do, if there is anything and nobody else does it. */
    public Optional<Assignment> take() {
        return steps.take(NODE);
    }

    /**
     * The same assignment again, elsewhere.
     *
     * @throws Fenced if it was taken over in between
     */
    public Assignment open(long runId, long fence) {
        return steps.open(runId, fence);
    }

    /** Up to {@code most} customers behind this id, in the order of their ids; none = the end. */
    public List<CustomerFacts> read(Assignment assignment, long after, int most) {
        return steps.read(assignment, after, most);
    }

    /**
     * Carries out a chunk. If it cannot be done as a whole, each customer is tried alone, and those who are the reason are
     * noted with their problem; nobody else has to wait for them.
     *
     * @param decisions in the order of the ids
     * @throws Fenced if the run was taken over: nothing of this chunk was done
     */
    public void write(Assignment assignment, List<Decision> decisions) {
        try {
            steps.apply(assignment, decisions);
        } catch (Fenced lost) {
            throw lost;
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "Run {0}: a chunk failed ({1}); trying its customers one by one",
                    Long.toString(assignment.run().id()),
                    reason(e));
            decisions.forEach(decision -> writeAlone(assignment, decision));
        }
    }

    /** All customers are done. */
    public void complete(Assignment assignment) {
        steps.complete(assignment);
    }

    /** The run could not go on: it is tried again soon, and after some times it has failed. */
    public void setBack(long runId, long fence, Throwable problem) {
        // the batch runtime has logged the stack
        LOG.log(Level.WARNING, "Run {0} of the night could not go on: {1}", Long.toString(runId), reason(problem));
        steps.setBack(runId, fence, reason(problem));
    }

    private void writeAlone(Assignment assignment, Decision decision) {
        try {
            steps.apply(assignment, List.of(decision));
        } catch (Fenced lost) {
            throw lost;
        } catch (RuntimeException e) {
            steps.leaveOut(assignment, decision, reason(e));
        }
    }

    /** The innermost message: the containers wrap what the database said. */
    private static String reason(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        // PostgreSQL stores no NUL
        return text.substring(0, Math.min(text.length(), 1000)).replace('\0', '?');
    }
}
