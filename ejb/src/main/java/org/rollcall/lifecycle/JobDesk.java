package org.rollcall.lifecycle;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.rollcall.audit.AuditLog;
import org.rollcall.shared.Conflict;
import org.rollcall.shared.Database;
import org.rollcall.shared.InvalidInput;
import org.rollcall.shared.NotFound;
import org.rollcall.staff.Caller;
import org.rollcall.staff.Permitted;

/** What staff can ask of the night: start a run for any date, watch it, stop it, look ahead. */
@Stateless
@Permitted
public class JobDesk {
    /** Business dates beyond these are typing errors. */
    private static final int FIRST_YEAR = 2000;

    private static final int LAST_YEAR = 2199;

    @Inject
    private Database database;

    @Inject
    private Clock clock;

    @Inject
    private NightTimes times;

    @Inject
    private Caller caller;

    @Inject
    private AuditLog audit;

    @Inject
    private Event<RunQueued> queued;

    /**
     * Queues a run and wakes the night. It waits for the runs before it. It has nothing to do with the dates that the timer
     * runs by itself: a date may be run as often as one likes, before or after the timer, and what is done stays done.
     *
     * @param businessDate the date to judge customers by, years 2000 to 2199; may be in the future
     * @param dryRun only say what would be changed
     * @throws InvalidInput without a date or with an impossible one
     */
    public JobRun start(LocalDate businessDate, boolean dryRun) {
        if (businessDate == null) {
            throw new InvalidInput("businessDate", "is required");
        }
        if (businessDate.getYear() < FIRST_YEAR || businessDate.getYear() > LAST_YEAR) {
            throw new InvalidInput("businessDate", "is not between the years " + FIRST_YEAR + " and " + LAST_YEAR);
        }
        long id = ledger().queue(businessDate, dryRun, times.periods(), caller.name(), clock.instant());
        audit.record("job.start", "lifecycle run " + id, "business date " + businessDate + (dryRun ? ", dry run" : ""));
        queued.fire(new RunQueued(id));
        return get(id);
    }

    /** Latest first. */
    public List<JobRun> list(int first, int size) {
        return ledger().page(first, size);
    }

    public long count() {
        return ledger().count();
    }

    /** @throws NotFound if there is no such run */
    public JobRun get(long id) {
        return ledger().find(id).orElseThrow(() -> new NotFound("run", id));
    }

    /** All that a run did, would do or could not do so far, in the order of the customers' ids. */
    public List<JobChange> changes(long id) {
        return changes(id, 0, Integer.MAX_VALUE);
    }

    /** As {@link #changes(long)}, a part of it. */
    public List<JobChange> changes(long id, int first, int size) {
        get(id);
        return ledger().changes(id, first, size);
    }

    /**
     * Ends a run behind the chunk it is working on. What it did stays, and the timer does not come back to its date; the
     * next date makes up for it.
     *
     * @throws NotFound if there is no such run
     * @throws Conflict if it has ended
     */
    public JobRun stop(long id) {
        get(id);
        if (!ledger().stop(id, clock.instant())) {
            throw new Conflict("state", "the run has ended already");
        }
        audit.record("job.stop", "lifecycle run " + id, "");
        return get(id);
    }

    /** When the timer runs the next date by itself. */
    public Instant nextStart() {
        return times.dates().nextStart(clock.instant());
    }

    /**
     * Whom the nights of the next days will change if nothing happens to them until then, earliest first.
     *
     * @param days how far to look, 1 to 366
     * @param most the longest answer wanted
     */
    public List<ForecastEntry> forecast(int days, int most) {
        if (days < 1 || days > BusinessDates.MOST_MISSED) {
            throw new InvalidInput("days", "is not between 1 and " + BusinessDates.MOST_MISSED);
        }
        LocalDate next = times.dates().latestDue(clock.instant()).plusDays(1);
        return new Forecast(times.periods(), times.zone(), next, next.plusDays(days - 1L))
                .of(new Candidates(database), most);
    }

    private RunLedger ledger() {
        return new RunLedger(database);
    }
}
