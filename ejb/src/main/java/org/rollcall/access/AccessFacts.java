package org.rollcall.access;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.dialect.Dialect;
import org.rollcall.service.Ipv4Mode;
import org.rollcall.service.ServiceAccess;
import org.rollcall.shared.Row;

/**
 * The facts of a whole batch, in one statement per kind, whatever its size.
 *
 * @param services by login
 * @param nases by id
 */
record AccessFacts(Map<String, Candidate> services, Map<Long, NasFacts> nases) {
    private static final String SERVICES = """
            select s.id, s.login, s.password, s.customer_id, c.status, s.access, p.down_bps, p.up_bps, s.ipv4_mode,
              s.ipv4_address, s.ipv4_pool_id
            from internet_service s join customer c on c.id = s.customer_id join tariff_plan p on p.id = s.plan_id
            where s.login_key = any(?) and c.deleted_at is null""";
    private static final String MACS = "select service_id, mac from service_mac where service_id = any(?)";
    private static final String NASES = "select id, dialect, interim_interval from nas where id = any(?)";

    /**
     * A service and its password.
     *
     * @param sealedPassword null if it has none, which no proof fits
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Candidate(ServiceFacts facts, byte[] sealedPassword) {}

    /** @param interimInterval seconds */
    record NasFacts(Dialect dialect, int interimInterval) {}

    static AccessFacts load(Connection connection, Collection<String> logins, Collection<Long> nasIds)
            throws SQLException {
        Map<String, ServiceRow> rows = new HashMap<>();
        query(connection, SERVICES, "varchar", logins, row -> rows.put(row.text("login"), ServiceRow.of(row)));
        Map<Long, Set<String>> macs = new HashMap<>();
        query(
                connection,
                MACS,
                "bigint",
                rows.values().stream().map(ServiceRow::id).toList(),
                row -> macs.computeIfAbsent(row.number("service_id"), none -> new HashSet<>())
                        .add(row.text("mac")));
        Map<String, Candidate> services = new HashMap<>();
        rows.forEach((login, row) -> services.put(login, row.with(macs.getOrDefault(row.id(), Set.of()))));
        Map<Long, NasFacts> nases = new HashMap<>();
        query(
                connection,
                NASES,
                "bigint",
                nasIds,
                row -> nases.put(row.number("id"), new NasFacts(row.constant(Dialect.class, "dialect"), (int)
                        row.number("interim_interval"))));
        return new AccessFacts(services, nases);
    }

    Optional<Candidate> service(String login) {
        return Optional.ofNullable(services.get(login));
    }

    @FunctionalInterface
    private interface Reader {
        void read(Row row) throws SQLException;
    }

    private static void query(Connection connection, String sql, String type, Collection<?> keys, Reader reader)
            throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        Array array = connection.createArrayOf(type, keys.toArray());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, array);
            try (ResultSet results = statement.executeQuery()) {
                Row row = new Row(results);
                while (results.next()) {
                    reader.read(row);
                }
            }
        } finally {
            array.free();
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // as Candidate
    private record ServiceRow(
            long id,
            byte[] password,
            long customerId,
            CustomerStatus status,
            ServiceAccess access,
            long downBps,
            long upBps,
            Ipv4Mode ipv4Mode,
            String ipv4Address,
            Long ipv4PoolId) {
        static ServiceRow of(Row row) throws SQLException {
            return new ServiceRow(
                    row.number("id"),
                    row.bytes("password"),
                    row.number("customer_id"),
                    row.constant(CustomerStatus.class, "status"),
                    row.constant(ServiceAccess.class, "access"),
                    row.number("down_bps"),
                    row.number("up_bps"),
                    row.constant(Ipv4Mode.class, "ipv4_mode"),
                    row.text("ipv4_address"),
                    row.numberOrNull("ipv4_pool_id"));
        }

        Candidate with(Set<String> macs) {
            return new Candidate(
                    new ServiceFacts(
                            id, customerId, status, access, downBps, upBps, ipv4Mode, ipv4Address, ipv4PoolId, macs),
                    password);
        }
    }
}
