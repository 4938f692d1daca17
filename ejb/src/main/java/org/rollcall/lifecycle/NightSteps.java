package org.rollcall.lifecycle;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.rollcall.customer.StatusChanged;
import org.rollcall.customer.StatusChanges;
import org.rollcall.shared.Database;

/**
 * What a run consists of, each step one short transaction of its own: on Payara the batch runtime's repository takes
 * part in the chunk's transaction, which must not be ours (docs/adr/0050). For {@link Night} only.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class NightSteps {
    /** A node that shows no progress for so long has lost the run. Many times what a chunk takes. */
    static final Duration TERM = Duration.ofSeconds(20);

    /** A run that gets stuck so often at the same chunk has failed. Kills do not count: they leave no message. */
    static final int MOST_SETBACKS = 5;

    @Inject
    private Database database;

    @Inject
    private Clock clock;

    @Inject
    private NightTimes times;

    @Inject
    private StatusChanges statusChanges;

    @Inject
    private Event<StatusChanged> changed;

    /**
     * Takes the lease if there is anything to do, gives the dates that the timer owes to new runs, and picks the oldest
     * run that is not finished: one that nobody did yet, or one whose node went away.
     */
    public Optional<Assignment> take(String node) {
        BusinessDates dates = times.dates();
        if (ledger().oldestUnfinished().isEmpty() && !owing(dates)) {
            return Optional.empty();
        }
        OptionalLong fence = leases().acquire(RunLedger.JOB, node, TERM);
        if (fence.isEmpty()) {
            return Optional.empty();
        }
        queueOwed(dates);
        Optional<JobRun> run = ledger().oldestUnfinished();
        if (run.isEmpty()) {
            leases().release(RunLedger.JOB, fence.getAsLong());
            return Optional.empty();
        }
        ledger().begin(run.get().id(), clock.instant());
        return Optional.of(assignment(run.get().id(), fence.getAsLong()));
    }

    /**
     * Begins a run, or goes on with one behind what is done. Whoever did that may have been killed after its commit and
     * before the routers were told, so it is said again of those who are still on line.
     *
     * @throws Fenced if it was taken over
     */
    public Assignment open(long runId, long fence) {
        renew(runId, fence);
        Assignment assignment = assignment(runId, fence);
        if (assignment.lastKey() > 0 && !assignment.run().dryRun()) {
            ledger().changedButOnline(runId)
                    .forEach(
                            change -> changed.fire(new StatusChanged(change.customerId(), change.from(), change.to())));
        }
        return assignment;
    }

    /** The next customers behind this id for whom the run may have a decision; none at the end or when it was stopped. */
    public List<CustomerFacts> read(Assignment assignment, long after, int most) {
        JobRun run = assignment.run();
        if (!ledger().isRunning(run.id())) {
            return List.of();
        }
        return candidates().find(run.periods(), assignment.zone(), run.businessDate(), after, most).stream()
                .map(Candidates.Candidate::facts)
                .toList();
    }

    /**
     * Does all of this and puts the run behind the last of these customers, or nothing. What was done before (its commit
     * went through but its answer was lost) is left out, and so is everything if the run was stopped.
     *
     * @param decisions in the order of the ids
     * @throws Fenced if it was taken over
     */
    public void apply(Assignment assignment, List<Decision> decisions) {
        long runId = assignment.run().id();
        List<Decision> ahead = ahead(assignment, decisions);
        if (ahead.isEmpty()) {
            return;
        }
        List<Move> moves = ahead.stream().flatMap(d -> d.move().stream()).toList();
        List<Move> done = assignment.run().dryRun() ? moves : carryOut(assignment, moves);
        ledger().record(runId, done, Optional.empty());
        ledger().advance(runId, ahead.get(ahead.size() - 1).customerId(), new RunCounts(ahead.size(), done.size(), 0));
    }

    /** Notes why this one could not be done, and goes on behind it. */
    public void leaveOut(Assignment assignment, Decision decision, String problem) {
        long runId = assignment.run().id();
        if (!ahead(assignment, List.of(decision)).isEmpty()) {
            ledger().record(runId, decision.move().stream().toList(), Optional.of(problem));
            ledger().advance(runId, decision.customerId(), new RunCounts(1, 0, 1));
        }
    }

    public void complete(Assignment assignment) {
        renew(assignment.run().id(), assignment.fence());
        ledger().complete(assignment.run().id(), clock.instant());
        leases().release(RunLedger.JOB, assignment.fence());
    }

    /** Gives the run back, so that it is tried again soon or has failed. */
    public void setBack(long runId, long fence, String problem) {
        if (leases().renew(RunLedger.JOB, fence, TERM)) {
            ledger().setBack(runId, problem, MOST_SETBACKS, clock.instant());
            leases().release(RunLedger.JOB, fence);
        }
    }

    private boolean owing(BusinessDates dates) {
        Optional<LocalDate> last = ledger().lastDate();
        return last.isEmpty() || !dates.missing(last.get(), clock.instant()).isEmpty();
    }

    private void queueOwed(BusinessDates dates) {
        Instant now = clock.instant();
        Optional<LocalDate> last = ledger().lastDate();
        if (last.isEmpty()) {
            ledger().startFrom(dates.latestDue(now));
            return;
        }
        for (LocalDate date : dates.missing(last.get(), now)) {
            ledger().takeDate(date, ledger().queue(date, false, times.periods(), JobRun.TIMER, now));
        }
    }

    /**
     * Makes sure that we still may, and that nobody takes the run or stops it before this transaction ends.
     *
     * @return those that are not done yet
     */
    private List<Decision> ahead(Assignment assignment, List<Decision> decisions) {
        renew(assignment.run().id(), assignment.fence());
        Optional<Long> lastKey = ledger().lockProgress(assignment.run().id());
        return decisions.stream()
                .filter(d -> lastKey.isPresent() && d.customerId() > lastKey.get())
                .toList();
    }

    /** Decides again, now that the customers cannot change any more: somebody may have paid since they were read. */
    private List<Move> carryOut(Assignment assignment, List<Move> moves) {
        if (moves.isEmpty()) {
            return moves;
        }
        return candidates().lock(moves.stream().map(Move::customerId).toList()).stream()
                .flatMap(facts -> assignment.decide(facts).move().stream())
                .filter(move -> carryOut(assignment.run(), move))
                .toList();
    }

    private boolean carryOut(JobRun run, Move move) {
        return statusChanges.apply(
                move.customerId(),
                move.from(),
                move.to(),
                "lifecycle run " + run.id(),
                move.reason(),
                run.businessDate(),
                OptionalLong.of(run.id()));
    }

    private void renew(long runId, long fence) {
        if (!leases().renew(RunLedger.JOB, fence, TERM)) {
            throw new Fenced(runId, fence);
        }
    }

    private Assignment assignment(long runId, long fence) {
        RunLedger ledger = ledger();
        return new Assignment(ledger.find(runId).orElseThrow(), fence, ledger.lastKey(runId), times.zone());
    }

    private RunLedger ledger() {
        return new RunLedger(database);
    }

    private Leases leases() {
        return new Leases(database);
    }

    private Candidates candidates() {
        return new Candidates(database);
    }
}
