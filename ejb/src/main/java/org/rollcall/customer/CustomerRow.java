package org.rollcall.customer;

import java.time.Instant;
import java.util.List;

/**
 * A row of All customers.
 *
 * @param online has at least one open session now
 * @param onlineLast24h had a session at some moment of the last 24 hours, so true for everybody on line
 * @param plans of his services, without repetition
 * @param ips of open sessions and static services, without repetition
 * @param phone as entered; null if none, as email, city and lastOnlineAt
 */
public record CustomerRow(
        long id,
        CustomerStatus status,
        boolean online,
        boolean onlineLast24h,
        String portalLogin,
        String name,
        String phone,
        String email,
        String city,
        List<PlanName> plans,
        List<String> ips,
        Instant lastOnlineAt,
        Instant statusSince,
        Instant createdAt) {
    public CustomerRow {
        plans = List.copyOf(plans);
        ips = List.copyOf(ips);
    }

    /** A tariff plan as a link shows it. */
    public record PlanName(long id, String name) {}
}
