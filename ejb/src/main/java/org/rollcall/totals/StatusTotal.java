package org.rollcall.totals;

import java.util.List;

/**
 * One row of Totals.
 *
 * @param word new, active, blocked, inactive, online or online24h; "total" for the grand total
 * @param monthlySums one per currency, in the order of the codes; none if there are no services
 */
public record StatusTotal(String word, long customers, List<MonthlySum> monthlySums) {
    public StatusTotal {
        monthlySums = List.copyOf(monthlySums);
    }
}
