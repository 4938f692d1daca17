package org.rollcall.lifecycle;

import static org.rollcall.customer.CustomerStatus.BLOCKED;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.shared.Database;
import org.rollcall.shared.FixedClock;
import org.rollcall.shared.TestDatabase;
import org.rollcall.shared.Wiring;

/**
 * A node of the night without a container: real rules on a real database, transactions as REQUIRES_NEW would make them, and
 * the batch runtime's loop of read, decide and write. It can be killed between any two of its doings.
 */
final class TestNight {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    static final int CHUNK = 5;

    /** The process is gone: nothing of it runs any more. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Called before and after every commit, and may not return. */
    interface Danger {
        void at(String moment);
    }

    final Database database;
    final RunLedger ledger;
    final TestDatabase transactions;
    private final Steps steps;
    private final Night night;
    final Wiring wiring;
    private final FixedClock clock = new FixedClock("2026-11-22T12:00:00Z", ZONE.getId());
    private LifecyclePeriods periods = new LifecyclePeriods(OptionalInt.of(10), OptionalInt.of(90));
    private Danger danger = moment -> {};

    TestNight(TestDatabase test) {
        transactions = test;
        database = test.database();
        ledger = new RunLedger(database);
        wiring = new Wiring(test, clock);
        NightTimes times = new NightTimes() {
            @Override
            LifecyclePeriods periods() {
                return periods;
            }

            @Override
            BusinessDates dates() {
                return new BusinessDates(ZONE, LocalTime.of(2, 30));
            }

            @Override
            ZoneId zone() {
                return ZONE;
            }
        };
        wiring.with(NightTimes.class, times);
        steps = new Steps();
        night = new Night(steps);
    }

    Night night() {
        return night;
    }

    NightSteps steps() {
        return steps;
    }

    void setTime(String instant) {
        clock.advance(Duration.between(clock.instant(), Instant.parse(instant)));
    }

    Instant time() {
        return clock.instant();
    }

    void setPeriods(LifecyclePeriods periods) {
        this.periods = periods;
    }

    void setDanger(Danger danger) {
        this.danger = danger;
    }

    /** As if the database was new. */
    void wipe() {
        transactions.inTransaction(() -> {
            transactions.clear();
            database.write("alter table job_run alter column id restart with 1");
            leaseExpires();
        });
    }

    long queue(LocalDate date, boolean dryRun) {
        return transactions.inTransaction(() -> ledger.queue(date, dryRun, periods, "test", time()));
    }

    /** Takes runs and does them until there are none, as watch and batch job do together. */
    void work() {
        for (Optional<Assignment> taken = night.take(); taken.isPresent(); taken = night.take()) {
            carryOut(night.open(taken.get().run().id(), taken.get().fence()));
        }
    }

    void carryOut(Assignment assignment) {
        long lastKey = assignment.lastKey();
        for (List<CustomerFacts> chunk = night.read(assignment, lastKey, CHUNK);
                !chunk.isEmpty();
                chunk = night.read(assignment, lastKey, CHUNK)) {
            night.write(assignment, chunk.stream().map(assignment::decide).toList());
            lastKey = chunk.get(chunk.size() - 1).customerId();
        }
        night.complete(assignment);
    }

    /** So much time passes that a lease which nobody renews has ended. */
    void leaseExpires() {
        database.write("update lease set expires_at = timestamp with time zone '2026-01-01 00:00:00+00'"
                + " where name = 'lifecycle'");
    }

    /** Customers with these ids, blocked on this date. */
    void blocked(LocalDate on, long... ids) {
        transactions.inTransaction(() -> {
            for (long id : ids) {
                customer(id, BLOCKED, on, Instant.parse("2026-11-01T00:00:00Z"));
            }
        });
    }

    void customer(long id, CustomerStatus status, LocalDate statusDate, Instant createdAt) {
        database.write(
                "insert into customer (id, version, portal_login, name, status, status_since, status_date, created_at,"
                        + " login_key) values (?, 0, ?, ?, ?, ?, ?, ?, ?)",
                id,
                "c" + id,
                "Customer " + id,
                status,
                statusDate.atStartOfDay(ZONE).toInstant(),
                statusDate,
                createdAt,
                "c" + id);
    }

    CustomerStatus status(long customerId) {
        return database.first(
                        "select status from customer where id = ?",
                        row -> row.constant(CustomerStatus.class, "status"),
                        customerId)
                .orElseThrow();
    }

    JobRun run(long id) {
        return ledger.find(id).orElseThrow();
    }

    List<JobRun> runs() {
        List<JobRun> runs = new ArrayList<>(ledger.page(0, 1000));
        Collections.reverse(runs);
        return runs;
    }

    /** Everything that must not depend on interruptions: customers, their history, and what the runs say. */
    List<String> state() {
        return transactions.inTransaction(this::lines);
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>(database.list(
                "select id, status, status_date, version from customer order by id",
                row -> "customer " + row.number("id") + " " + row.text("status") + " " + row.date("status_date") + " "
                        + row.number("version")));
        lines.addAll(database.list(
                "select * from status_change order by customer_id, id",
                row -> "history " + row.number("customer_id") + " " + row.text("from_status") + " "
                        + row.text("to_status") + " " + row.date("business_date") + " " + row.text("changed_by") + " "
                        + row.text("reason") + " " + row.number("job_run_id")));
        lines.addAll(database.list(
                "select * from job_change order by job_run_id, customer_id",
                row -> "change " + row.number("job_run_id") + " " + row.number("customer_id") + " " + row.text("rule")
                        + " " + row.text("problem")));
        runs().forEach(run -> lines.add("run " + run.id() + " " + run.state() + " " + run.counts()));
        return lines;
    }

    /** The steps, each in a transaction of its own. */
    private final class Steps extends NightSteps {
        private final NightSteps real = wiring.get(NightSteps.class);

        private <T> T step(String name, Supplier<T> work) {
            T result = transactions.inTransaction(() -> {
                T done = work.get();
                danger.at("before commit of " + name);
                return done;
            });
            danger.at("after commit of " + name);
            return result;
        }

        private void step(String name, Runnable work) {
            step(name, () -> {
                work.run();
                return true;
            });
        }

        @Override
        public Optional<Assignment> take(String node) {
            return step("take", () -> real.take(node));
        }

        @Override
        public Assignment open(long runId, long fence) {
            return step("open", () -> real.open(runId, fence));
        }

        @Override
        public List<CustomerFacts> read(Assignment assignment, long after, int most) {
            return step("read", () -> real.read(assignment, after, most));
        }

        @Override
        public void apply(Assignment assignment, List<Decision> decisions) {
            step("apply", () -> real.apply(assignment, decisions));
        }

        @Override
        public void leaveOut(Assignment assignment, Decision decision, String problem) {
            step("leaveOut", () -> real.leaveOut(assignment, decision, problem));
        }

        @Override
        public void complete(Assignment assignment) {
            step("complete", () -> real.complete(assignment));
        }

        @Override
        public void setBack(long runId, long fence, String problem) {
            step("setBack", () -> real.setBack(runId, fence, problem));
        }
    }
}
