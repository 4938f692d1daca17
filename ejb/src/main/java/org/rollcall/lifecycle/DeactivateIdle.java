package org.rollcall.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.rollcall.customer.CustomerStatus;

/**
 * A customer without any sign of use becomes Inactive: so many days after the latest of his last session's end, his last
 * change to Active and his creation. Never with an open session, and never with a static service, which is used without
 * sessions.
 *
 * @param days the period, days; empty = never
 * @param zone the ISP's: an instant counts as its calendar day there, however long that day was
 */
record DeactivateIdle(OptionalInt days, ZoneId zone) implements LifecyclePolicy {

    @Override
    public String rule() {
        return "deactivateIdle";
    }

    @Override
    public Optional<LocalDate> dueOn(CustomerFacts facts) {
        if (days.isEmpty() || facts.status() == CustomerStatus.INACTIVE || facts.online() || facts.staticService()) {
            return Optional.empty();
        }
        return Optional.of(lastSignOfUse(facts).plusDays(days.getAsInt()));
    }

    @Override
    public CustomerStatus to() {
        return CustomerStatus.INACTIVE;
    }

    @Override
    public String reason(CustomerFacts facts) {
        return "Not used since " + lastSignOfUse(facts) + ", " + days.getAsInt() + " days";
    }

    private LocalDate lastSignOfUse(CustomerFacts facts) {
        LocalDate created = dateOf(facts.createdAt());
        return Stream.of(facts.lastActiveOn(), facts.lastSessionEnd().map(this::dateOf))
                .flatMap(Optional::stream)
                .reduce(created, (a, b) -> a.isAfter(b) ? a : b);
    }

    private LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }
}
