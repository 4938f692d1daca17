package org.rollcall.totals;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All figures of the Totals tab. Pure: made of groups of customers who are alike in status and presence.
 *
 * @param statuses six rows: the four stored statuses, then the two overlays
 * @param grandTotal the sum of the first four; overlays are not added
 * @param countedAt a busy installation counts less often than it is asked
 */
public record Totals(List<StatusTotal> statuses, StatusTotal grandTotal, Instant countedAt) {

    /**
     * Customers, or services of customers, who are alike.
     *
     * @param status the stored one, lower case
     * @param online at least one open session
     * @param lastDay online, or a session ended within the last 24 hours
     * @param customers how many; 0 in a group of services
     * @param currency null in a group of customers
     * @param amount the monthly prices of the services in that currency, null in a group of customers
     */
    record Group(String status, boolean online, boolean lastDay, long customers, String currency, BigDecimal amount) {}

    static Totals of(List<Group> groups, Instant countedAt) {
        List<StatusTotal> rows = new ArrayList<>();
        for (String status : List.of("new", "active", "blocked", "inactive")) {
            rows.add(total(status, groups, group -> group.status().equals(status)));
        }
        rows.add(total("online", groups, Group::online));
        rows.add(total("online24h", groups, Group::lastDay));
        return new Totals(List.copyOf(rows), total("total", groups, group -> true), countedAt);
    }

    private static StatusTotal total(String word, List<Group> groups, Predicate<Group> which) {
        long customers = 0;
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (Group group : groups) {
            if (which.test(group)) {
                customers += group.customers();
                if (group.currency() != null) {
                    sums.merge(group.currency(), group.amount(), BigDecimal::add);
                }
            }
        }
        Stream<MonthlySum> inOrder = sums.entrySet().stream().map(sum -> new MonthlySum(sum.getKey(), sum.getValue()));
        return new StatusTotal(word, customers, inOrder.toList());
    }
}
