package org.rollcall.lifecycle;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.rollcall.customer.CustomerStatus;

/**
 * What the policies know of a customer. Dates are business dates (the ISP's calendar), instants are not yet.
 *
 * @param statusDate business date of the last change of status, whoever changed it
 * @param lastActiveOn business date of the last change to Active, today's status or an earlier one
 * @param lastSessionEnd end of the last session
 * @param online has an open session
 * @param staticService has a service that needs no RADIUS, so that no session ever shows that it is used
 */
public record CustomerFacts(
        long customerId,
        CustomerStatus status,
        LocalDate statusDate,
        Instant createdAt,
        Optional<LocalDate> lastActiveOn,
        Optional<Instant> lastSessionEnd,
        boolean online,
        boolean staticService) {

    public CustomerFacts {
        requireNonNull(status);
        requireNonNull(statusDate);
        requireNonNull(createdAt);
        requireNonNull(lastActiveOn);
        requireNonNull(lastSessionEnd);
    }
}
