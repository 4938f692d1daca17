package org.rollcall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.customer.CustomerStatus.ACTIVE;
import static org.rollcall.customer.CustomerStatus.BLOCKED;
import static org.rollcall.customer.CustomerStatus.INACTIVE;
import static org.rollcall.customer.CustomerStatus.NEW;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.shared.OnBothDatabases;
import org.rollcall.shared.TestDatabase;

/** What runs do, on both databases. */
@OnBothDatabases
class NightTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate TEN_DAYS_AGO = TODAY.minusDays(10);

    private final TestDatabase test;

    NightTest(TestDatabase test) {
        this.test = test;
    }

    @BeforeEach
    void wipe() {
        new TestNight(test).wipe();
    }

    @Test
    void deactivatesWhomThePoliciesSay() {
        TestNight night = new TestNight(test);
        Instant old = Instant.parse("2026-01-01T00:00:00Z");
        night.blocked(TEN_DAYS_AGO, 1);
        night.blocked(TEN_DAYS_AGO.plusDays(1), 2);
        night.customer(3, ACTIVE, LocalDate.of(2026, 1, 1), old);
        night.customer(4, NEW, LocalDate.of(2026, 1, 1), old);
        night.customer(5, ACTIVE, TODAY.minusDays(89), old);
        night.customer(6, ACTIVE, LocalDate.of(2026, 1, 1), old);
        staticService(night, 6);
        night.customer(7, ACTIVE, LocalDate.of(2026, 1, 1), old);
        session(night, 7);
        night.customer(8, ACTIVE, LocalDate.of(2026, 1, 1), old);
        night.database.write("update customer set last_online_at = ? where id = 8", night.time());
        night.customer(9, INACTIVE, LocalDate.of(2026, 1, 1), old);
        night.database.write("update customer set deleted_at = ? where id = 9", night.time());
        // blocked yesterday, but was Active only a month ago: unknown to customer, known to history
        night.customer(10, BLOCKED, TODAY.minusDays(1), old);
        night.database.write(
                "insert into status_change (customer_id, at, business_date, to_status, changed_by, reason)"
                        + " values (10, ?, ?, 'ACTIVE', 'x', 'x')",
                night.time(),
                TODAY.minusDays(30));

        long id = night.queue(TODAY, false);
        night.work();

        assertThat(night.run(id).state()).isEqualTo(RunState.COMPLETED);
        assertThat(night.run(id).counts().changed()).isEqualTo(3);
        assertThat(night.ledger.changes(id, 0, 100))
                .extracting(c -> c.customerId() + " " + c.from() + " " + c.to() + " " + c.rule() + c.problem())
                .containsExactly(
                        "1 BLOCKED INACTIVE deactivateAfterGraceOptional.empty",
                        "3 ACTIVE INACTIVE deactivateIdleOptional.empty",
                        "4 NEW INACTIVE deactivateIdleOptional.empty");
        assertThat(night.status(1)).isEqualTo(INACTIVE);
        assertThat(night.status(10)).isEqualTo(BLOCKED);
        assertThat(night.state())
                .contains("history 1 BLOCKED INACTIVE 2026-11-22 lifecycle run " + id
                        + " Blocked since 2026-11-12, grace period of 10 days is over " + id)
                .contains("customer 1 INACTIVE 2026-11-22 1");
    }

    @Test
    void aDateThatWasRunChangesNothingMore() {
        TestNight night = new TestNight(test);
        night.blocked(TEN_DAYS_AGO, 1, 2, 3);
        night.queue(TODAY, false);
        night.work();
        long again = night.queue(TODAY, false);
        night.work();
        assertThat(night.run(again).state()).isEqualTo(RunState.COMPLETED);
        assertThat(night.run(again).counts().changed()).isZero();
        assertThat(night.ledger.changes(again, 0, 100)).isEmpty();
    }

    @Test
    void aDryRunOnlySaysWhatItWouldDo() {
        TestNight night = new TestNight(test);
        night.blocked(TODAY, 1, 2, 3, 4, 5, 6, 7);
        long dry = night.queue(TODAY.plusDays(10), true);
        night.work();
        assertThat(night.run(dry).counts()).isEqualTo(new RunCounts(7, 7, 0));
        assertThat(night.ledger.changes(dry, 0, 100)).hasSize(7);
        assertThat(night.state()).filteredOn(line -> line.startsWith("history")).isEmpty();
        assertThat(night.status(1)).isEqualTo(BLOCKED);
    }

    @Test
    void theTimerTakesEveryDateOnceAndMakesUpForMissedOnes() {
        TestNight night = new TestNight(test);
        night.blocked(TODAY.minusDays(8), 1);
        night.work();
        assertThat(night.runs())
                .as("nothing is owed from before the first start")
                .isEmpty();

        night.setTime("2026-11-23T01:29:00Z");
        night.work();
        assertThat(night.runs()).as("02:29 in Berlin").isEmpty();
        night.setTime("2026-11-23T01:30:00Z");
        night.work();
        night.work();
        assertThat(dates(night)).containsExactly("2026-11-23 timer COMPLETED 0");

        night.setTime("2026-11-26T12:00:00Z");
        night.work();
        assertThat(dates(night))
                .containsExactly(
                        "2026-11-23 timer COMPLETED 0",
                        "2026-11-24 timer COMPLETED 1",
                        "2026-11-25 timer COMPLETED 0",
                        "2026-11-26 timer COMPLETED 0");
        night.setTime("2026-11-25T12:00:00Z");
        night.work();
        assertThat(dates(night)).as("the clock was put back").hasSize(4);
    }

    @Test
    void aRunForTheFutureDoesNotStopTheTimersOwnDates() {
        TestNight night = new TestNight(test);
        night.work();
        night.queue(TODAY.plusDays(1), false);
        night.queue(TODAY.plusYears(3), false);
        night.work();
        night.setTime("2026-11-24T12:00:00Z");
        night.work();
        assertThat(dates(night))
                .containsExactly(
                        "2026-11-23 test COMPLETED 0",
                        "2029-11-22 test COMPLETED 0",
                        "2026-11-23 timer COMPLETED 0",
                        "2026-11-24 timer COMPLETED 0");
    }

    @Test
    void aRunKeepsThePeriodsItWasMadeWith() {
        TestNight night = new TestNight(test);
        night.blocked(TEN_DAYS_AGO, 1);
        night.setPeriods(new LifecyclePeriods(OptionalInt.empty(), OptionalInt.empty()));
        long never = night.queue(TODAY.plusYears(9), false);
        night.setPeriods(new LifecyclePeriods(OptionalInt.of(1), OptionalInt.of(1)));
        night.work();
        assertThat(night.run(never).counts()).isEqualTo(new RunCounts(0, 0, 0));
        assertThat(night.run(never).periods().graceDays()).isEmpty();
    }

    @Test
    void oneWhoCannotBeChangedDoesNotStopTheOthers() {
        TestNight night = new TestNight(test);
        night.blocked(TEN_DAYS_AGO, 1, 2, 3, 4, 5, 6, 7);
        long id = night.queue(TODAY, false);
        // the database refuses a second row of this run and customer
        night.database.write(
                "insert into status_change (customer_id, at, business_date, to_status, changed_by, reason, job_run_id)"
                        + " values (3, ?, ?, 'ACTIVE', 'x', 'x', ?)",
                night.time(),
                TODAY,
                id);
        night.work();
        assertThat(night.run(id).state()).isEqualTo(RunState.COMPLETED);
        assertThat(night.run(id).counts()).isEqualTo(new RunCounts(7, 6, 1));
        List<JobChange> changes = night.ledger.changes(id, 0, 100);
        assertThat(changes).hasSize(7);
        assertThat(changes.get(2).problem())
                .hasValueSatisfying(text -> assertThat(text).containsIgnoringCase("status_change_once_per_run"));
        assertThat(night.status(3)).isEqualTo(BLOCKED);
        assertThat(night.status(7)).isEqualTo(INACTIVE);
    }

    @Test
    void looksAgainBeforeItActs() {
        TestNight night = new TestNight(test);
        night.blocked(TEN_DAYS_AGO, 1, 2, 3);
        long id = night.queue(TODAY, false);
        // he paid, and was blocked again today, between the reading and the writing
        night.setDanger(moment -> {
            if (moment.equals("after commit of read")) {
                night.database.write("update customer set status_date = ? where id = 2", TODAY);
            }
        });
        night.work();
        assertThat(night.status(2)).isEqualTo(BLOCKED);
        assertThat(night.run(id).counts()).isEqualTo(new RunCounts(3, 2, 0));
    }

    @Test
    void stopsBehindItsChunk() {
        TestNight night = new TestNight(test);
        night.blocked(TEN_DAYS_AGO, 1, 2, 3, 4, 5, 6, 7);
        long id = night.queue(TODAY, false);
        night.setDanger(moment -> {
            if (moment.equals("after commit of apply")) {
                night.transactions.inTransaction(() -> night.ledger.stop(id, night.time()));
            }
        });
        night.work();
        assertThat(night.run(id).state()).isEqualTo(RunState.STOPPED);
        assertThat(night.run(id).counts()).isEqualTo(new RunCounts(5, 5, 0));
        assertThat(night.status(5)).isEqualTo(INACTIVE);
        assertThat(night.status(6)).isEqualTo(BLOCKED);

        long next = night.queue(TODAY, false);
        night.work();
        assertThat(night.run(next).counts()).isEqualTo(new RunCounts(2, 2, 0));
    }

    @Test
    void whatIsStoppedInTheQueueNeverRuns() {
        TestNight night = new TestNight(test);
        night.blocked(TEN_DAYS_AGO, 1);
        long id = night.queue(TODAY, false);
        assertThat(night.ledger.stop(id, night.time())).isTrue();
        assertThat(night.ledger.stop(id, night.time())).isFalse();
        night.work();
        assertThat(night.run(id).startedAt()).isEmpty();
        assertThat(night.status(1)).isEqualTo(BLOCKED);
    }

    @Test
    void aRunThatGetsStuckAgainAndAgainHasFailed() {
        TestNight night = new TestNight(test);
        night.blocked(TEN_DAYS_AGO, 1);
        long id = night.queue(TODAY, false);
        for (int i = 0; i < NightSteps.MOST_SETBACKS; i++) {
            assertThat(night.run(id).state().isFinal()).isFalse();
            Assignment assignment = night.night().take().orElseThrow();
            night.night().setBack(id, assignment.fence(), new IllegalStateException("no \0 luck"));
        }
        assertThat(night.night().take()).isEmpty();
        assertThat(night.run(id).state()).isEqualTo(RunState.FAILED);
        assertThat(night.run(id).message()).hasValue("no ? luck");
    }

    private static List<String> dates(TestNight night) {
        return night.runs().stream()
                .map(run -> run.businessDate() + " " + run.startedBy() + " " + run.state() + " "
                        + run.counts().changed())
                .toList();
    }

    private static void staticService(TestNight night, long customerId) {
        night.database.write(
                "insert into tariff_plan (id, version, name, price, currency, down_bps, up_bps, created_at)"
                        + " values (1, 0, 'p', 1, 'EUR', 1, 1, ?)",
                night.time());
        night.database.write(
                "insert into internet_service (id, version, customer_id, plan_id, access, ipv4_mode, created_at)"
                        + " values (1, 0, ?, 1, 'STATIC', 'NAS', ?)",
                customerId,
                night.time());
    }

    static void session(TestNight night, long customerId) {
        Instant now = night.time();
        night.database.write(
                "insert into open_session (id, nas_id, acct_session_id, customer_id, access, nas_address, started_at,"
                        + " event_at, updated_at, session_seconds, upload_octets, download_octets, upload_packets,"
                        + " download_packets, flushed_upload_octets, flushed_download_octets, previous_upload_octets,"
                        + " previous_download_octets, previous_at, suspended, reopened, generation)"
                        + " values (1, 1, 's', ?, 'RADIUS', '10.0.0.1', ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, ?, false,"
                        + " false, 0)",
                customerId,
                now,
                now,
                now,
                now);
    }
}
