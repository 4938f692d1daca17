package org.rollcall.seed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.pool.PoolPurpose;
import org.rollcall.seed.Isp.Plan;
import org.rollcall.seed.Isp.Pool;
import org.rollcall.seed.Isp.Router;
import org.rollcall.shared.Database;

/** Writes what customers stand on: plans, routers and pools. What is there already by that name is used as it is. */
final class Frame {
    private final Connection connection;
    private final Ids ids;
    private final Sealer sealer;
    private final Instant now;

    /** A row that exists now; its place in the ISP's list is its place here. */
    record Row(long id, String address) {}

    /** A pool that exists now, and from which index on its addresses were never given out. */
    record PoolRow(long id, Ipv4Range range, PoolPurpose purpose, long highWater) {}

    Frame(Connection connection, Ids ids, Sealer sealer, Instant now) {
        this.connection = connection;
        this.ids = ids;
        this.sealer = sealer;
        this.now = now;
    }

    List<Row> plans(List<Plan> plans) throws SQLException {
        List<Row> rows = new ArrayList<>();
        for (Plan plan : plans) {
            Optional<Long> there = id("tariff_plan", plan.name());
            long id = there.isPresent() ? there.get() : ids.take("tariff_plan_seq", 1, 1);
            if (there.isEmpty()) {
                write(
                        "insert into tariff_plan (id, version, name, price, currency, down_bps, up_bps, created_at)"
                                + " values (?, 1, ?, ?, ?, ?, ?, ?)",
                        id,
                        plan.name(),
                        plan.price(),
                        plan.currency(),
                        plan.downBps(),
                        plan.upBps(),
                        now);
            }
            rows.add(new Row(id, ""));
        }
        return rows;
    }

    List<Row> routers(List<Router> routers) throws SQLException {
        List<Row> rows = new ArrayList<>();
        for (Router router : routers) {
            Optional<Long> there = id("nas", router.name());
            long id = there.isPresent() ? there.get() : ids.take("nas_seq", 1, 1);
            if (there.isEmpty()) {
                write(
                        "insert into nas (id, version, name, address, prefix_length, secret, dialect, coa_port,"
                                + " interim_interval, message_authenticator, message_authenticator_learned, created_at)"
                                + " values (?, 1, ?, ?, 32, ?, ?, ?, ?, ?, false, ?)",
                        id,
                        router.name(),
                        router.address(),
                        sealer.seal("nas", id, "secret", router.secret()),
                        router.dialect(),
                        router.coaPort(),
                        router.interimInterval(),
                        router.messageAuthenticator(),
                        now);
            }
            rows.add(new Row(id, router.address()));
        }
        return rows;
    }

    List<PoolRow> pools(List<Pool> pools) throws SQLException {
        List<PoolRow> rows = new ArrayList<>();
        for (Pool pool : pools) {
            Optional<Long> there = id("address_pool", pool.name());
            long id = there.isPresent() ? there.get() : ids.take("address_pool_seq", 1, 1);
            if (there.isEmpty()) {
                write(
                        "insert into address_pool (id, version, name, cidr, purpose, high_water, created_at)"
                                + " values (?, 1, ?, ?, ?, 0, ?)",
                        id,
                        pool.name(),
                        pool.range().toString(),
                        pool.purpose(),
                        now);
            }
            rows.add(new PoolRow(id, pool.range(), pool.purpose(), highWater(id)));
        }
        return rows;
    }

    /** Addresses of a pool were given out up to this index. */
    void raise(long poolId, long highWater) throws SQLException {
        write("update address_pool set high_water = ? where id = ?", highWater, poolId);
    }

    private Optional<Long> id(String table, String name) throws SQLException {
        return first("select id from " + table + " where name = ?", name);
    }

    private long highWater(long poolId) throws SQLException {
        return first("select high_water from address_pool where id = ?", poolId).orElse(0L);
    }

    private Optional<Long> first(String sql, Object parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Database.bind(statement, parameter);
            try (ResultSet results = statement.executeQuery()) {
                return results.next() ? Optional.of(results.getLong(1)) : Optional.empty();
            }
        }
    }

    private void write(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Database.bind(statement, parameters);
            statement.executeUpdate();
        }
    }
}
