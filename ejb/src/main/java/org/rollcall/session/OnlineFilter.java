package org.rollcall.session;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * Which open sessions a table shows.
 *
 * @param nasId only those on this router
 * @param customerId only those of this customer
 * @param blockedOnly only those of Blocked customers
 * @param q what was typed into the search box, as typed; "" = everything
 */
public record OnlineFilter(OptionalLong nasId, OptionalLong customerId, boolean blockedOnly, String q) {
    public static final OnlineFilter ALL = new OnlineFilter(OptionalLong.empty(), OptionalLong.empty(), false, "");

    public OnlineFilter {
        q = Objects.requireNonNull(q, "q").strip();
    }

    public boolean isAll() {
        return nasId.isEmpty() && customerId.isEmpty() && !blockedOnly && q.isEmpty();
    }
}
