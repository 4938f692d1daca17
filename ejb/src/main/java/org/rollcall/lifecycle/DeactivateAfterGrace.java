package org.rollcall.lifecycle;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.rollcall.customer.CustomerStatus;

/**
 * A Blocked customer becomes Inactive in the run of block date + grace, whoever blocked him.
 *
 * @param days the grace period, days; empty = never
 */
record DeactivateAfterGrace(OptionalInt days) implements LifecyclePolicy {

    @Override
    public String rule() {
        return "deactivateAfterGrace";
    }

    @Override
    public Optional<LocalDate> dueOn(CustomerFacts facts) {
        if (days.isEmpty() || facts.status() != CustomerStatus.BLOCKED) {
            return Optional.empty();
        }
        return Optional.of(facts.statusDate().plusDays(days.getAsInt()));
    }

    @Override
    public CustomerStatus to() {
        return CustomerStatus.INACTIVE;
    }

    @Override
    public String reason(CustomerFacts facts) {
        return "Blocked since " + facts.statusDate() + ", grace period of " + days.getAsInt() + " days is over";
    }
}
