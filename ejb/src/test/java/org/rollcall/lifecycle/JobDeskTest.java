package org.rollcall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.shared.Conflict;
import org.rollcall.shared.FixedClock;
import org.rollcall.shared.InvalidInput;
import org.rollcall.shared.NotFound;
import org.rollcall.shared.OnBothDatabases;
import org.rollcall.shared.TestDatabase;
import org.rollcall.shared.Wiring;

@OnBothDatabases
class JobDeskTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final TestDatabase test;
    private final Wiring wiring;
    private final JobDesk desk;
    private final AtomicInteger rings = new AtomicInteger();

    JobDeskTest(TestDatabase test) {
        this.test = test;
        wiring = new Wiring(test, new FixedClock("2026-11-22T12:00:00Z", "Europe/Berlin")).observing(NightBell.class);
        wiring.get(NightBell.class).listen(rings::incrementAndGet);
        desk = wiring.get(JobDesk.class);
    }

    @BeforeEach
    void wipe() {
        new TestNight(test).wipe();
    }

    @Test
    void aRunWaitsInTheQueueAndTheNightIsWoken() {
        JobRun run = wiring.inTransaction(() -> desk.start(TODAY.plusYears(1), true));
        assertThat(run.state()).isEqualTo(RunState.QUEUED);
        assertThat(run.startedBy()).isEqualTo("admin");
        assertThat(run.dryRun()).isTrue();
        assertThat(run.periods().graceDays()).hasValue(10);
        assertThat(rings).hasValue(1);
        assertThat(desk.get(run.id())).isEqualTo(run);
        assertThat(test.database().number("select count(*) from audit_entry where action = 'job.start'"))
                .isEqualTo(1);
    }

    @Test
    void whatIsRolledBackWakesNobody() {
        assertThatThrownBy(() -> wiring.inTransaction(() -> {
                    desk.start(TODAY, false);
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(rings).hasValue(0);
        assertThat(desk.count()).isZero();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"1999-12-31", "2200-01-01", "+999999999-12-31"})
    void refusesDatesThatCannotBeMeant(LocalDate date) {
        assertThatThrownBy(() -> desk.start(date, false))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        problem -> assertThat(problem.errors().get(0).field()).isEqualTo("businessDate"));
    }

    @Test
    void listsTheLatestFirst() {
        for (int day = 0; day < 3; day++) {
            LocalDate date = TODAY.plusDays(day);
            wiring.inTransaction(() -> desk.start(date, false));
        }
        assertThat(desk.count()).isEqualTo(3);
        assertThat(desk.list(0, 2))
                .extracting(JobRun::businessDate)
                .containsExactly(TODAY.plusDays(2), TODAY.plusDays(1));
        assertThat(desk.list(2, 2)).extracting(JobRun::businessDate).containsExactly(TODAY);
    }

    @Test
    void stopsOnce() {
        JobRun run = wiring.inTransaction(() -> desk.start(TODAY, false));
        assertThat(wiring.inTransaction(() -> desk.stop(run.id())).state()).isEqualTo(RunState.STOPPED);
        assertThatThrownBy(() -> wiring.inTransaction(() -> desk.stop(run.id())))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void knowsNoOtherRuns() {
        assertThatThrownBy(() -> desk.get(7)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> desk.stop(7)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> desk.changes(7)).isInstanceOf(NotFound.class);
    }

    @Test
    void saysWhenTheNextNightIsAndWhomItWillChange() {
        TestNight night = new TestNight(test);
        night.blocked(TODAY.minusDays(9), 1);
        night.blocked(TODAY, 2);
        assertThat(desk.nextStart()).isEqualTo(Instant.parse("2026-11-23T01:30:00Z"));
        assertThat(desk.forecast(9, 10)).extracting(ForecastEntry::customerId).containsExactly(1L);
        assertThat(desk.forecast(10, 10))
                .extracting(ForecastEntry::on)
                .containsExactly(TODAY.plusDays(1), TODAY.plusDays(10));
        assertThatThrownBy(() -> desk.forecast(0, 10)).isInstanceOf(InvalidInput.class);
    }
}
