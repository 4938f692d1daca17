package org.rollcall.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.pool.Leases;
import org.rollcall.pool.PoolKind;
import org.rollcall.service.Ipv4Mode;
import org.rollcall.service.Ipv6Mode;
import org.rollcall.service.OverLimit;
import org.rollcall.service.Proof;
import org.rollcall.service.ServiceAccess;
import org.rollcall.service.ServiceData;
import org.rollcall.shared.KeyedQuery;
import org.rollcall.shared.Row;
import org.rollcall.shared.Vendor;

/**
 * The facts of a whole batch, in one statement per kind, whatever its size.
 *
 * @param services by login
 * @param leases what each of them had before, the latest first; by service
 * @param prefixPools the kinds of IPv6 pools that there are; not looked for if no service wants one
 */
record AccessFacts(Map<String, Candidate> services, Map<Long, List<Leases.Own>> leases, Set<PoolKind> prefixPools) {
    private static final String SERVICES = """
            select s.id, s.login, s.password, s.customer_id, c.status, s.access, s.proof, p.down_bps, p.up_bps, s.ipv4_mode,
              s.ipv4_address, s.ipv4_pool_id, s.ipv6_mode, s.ipv6_prefix, s.delegated_prefix, s.learned_macs, s.session_limit,
              s.over_limit, s.last_day,
              (select string_agg(m.mac, ' ') from service_mac m where m.service_id = s.id) as macs
            from internet_service s join customer c on c.id = s.customer_id join tariff_plan p on p.id = s.plan_id
            where s.login_key = any(?) and c.deleted_at is null""";
    private static final String PREFIX_POOLS =
            "select distinct kind from address_pool where purpose = 'SERVICE' and kind <> 'IPV4'";
    private static final String LOCK = "select id from internet_service where id = any(?) order by id for update";
    private static final String OPEN_SESSIONS = """
            select id, service_id, coalesce(mac, calling_station_id) as device, started_at
            from open_session where service_id = any(?) order by started_at, id""";
    private static final String RESERVATIONS =
            "select service_id, device, reserved_at from session_reservation where service_id = any(?)";

    /**
     * A service and its password.
     *
     * @param sealedPassword null if it has none, which no proof fits
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Candidate(ServiceFacts facts, byte[] sealedPassword) {}

    /** The sessions of services that may have only so many. */
    record Sessions(Map<Long, List<Occupancy.OpenSession>> open, Map<Long, List<Occupancy.Reservation>> reservations) {
        Occupancy of(long serviceId, String device, Instant now) {
            return Occupancy.of(
                    device,
                    now,
                    open.getOrDefault(serviceId, List.of()),
                    reservations.getOrDefault(serviceId, List.of()));
        }

        void reserve(long serviceId, Occupancy.Reservation reservation) {
            List<Occupancy.Reservation> all = reservations.computeIfAbsent(serviceId, none -> new ArrayList<>());
            all.removeIf(earlier -> earlier.device().equals(reservation.device()));
            all.add(reservation);
        }
    }

    static AccessFacts load(Connection connection, Vendor vendor, Collection<String> logins) throws SQLException {
        return withLeases(connection, vendor, services(connection, vendor, logins));
    }

    private static AccessFacts withLeases(Connection connection, Vendor vendor, Map<String, Candidate> services)
            throws SQLException {
        Map<Long, List<Leases.Own>> leases = new HashMap<>();
        Leases.own(
                        connection,
                        vendor,
                        services.values().stream()
                                .map(candidate -> candidate.facts().serviceId())
                                .toList())
                .forEach(own -> leases.computeIfAbsent(own.serviceId(), none -> new ArrayList<>(1))
                        .add(own));
        boolean prefixes = services.values().stream()
                .anyMatch(candidate -> candidate.facts().ipv6().mode() == Ipv6Mode.POOL);
        return new AccessFacts(services, leases, prefixes ? prefixPools(connection) : Set.of());
    }

    /** For the rest of the batch. */
    void chosen(Leases.Own lease) {
        if (lease.serviceId() != Leases.NOBODY) {
            leases.computeIfAbsent(lease.serviceId(), none -> new ArrayList<>(1))
                    .add(0, lease);
        }
    }

    /** For the rest of the batch. */
    void learned(ServiceFacts service, String mac) {
        services.computeIfPresent(
                service.login(), (login, known) -> new Candidate(service.with(mac), known.sealedPassword()));
    }

    private static final String ALL =
            SERVICES.replace("s.login_key = any(?)", "s.id > ? and s.login_key is not null") + " order by s.id limit ?";

    /** Services with an id beyond this one, in the order of their ids, with what they had before. */
    static AccessFacts some(Connection connection, Vendor vendor, long afterId, int most) throws SQLException {
        Map<String, Candidate> services = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(ALL)) {
            statement.setLong(1, afterId);
            statement.setInt(2, most);
            try (ResultSet results = statement.executeQuery()) {
                Row row = new Row(results);
                while (results.next()) {
                    Candidate candidate = candidate(row);
                    services.put(candidate.facts().login(), candidate);
                }
            }
        }
        return withLeases(connection, vendor, services);
    }

    /** Services by login. */
    static Map<String, Candidate> services(Connection connection, Vendor vendor, Collection<String> logins)
            throws SQLException {
        Map<String, Candidate> services = new HashMap<>();
        KeyedQuery.list(connection, vendor, SERVICES, "varchar", logins, AccessFacts::candidate)
                .forEach(candidate -> services.put(candidate.facts().login(), candidate));
        return services;
    }

    /** Holds these services until the end of the transaction: nobody else decides about them meanwhile. */
    static void lock(Connection connection, Vendor vendor, Collection<Long> services) throws SQLException {
        KeyedQuery.list(connection, vendor, LOCK, "bigint", new TreeSet<>(services), row -> row.number("id"));
    }

    static Sessions sessions(Connection connection, Vendor vendor, Collection<Long> services) throws SQLException {
        Map<Long, List<Occupancy.OpenSession>> open = new HashMap<>();
        KeyedQuery.list(connection, vendor, OPEN_SESSIONS, "bigint", services, row -> open.computeIfAbsent(
                        row.number("service_id"), none -> new ArrayList<>())
                .add(new Occupancy.OpenSession(row.number("id"), row.text("device"), row.instant("started_at"))));
        Map<Long, List<Occupancy.Reservation>> reservations = new HashMap<>();
        KeyedQuery.list(connection, vendor, RESERVATIONS, "bigint", services, row -> reservations
                .computeIfAbsent(row.number("service_id"), none -> new ArrayList<>())
                .add(new Occupancy.Reservation(row.text("device"), row.instant("reserved_at"))));
        return new Sessions(open, reservations);
    }

    private static Set<PoolKind> prefixPools(Connection connection) throws SQLException {
        Set<PoolKind> kinds = EnumSet.noneOf(PoolKind.class);
        try (PreparedStatement statement = connection.prepareStatement(PREFIX_POOLS);
                ResultSet results = statement.executeQuery()) {
            Row row = new Row(results);
            while (results.next()) {
                kinds.add(row.constant(PoolKind.class, "kind"));
            }
        }
        return kinds;
    }

    private static Candidate candidate(Row row) throws SQLException {
        Long sessions = row.numberOrNull("session_limit");
        return new Candidate(
                new ServiceFacts(
                        row.number("id"),
                        row.number("customer_id"),
                        row.text("login"),
                        row.constant(CustomerStatus.class, "status"),
                        row.constant(ServiceAccess.class, "access"),
                        row.constant(Proof.class, "proof"),
                        row.number("down_bps"),
                        row.number("up_bps"),
                        new ServiceFacts.Ipv4(
                                row.constant(Ipv4Mode.class, "ipv4_mode"),
                                row.text("ipv4_address"),
                                row.numberOrNull("ipv4_pool_id")),
                        new ServiceData.Ipv6(
                                row.constant(Ipv6Mode.class, "ipv6_mode"),
                                row.text("ipv6_prefix"),
                                row.text("delegated_prefix")),
                        Optional.ofNullable(row.text("macs"))
                                .map(macs -> Set.of(macs.split(" ")))
                                .orElse(Set.of()),
                        (int) row.number("learned_macs"),
                        new ServiceData.Limit(
                                sessions == null ? null : sessions.intValue(),
                                row.constant(OverLimit.class, "over_limit")),
                        row.date("last_day")),
                row.bytes("password"));
    }
}
