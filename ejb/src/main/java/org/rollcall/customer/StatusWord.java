package org.rollcall.customer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The six words of the site, the API and the address bar. The first four are stored and partition the customers; the
 * last two are seen: they lie over the four, so that a Blocked customer who is on line is found under both words.
 */
public enum StatusWord {
    NEW(CustomerStatus.NEW),
    ACTIVE(CustomerStatus.ACTIVE),
    BLOCKED(CustomerStatus.BLOCKED),
    INACTIVE(CustomerStatus.INACTIVE),
    ONLINE(null),
    ONLINE24H(null);

    private final CustomerStatus stored;

    StatusWord(CustomerStatus stored) {
        this.stored = stored;
    }

    /** As in addresses and JSON: new, active, blocked, inactive, online, online24h. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The stored status this word stands for; empty for the two that are seen. */
    public Optional<CustomerStatus> stored() {
        return Optional.ofNullable(stored);
    }

    public static StatusWord of(CustomerStatus status) {
        return valueOf(status.name());
    }

    public static Optional<StatusWord> of(String word) {
        return Arrays.stream(values()).filter(w -> w.word().equals(word)).findFirst();
    }
}
