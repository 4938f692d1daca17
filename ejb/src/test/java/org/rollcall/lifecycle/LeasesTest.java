package org.rollcall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.shared.Database;
import org.rollcall.shared.DatabaseFailure;
import org.rollcall.shared.OnBothDatabases;
import org.rollcall.shared.TestDatabase;
import org.rollcall.shared.Vendor;

@OnBothDatabases
class LeasesTest {
    private static final String NAME = RunLedger.JOB;
    private static final Duration TERM = Duration.ofSeconds(20);

    private final TestDatabase test;

    LeasesTest(TestDatabase test) {
        this.test = test;
    }

    @BeforeEach
    void wipe() {
        new TestNight(test).wipe();
    }

    @Test
    void oneHoldsItAtATimeAndTheFenceRises() {
        Database database = test.database();
        Leases leases = new Leases(database);
        long first = leases.acquire(NAME, "one", TERM).orElseThrow();
        assertThat(leases.acquire(NAME, "two", TERM)).isEmpty();
        assertThat(leases.renew(NAME, first, TERM)).isTrue();

        leases.release(NAME, first);
        long second = leases.acquire(NAME, "two", TERM).orElseThrow();
        assertThat(second).isGreaterThan(first);
        assertThat(leases.renew(NAME, first, TERM)).isFalse();
        leases.release(NAME, first);
        assertThat(leases.acquire(NAME, "one", TERM))
                .as("not the loser's to release")
                .isEmpty();
    }

    @Test
    void anExpiredOneIsTakenButGoesOnIfNobodyTookIt() {
        Database database = test.database();
        Leases leases = new Leases(database);
        long first = leases.acquire(NAME, "one", TERM).orElseThrow();
        passed(database, TERM.plusSeconds(1));
        assertThat(leases.renew(NAME, first, TERM)).isTrue();
        assertThat(leases.acquire(NAME, "two", TERM)).isEmpty();
        passed(database, TERM.plusSeconds(1));
        assertThat(leases.acquire(NAME, "two", TERM)).isPresent();
        assertThat(leases.renew(NAME, first, TERM)).isFalse();
    }

    @Test
    void aClockThatWasPutBackADayDoesNotLockItForADay() {
        Database database = test.database();
        Leases leases = new Leases(database);
        leases.acquire(NAME, "one", TERM).orElseThrow();
        passed(database, Duration.ofDays(-1));
        assertThat(leases.acquire(NAME, "two", TERM)).isPresent();
    }

    @Test
    void ofManyWhoTryAtOnceOneGetsIt() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            for (int time = 0; time < 20; time++) {
                CyclicBarrier start = new CyclicBarrier(4);
                List<Future<OptionalLong>> tries = IntStream.range(0, 4)
                        .mapToObj(node -> nodes.submit(() -> {
                            start.await();
                            return test.inTransaction(
                                    () -> new Leases(test.database()).acquire(NAME, "node " + node, TERM));
                        }))
                        .toList();
                int winners = 0;
                for (Future<OptionalLong> one : tries) {
                    winners += one.get().isPresent() ? 1 : 0;
                }
                assertThat(winners).isEqualTo(1);
                passed(test.database(), TERM.plusSeconds(1));
            }
        } finally {
            nodes.shutdownNow();
        }
    }

    /** A node stopped in the middle of a chunk's transaction holds the row; PostgreSQL ends its session. */
    @Test
    void whoSleepsInATransactionLosesItOnPostgresql() throws Exception {
        assumeThat(test.vendor()).isEqualTo(Vendor.POSTGRESQL);
        Leases leases = new Leases(test.database());
        Duration second = Duration.ofSeconds(1);
        ExecutorService otherNode = Executors.newSingleThreadExecutor();
        try {
            assertThatThrownBy(() -> test.inTransaction(() -> {
                        long fence = leases.acquire(NAME, "sleeper", second).orElseThrow();
                        // waits for the sleeper's row until the sleeper's session has been ended
                        assertThat(otherNode
                                        .submit(() -> test.inTransaction(() -> leases.acquire(NAME, "other", second)))
                                        .get())
                                .isPresent();
                        return leases.renew(NAME, fence, second);
                    }))
                    .isInstanceOf(DatabaseFailure.class);
        } finally {
            otherNode.shutdownNow();
        }
        assertThat(test.database().first("select holder from lease where name = ?", row -> row.text("holder"), NAME))
                .hasValue("other");
    }

    /** So much time passes, for the lease. */
    private static void passed(Database database, Duration time) {
        database.write(
                "update lease set expires_at = expires_at - cast(? as integer) * interval '1' second where name = ?",
                (int) time.toSeconds(),
                NAME);
    }
}
