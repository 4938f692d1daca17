package org.rollcall.batch;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.ejb.EJB;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.rollcall.lifecycle.Assignment;
import org.rollcall.lifecycle.Night;
import org.rollcall.lifecycle.NightBell;
import org.rollcall.shared.Readiness;
import org.rollcall.shared.Rounds;

/**
 * Looks every 10 seconds, on every node, whether there is a run to take: a date whose time has come or that was missed, one
 * that somebody asked for, or one whose node went away. One look for all of them needs no timer for the set time, which
 * would have to follow the setting, the time zone and the clock; and a node that was down, or asleep, at that time loses
 * nothing.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class NightWatch {
    static final String JOB = "lifecycle";

    private static final Logger LOG = System.getLogger(NightWatch.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(10);

    @Resource
    private SessionContext context;

    @Resource
    private ManagedExecutorService executor;

    @EJB
    private Night night;

    @EJB
    private Rounds rounds;

    @Inject
    private NightBell bell;

    @Inject
    private Readiness readiness;

    private Runnable ring;

    @PostConstruct
    void start() {
        NightWatch self = context.getBusinessObject(NightWatch.class);
        rounds.every(EVERY, "the look for runs of the night", self::look);
        ring = () -> executor.execute(self::look);
        bell.listen(ring);
    }

    @PreDestroy
    void stop() {
        bell.silence(ring);
    }

    /** Looks soon, on another thread. */
    public void wake() {
        ring.run();
    }

    /** Takes a run, if there is one, and starts its job. */
    public void look() {
        if (!readiness.ready()) {
            return;
        }
        try {
            night.take().ifPresent(this::run);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "Cannot look after the night jobs now, trying again in " + EVERY.toSeconds() + " s",
                    e);
        }
    }

    private void run(Assignment assignment) {
        long runId = assignment.run().id();
        try {
            BatchRuntime.getJobOperator().start(JOB, Ticket.of(assignment).properties());
            LOG.log(
                    Level.INFO,
                    "Run {0} for {1} starts behind customer {2}",
                    Long.toString(runId),
                    assignment.run().businessDate(),
                    Long.toString(assignment.lastKey()));
        } catch (RuntimeException e) {
            night.setBack(runId, assignment.fence(), e);
        }
    }
}
