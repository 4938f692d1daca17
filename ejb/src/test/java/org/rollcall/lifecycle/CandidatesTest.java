package org.rollcall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.shared.OnBothDatabases;
import org.rollcall.shared.TestDatabase;

/** The condition in SQL leaves out nobody whom a policy would change. */
@OnBothDatabases
class CandidatesTest {
    private static final int CUSTOMERS = 1000;
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final List<Long> ALL =
            IntStream.rangeClosed(1, CUSTOMERS).mapToObj(Long::valueOf).toList();

    private final TestDatabase test;

    CandidatesTest(TestDatabase test) {
        this.test = test;
    }

    @BeforeEach
    void wipe() {
        new TestNight(test).wipe();
    }

    @Test
    void nobodyWhoIsDueIsLeftOut() {
        TestNight night = new TestNight(test);
        Random random = new Random(15);
        test.inTransaction(() -> fill(night, random));
        Candidates candidates = new Candidates(night.database);
        List<CustomerFacts> facts = candidates.lock(ALL);
        int due = 0;
        int found = 0;
        for (int question = 0; question < 100; question++) {
            LifecyclePeriods periods = new LifecyclePeriods(days(random), days(random));
            ZoneId zone = ZoneId.of(
                    List.of("UTC", "Pacific/Kiritimati", "America/New_York").get(random.nextInt(3)));
            LocalDate date = FIRST.plusDays(random.nextInt(400));
            List<LifecyclePolicy> policies = LifecyclePolicy.all(periods, zone);
            List<Long> byPolicy = facts.stream()
                    .filter(f -> LifecyclePolicy.decide(policies, f, date).isPresent())
                    .map(CustomerFacts::customerId)
                    .toList();
            List<Long> bySql = candidates.find(periods, zone, date, 0, CUSTOMERS).stream()
                    .map(candidate -> candidate.facts().customerId())
                    .toList();
            assertThat(bySql)
                    .as(periods + " " + zone + " " + date)
                    .containsAll(byPolicy)
                    .isSorted();
            due += byPolicy.size();
            found += bySql.size();
        }
        assertThat(due).as("the test asks something").isGreaterThan(1000);
        assertThat(found).as("few are read in vain").isLessThan(due * 3 / 2);
    }

    @Test
    void pagesFollowEachOther() {
        TestNight night = new TestNight(test);
        night.blocked(FIRST, 1, 2, 3, 4, 5, 6, 7);
        Candidates candidates = new Candidates(night.database);
        LifecyclePeriods periods = new LifecyclePeriods(OptionalInt.of(10), OptionalInt.empty());
        List<Long> read = new ArrayList<>();
        for (long after = 0; ; after = read.get(read.size() - 1)) {
            List<Candidates.Candidate> page = candidates.find(periods, TestNight.ZONE, FIRST.plusDays(10), after, 3);
            page.forEach(candidate -> read.add(candidate.facts().customerId()));
            if (page.size() < 3) {
                break;
            }
        }
        assertThat(read).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void forecastsTheNextNights() {
        TestNight night = new TestNight(test);
        LocalDate next = LocalDate.of(2026, 11, 23);
        night.blocked(next.minusDays(40), 1);
        night.blocked(next.minusDays(10), 2);
        night.blocked(next.minusDays(5), 3);
        night.blocked(next, 4);
        night.customer(5, CustomerStatus.ACTIVE, next.minusDays(85), Instant.parse("2026-01-01T00:00:00Z"));
        LifecyclePeriods periods = new LifecyclePeriods(OptionalInt.of(10), OptionalInt.of(90));
        Forecast week = new Forecast(periods, TestNight.ZONE, next, next.plusDays(6));
        assertThat(week.of(new Candidates(night.database), 100))
                .extracting(entry -> entry.on() + " " + entry.customerId() + " " + entry.rule())
                .containsExactly(
                        "2026-11-23 1 deactivateAfterGrace",
                        "2026-11-23 2 deactivateAfterGrace",
                        "2026-11-28 3 deactivateAfterGrace",
                        "2026-11-28 5 deactivateIdle");
        assertThat(week.of(new Candidates(night.database), 1)).hasSize(1);
    }

    private static OptionalInt days(Random random) {
        return random.nextInt(4) == 0 ? OptionalInt.empty() : OptionalInt.of(1 + random.nextInt(99));
    }

    private static void fill(TestNight night, Random random) {
        CustomerStatus[] statuses = CustomerStatus.values();
        List<Object[]> lastOnline = new ArrayList<>();
        List<Object[]> active = new ArrayList<>();
        for (long id : ALL) {
            Instant created = FIRST.atStartOfDay(TestNight.ZONE).toInstant().plus(hours(random));
            LocalDate statusDate = LocalDate.ofInstant(created.plus(hours(random)), TestNight.ZONE);
            night.customer(id, statuses[random.nextInt(statuses.length)], statusDate, created);
            if (random.nextBoolean()) {
                lastOnline.add(new Object[] {created.plus(hours(random)), id});
            }
            if (random.nextBoolean()) {
                active.add(new Object[] {id, created, FIRST.plusDays(random.nextInt(300))});
            }
        }
        night.database.writeAll("update customer set last_online_at = ? where id = ?", lastOnline);
        night.database.writeAll(
                "insert into status_change (customer_id, at, business_date, to_status, changed_by, reason)"
                        + " values (?, ?, ?, 'ACTIVE', 'x', 'x')",
                active);
    }

    private static Duration hours(Random random) {
        return Duration.ofHours(random.nextInt(150 * 24));
    }
}
