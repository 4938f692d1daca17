package org.rollcall.session;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which sessions a list holds.
 *
 * @param open true: open ones; false: finished ones; empty: both
 * @param login this service login, exactly
 * @param nasId on this NAS
 * @param customerId of this customer
 */
public record SessionFilter(
        Optional<Boolean> open, Optional<String> login, OptionalLong nasId, OptionalLong customerId) {
    public static final SessionFilter ALL =
            new SessionFilter(Optional.empty(), Optional.empty(), OptionalLong.empty(), OptionalLong.empty());

    public SessionFilter {
        Objects.requireNonNull(open, "open");
        Objects.requireNonNull(login, "login");
        Objects.requireNonNull(nasId, "nasId");
        Objects.requireNonNull(customerId, "customerId");
    }
}
