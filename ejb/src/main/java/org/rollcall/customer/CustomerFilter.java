package org.rollcall.customer;

import java.util.EnumSet;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which customers a table shows; deleted ones never.
 *
 * @param statuses any of these words fits (OR); empty = all
 * @param q what was typed into the search box, as typed; "" = everything. Of what more than 10,000 customers have, any
 *     10,001 are found
 * @param planId only customers with a service of this tariff plan
 */
public record CustomerFilter(Set<StatusWord> statuses, String q, OptionalLong planId) {
    public static final CustomerFilter ALL = new CustomerFilter(Set.of(), "", OptionalLong.empty());

    public CustomerFilter {
        statuses = statuses.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(statuses));
        q = Objects.requireNonNull(q, "q").strip();
    }

    public boolean isAll() {
        return statuses.isEmpty() && q.isEmpty() && planId.isEmpty();
    }
}
