package org.rollcall.lifecycle;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rollcall.customer.CustomerStatus;

/**
 * A rule of time: from which business date on the facts as they are now ask for another status.
 *
 * <p>A date instead of yes or no, so that the same rule decides tonight (due on or before the business date, hence a night
 * that was missed is made up by the next one) and forecasts the next weeks.
 */
sealed interface LifecyclePolicy permits DeactivateAfterGrace, DeactivateIdle {

    /** Name in history, API and screens. */
    String rule();

    /** First business date on which the rule applies; empty if time alone never gets there. */
    Optional<LocalDate> dueOn(CustomerFacts facts);

    /** The status it leads to. */
    CustomerStatus to();

    /** Why, in words for the status history. */
    String reason(CustomerFacts facts);

    /** All rules in the order in which they are asked: of two that are due, the first one gives the reason. */
    static List<LifecyclePolicy> all(LifecyclePeriods periods, ZoneId zone) {
        return List.of(
                new DeactivateAfterGrace(periods.graceDays()), new DeactivateIdle(periods.inactivityDays(), zone));
    }

    /** What the run of a business date does to this customer. */
    static Optional<Move> decide(List<LifecyclePolicy> policies, CustomerFacts facts, LocalDate businessDate) {
        return policies.stream()
                .filter(policy -> policy.dueOn(facts)
                        .filter(due -> !due.isAfter(businessDate))
                        .isPresent())
                .findFirst()
                .map(policy -> move(policy, facts));
    }

    /** What comes next if nothing happens to this customer, and when. */
    static Optional<Expected> next(List<LifecyclePolicy> policies, CustomerFacts facts) {
        Stream<Expected> expected = policies.stream()
                .flatMap(policy -> policy.dueOn(facts).map(due -> new Expected(due, move(policy, facts))).stream());
        return expected.min(Comparator.comparing(Expected::on));
    }

    private static Move move(LifecyclePolicy policy, CustomerFacts facts) {
        return new Move(facts.customerId(), facts.status(), policy.to(), policy.rule(), policy.reason(facts));
    }

    /** A move that time brings on a date. */
    record Expected(LocalDate on, Move move) {}
}
