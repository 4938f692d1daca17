package org.rollcall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.customer.StatusChanged;
import org.rollcall.lifecycle.TestNight.Killed;
import org.rollcall.shared.OnBothDatabases;
import org.rollcall.shared.TestDatabase;

/** Kills, stops, races and lost answers leave what an undisturbed night leaves, once. */
@OnBothDatabases
class NightInterruptionTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final long[] CUSTOMERS = LongStream.rangeClosed(1, 12).toArray();

    private final TestDatabase test;

    NightInterruptionTest(TestDatabase test) {
        this.test = test;
    }

    @BeforeEach
    void wipe() {
        new TestNight(test).wipe();
    }

    @Test
    void killedAtAnyMomentItGoesOnByItself() {
        List<String> undisturbed = undisturbed();
        TestNight night = new TestNight(test);
        AtomicInteger kills = new AtomicInteger();
        boolean killed = true;
        for (int nth = 1; killed; nth++) {
            night.wipe();
            prepare(night);
            killed = workUntilKilled(night, nth);
            // the next start
            night.setDanger(moment -> {});
            night.leaseExpires();
            night.work();
            assertThat(night.state()).as("killed at moment " + nth).isEqualTo(undisturbed);
            kills.addAndGet(killed ? 1 : 0);
        }
        // take, open, 4 reads, 3 writes, complete, and the look that finds nothing more: each before and after its
        // commit
        assertThat(kills).hasValue(22);
    }

    @Test
    void killedAtEveryChunkItEndsLikewise() {
        TestNight night = prepared();
        night.setDanger(moment -> {
            if (moment.equals("after commit of apply")) {
                throw new Killed();
            }
        });
        for (int chunk = 0; chunk < 3; chunk++) {
            assertThatThrownBy(night::work).isInstanceOf(Killed.class);
            night.leaseExpires();
        }
        night.work();
        assertThat(night.state()).isEqualTo(undisturbed());
    }

    @Test
    void whoGoesOnTellsTheRoutersAgain() {
        TestNight night = prepared();
        NightTest.session(night, 3);
        night.setDanger(moment -> {
            if (moment.equals("after commit of apply")) {
                throw new Killed();
            }
        });
        assertThatThrownBy(night::work).isInstanceOf(Killed.class);
        night.setDanger(moment -> {});
        night.leaseExpires();
        night.wiring.fired().clear();
        night.work();
        assertThat(night.wiring.fired())
                .hasSize(1 + CUSTOMERS.length - TestNight.CHUNK)
                .startsWith(new StatusChanged(3, CustomerStatus.BLOCKED, CustomerStatus.INACTIVE));
    }

    @Test
    void oneThatSleptPastItsLeaseHasNoEffect() {
        List<String> undisturbed = undisturbed();
        TestNight night = prepared();
        Assignment sleeper = night.night().take().orElseThrow();
        List<Decision> chunk = night.night().read(sleeper, 0, TestNight.CHUNK).stream()
                .map(sleeper::decide)
                .toList();
        assertThat(night.night().take()).as("the lease is held").isEmpty();
        night.leaseExpires();
        night.work();
        List<String> after = night.state();
        assertThat(after).isEqualTo(undisturbed);

        assertThatThrownBy(() -> night.night().write(sleeper, chunk)).isInstanceOf(Fenced.class);
        assertThatThrownBy(() -> night.night().complete(sleeper)).isInstanceOf(Fenced.class);
        assertThatThrownBy(() -> night.night().open(sleeper.run().id(), sleeper.fence()))
                .isInstanceOf(Fenced.class);
        night.night().setBack(sleeper.run().id(), sleeper.fence(), new IllegalStateException("late"));
        assertThat(night.state()).isEqualTo(after);
    }

    @Test
    void oneThatWokeInTheMiddleOfAnothersRunHasNoEffect() {
        TestNight night = prepared();
        Assignment sleeper = night.night().take().orElseThrow();
        List<Decision> chunk = night.night().read(sleeper, 0, TestNight.CHUNK).stream()
                .map(sleeper::decide)
                .toList();
        night.leaseExpires();
        Assignment other = night.night().take().orElseThrow();
        assertThat(other.fence()).isGreaterThan(sleeper.fence());
        assertThatThrownBy(() -> night.night().write(sleeper, chunk)).isInstanceOf(Fenced.class);
        night.carryOut(other);
        assertThat(night.state()).isEqualTo(undisturbed());
    }

    @Test
    void aCommitWhoseAnswerWasLostIsNotRepeated() {
        TestNight night = prepared();
        night.setDanger(moment -> {
            if (moment.equals("after commit of apply")) {
                throw new IllegalStateException("the connection broke");
            }
        });
        night.work();
        assertThat(night.state()).isEqualTo(undisturbed());
    }

    /** R15 in short: both look in the same moment, 20 times; a date that is due and a run that was asked for. */
    @Test
    void ofTwoNodesOneDoesEachRun() throws Exception {
        TestNight one = new TestNight(test);
        TestNight two = new TestNight(test);
        one.work();
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            for (int night = 1; night <= 20; night++) {
                LocalDate date = TODAY.plusDays(night);
                one.blocked(date.minusDays(10), 2L * night, 2L * night + 1);
                one.queue(date, false);
                one.setTime(date + "T12:00:00Z");
                two.setTime(date + "T12:00:00Z");
                together(nodes, one, two);
            }
        } finally {
            nodes.shutdownNow();
        }
        assertThat(one.runs()).hasSize(40).allMatch(run -> run.state() == RunState.COMPLETED);
        assertThat(one.runs().stream().filter(run -> run.startedBy().equals(JobRun.TIMER)))
                .extracting(JobRun::businessDate)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 20).mapToObj(TODAY::plusDays).toList());
        assertThat(one.database.number("select count(*) from status_change")).isEqualTo(40);
        assertThat(one.database.number("select count(distinct customer_id) from status_change"))
                .isEqualTo(40);
        assertThat(one.database.number("select count(*) from customer where status = 'INACTIVE'"))
                .isEqualTo(40);
    }

    private static void together(ExecutorService nodes, TestNight... nights) throws Exception {
        CyclicBarrier start = new CyclicBarrier(nights.length);
        List<Future<Object>> ends = nodes.invokeAll(java.util.Arrays.stream(nights)
                .map(night -> (Callable<Object>) () -> {
                    start.await();
                    night.work();
                    return null;
                })
                .toList());
        for (Future<Object> end : ends) {
            end.get();
        }
        // the one that lost the race for the last run has gone home before the other was through with it
        nights[0].work();
    }

    /** What a night leaves that nothing happened to; forgets everything. */
    private List<String> undisturbed() {
        TestNight night = prepared();
        night.work();
        assertThat(night.state()).contains("run 1 COMPLETED " + new RunCounts(12, 12, 0));
        return night.state();
    }

    private TestNight prepared() {
        TestNight night = new TestNight(test);
        night.wipe();
        prepare(night);
        return night;
    }

    private static void prepare(TestNight night) {
        // from here on, so that the timer owes nothing
        night.transactions.inTransaction(() -> {
            night.ledger.startFrom(TODAY);
            return true;
        });
        night.blocked(TODAY.minusDays(10), CUSTOMERS);
        night.queue(TODAY, false);
    }

    private static boolean workUntilKilled(TestNight night, int nth) {
        AtomicInteger moments = new AtomicInteger();
        night.setDanger(moment -> {
            if (moments.incrementAndGet() == nth) {
                throw new Killed();
            }
        });
        try {
            night.work();
            return false;
        } catch (Killed e) {
            return true;
        }
    }
}
