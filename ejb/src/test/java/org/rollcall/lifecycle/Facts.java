package org.rollcall.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.rollcall.customer.CustomerStatus;

/** A customer for tables of tests: 1, created on 2026-01-01, of whom nothing else is known. */
final class Facts {
    private final CustomerStatus status;
    private LocalDate statusDate = LocalDate.of(2026, 1, 1);
    private Instant createdAt = Instant.parse("2026-01-01T12:00:00Z");
    private LocalDate lastActiveOn;
    private Instant lastSessionEnd;
    private boolean online;
    private boolean staticService;

    private Facts(CustomerStatus status) {
        this.status = status;
    }

    static Facts of(CustomerStatus status) {
        return new Facts(status);
    }

    Facts statusDate(LocalDate date) {
        statusDate = date;
        return this;
    }

    Facts createdAt(Instant at) {
        createdAt = at;
        return this;
    }

    Facts lastActiveOn(LocalDate date) {
        lastActiveOn = date;
        return this;
    }

    Facts lastSessionEnd(Instant at) {
        lastSessionEnd = at;
        return this;
    }

    Facts online() {
        online = true;
        return this;
    }

    Facts staticService() {
        staticService = true;
        return this;
    }

    CustomerFacts get() {
        return new CustomerFacts(
                1,
                status,
                statusDate,
                createdAt,
                Optional.ofNullable(lastActiveOn),
                Optional.ofNullable(lastSessionEnd),
                online,
                staticService);
    }
}
