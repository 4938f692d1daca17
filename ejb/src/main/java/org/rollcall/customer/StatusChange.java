package org.rollcall.customer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One row of a customer's history.
 *
 * @param from empty at the creation
 * @param by who or which job
 */
public record StatusChange(
        Instant at,
        LocalDate businessDate,
        Optional<CustomerStatus> from,
        CustomerStatus to,
        String by,
        String reason) {}
