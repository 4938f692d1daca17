package org.rollcall.lifecycle;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A run's decision in one line. */
record Judge(LifecyclePolicy policy) {
    Optional<String> on(LocalDate businessDate, CustomerFacts facts) {
        return LifecyclePolicy.decide(List.of(policy), facts, businessDate)
                .map(move -> move.from() + "->" + move.to() + " " + move.rule());
    }
}
