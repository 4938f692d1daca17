package org.rollcall.lifecycle;

import static org.rollcall.lifecycle.RunState.COMPLETED;
import static org.rollcall.lifecycle.RunState.FAILED;
import static org.rollcall.lifecycle.RunState.QUEUED;
import static org.rollcall.lifecycle.RunState.RUNNING;
import static org.rollcall.lifecycle.RunState.STOPPED;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.shared.Database;
import org.rollcall.shared.Row;

/** The statements on job_run, job_date and job_change, each in the caller's transaction. */
final class RunLedger {
    static final String JOB = "lifecycle";

    /** In job_date: the timer owes nothing up to this date, because Rollcall was not there yet. */
    private static final long NO_RUN = 0;

    private static final String QUEUE = """
            insert into job_run (job, business_date, dry_run, grace_days, inactivity_days, started_by, state,
              last_key, processed, changed, failed, setbacks, requested_at)
            values (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, ?)
            """;

    private static final String RUNS = "select * from job_run where job = '" + JOB + "' ";

    private final Database database;

    RunLedger(Database database) {
        this.database = database;
    }

    /** @return the run's id */
    long queue(LocalDate date, boolean dryRun, LifecyclePeriods periods, String by, Instant now) {
        return database.with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(QUEUE, new String[] {"id"})) {
                Database.bind(
                        statement,
                        JOB,
                        date,
                        dryRun,
                        orNull(periods.graceDays()),
                        orNull(periods.inactivityDays()),
                        by,
                        QUEUED,
                        now);
                statement.executeUpdate();
                try (ResultSet keys = statement.getGeneratedKeys()) {
                    keys.next();
                    return keys.getLong(1);
                }
            }
        });
    }

    /** The last date that the timer has given to a run, or that it starts from. */
    Optional<LocalDate> lastDate() {
        return database.first(
                        "select max(business_date) as last from job_date where job = ?",
                        row -> Optional.ofNullable(row.date("last")),
                        JOB)
                .orElseThrow();
    }

    void startFrom(LocalDate date) {
        takeDate(date, NO_RUN);
    }

    /** Fails if the date was taken before. */
    void takeDate(LocalDate date, long runId) {
        database.write("insert into job_date (job, business_date, job_run_id) values (?, ?, ?)", JOB, date, runId);
    }

    Optional<JobRun> oldestUnfinished() {
        return database.first(
                RUNS + "and state in ('QUEUED', 'RUNNING') order by id fetch first 1 row only", RunLedger::run);
    }

    Optional<JobRun> find(long id) {
        return database.first(RUNS + "and id = ?", RunLedger::run, id);
    }

    List<JobRun> page(int first, int size) {
        return database.list(
                RUNS + "order by id desc offset ? rows fetch next ? rows only", RunLedger::run, first, size);
    }

    long count() {
        return database.number("select count(*) from job_run where job = ?", JOB);
    }

    void begin(long id, Instant now) {
        database.write(
                "update job_run set state = ?, started_at = coalesce(started_at, ?) where id = ?", RUNNING, now, id);
    }

    /** How far a run is; nobody else moves it until the transaction ends. Empty if it is not running any more. */
    Optional<Long> lockProgress(long id) {
        return database.first(
                "select last_key from job_run where id = ? and state = 'RUNNING' for update",
                row -> row.number("last_key"),
                id);
    }

    long lastKey(long id) {
        return database.number("select last_key from job_run where id = ?", id);
    }

    boolean isRunning(long id) {
        return database.number("select count(*) from job_run where id = ? and state = 'RUNNING'", id) == 1;
    }

    /** A chunk is done: the run is that much further, and what went wrong before is forgiven. */
    void advance(long id, long lastKey, RunCounts by) {
        database.write(
                "update job_run set last_key = ?, processed = processed + ?, changed = changed + ?, failed = failed + ?,"
                        + " setbacks = 0, message = null where id = ?",
                lastKey,
                by.processed(),
                by.changed(),
                by.failed(),
                id);
    }

    void record(long runId, List<Move> moves, Optional<String> problem) {
        database.writeAll(
                "insert into job_change (job_run_id, customer_id, from_status, to_status, rule, problem)"
                        + " values (?, ?, ?, ?, ?, ?)",
                moves.stream()
                        .map(m ->
                                new Object[] {runId, m.customerId(), m.from(), m.to(), m.rule(), problem.orElse(null)})
                        .toList());
    }

    List<JobChange> changes(long runId, int first, int size) {
        return database.list(
                "select * from job_change where job_run_id = ? order by customer_id"
                        + " offset ? rows fetch next ? rows only",
                RunLedger::change,
                runId,
                first,
                size);
    }

    /** Those whom the run changed, who are so still, and who have an open session nevertheless. */
    List<JobChange> changedButOnline(long runId) {
        return database.list("""
                select j.* from job_change j
                join customer c on c.id = j.customer_id and c.status = j.to_status
                where j.job_run_id = ? and j.problem is null
                  and exists (select 1 from open_session o where o.customer_id = j.customer_id)
                """, RunLedger::change, runId);
    }

    /** @return false if it was finished already */
    boolean complete(long id, Instant now) {
        return finish(id, COMPLETED, now);
    }

    boolean stop(long id, Instant now) {
        return finish(id, STOPPED, now);
    }

    /** It got stuck without having done a single chunk since the last time; after so many times it has failed. */
    void setBack(long id, String message, int most, Instant now) {
        database.write(
                "update job_run set setbacks = setbacks + 1, message = ? where id = ? and state = 'RUNNING'",
                message.substring(0, Math.min(message.length(), 1000)),
                id);
        database.write(
                "update job_run set state = ?, finished_at = ? where id = ? and state = 'RUNNING' and setbacks >= ?",
                FAILED,
                now,
                id,
                most);
    }

    private boolean finish(long id, RunState state, Instant now) {
        return database.write(
                        "update job_run set state = ?, finished_at = ? where id = ? and state in ('QUEUED', 'RUNNING')",
                        state,
                        now,
                        id)
                == 1;
    }

    private static JobRun run(Row row) throws SQLException {
        return new JobRun(
                row.number("id"),
                row.date("business_date"),
                row.flag("dry_run"),
                new LifecyclePeriods(days(row, "grace_days"), days(row, "inactivity_days")),
                row.text("started_by"),
                row.constant(RunState.class, "state"),
                new RunCounts(row.number("processed"), row.number("changed"), row.number("failed")),
                Optional.ofNullable(row.text("message")),
                row.instant("requested_at"),
                Optional.ofNullable(row.instant("started_at")),
                Optional.ofNullable(row.instant("finished_at")));
    }

    private static JobChange change(Row row) throws SQLException {
        return new JobChange(
                row.number("customer_id"),
                row.constant(CustomerStatus.class, "from_status"),
                row.constant(CustomerStatus.class, "to_status"),
                row.text("rule"),
                Optional.ofNullable(row.text("problem")));
    }

    private static OptionalInt days(Row row, String column) throws SQLException {
        Long days = row.numberOrNull(column);
        return days == null ? OptionalInt.empty() : OptionalInt.of(days.intValue());
    }

    private static Integer orNull(OptionalInt days) {
        return days.isPresent() ? (Integer) days.getAsInt() : null;
    }
}
