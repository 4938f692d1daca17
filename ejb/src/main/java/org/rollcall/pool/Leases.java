package org.rollcall.pool;

import static org.rollcall.shared.BulkStatement.Type.BIGINT;
import static org.rollcall.shared.BulkStatement.Type.TEXT;
import static org.rollcall.shared.BulkStatement.Type.TIME;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rollcall.shared.BulkStatement;
import org.rollcall.shared.BulkStatement.Write;
import org.rollcall.shared.Database;
import org.rollcall.shared.KeyedQuery;
import org.rollcall.shared.Vendor;

/**
 * Leases addresses and IPv6 prefixes out of pools. A service gets the one it had before, else one that
 * was never given out, else the one that was given back longest ago. Each step is one or two rows by index, whatever
 * the pool's size; row locks keep two nodes apart. The static address of a service is its own, also inside a pool.
 */
@ApplicationScoped
public class Leases {
    /** What a router may still believe of an address that was given back. */
    static final Duration QUARANTINE = Duration.ofSeconds(60);
    /** An address whose session has not begun by then is given back. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** The login of the lease is known to nobody: every such session has an address of its own. */
    public static final long NOBODY = 0;

    private static final String POOLS =
            "select id, cidr, prefix_length from address_pool where purpose = ? and kind = ?"
                    + " and id = coalesce(cast(? as bigint), id) order by id";
    /** It is the fixed one of a service. */
    private static final String TAKEN = "(exists (select 1 from internet_service f where f.ipv4_key = l.address)"
            + " or position(':' in l.address) > 0"
            + " and (exists (select 1 from internet_service f where f.ipv6_key = l.address)"
            + " or exists (select 1 from internet_service f where f.delegated_key = l.address)))";

    private static final String OWN = """
            select l.service_id, l.pool_id, l.address, p.purpose, p.kind
            from address_lease l join address_pool p on p.id = l.pool_id
            where l.service_id = any(?) and l.service_id <> 0 and not %s
            order by l.leased_at desc, l.address""".formatted(TAKEN);
    private static final BulkStatement RENEW = BulkStatement.of(
            "update address_lease t set leased_at = v.at, released_at = null from %s"
                    + " where t.pool_id = v.pool and t.address = v.given and t.service_id = v.service",
            "update address_lease t set leased_at = ?, released_at = null"
                    + " where t.pool_id = ? and t.address = ? and t.service_id = ?",
            List.of(TIME.as("at"), BIGINT.as("pool"), TEXT.as("given"), BIGINT.as("service")));
    /** All of them, in one order: a batch takes from several, and two batches would else wait for each other. */
    private static final String LOCK_POOLS = "select id from address_pool order by id for update";

    private static final String NEXT_NEW = "select high_water from address_pool where id = ?";
    private static final String RAISE = "update address_pool set high_water = ? where id = ?";
    private static final String FIXED = "select (select count(*) from internet_service where ipv4_key = ?)"
            + " + (select count(*) from internet_service where ipv6_key = ?)"
            + " + (select count(*) from internet_service where delegated_key = ?)";
    private static final String INSERT =
            "insert into address_lease (pool_id, address, service_id, leased_at) values (?, ?, ?, ?)";
    private static final String OLDEST = """
            select l.address from address_lease l where l.pool_id = ? and l.released_at < ? and not %s
            order by l.released_at limit 1 for update skip locked""".formatted(TAKEN);
    private static final String TAKE_OVER = """
            update address_lease set service_id = ?, leased_at = ?, released_at = null
            where pool_id = ? and address = ? and released_at is not null""";
    /** An IPv6 prefix is the service's as long as it has any session. */
    private static final String UNUSED = """
            update address_lease set released_at = ? where released_at is null and leased_at < ? and service_id <> 0
              and not exists (select 1 from open_session o where o.service_id = address_lease.service_id
                and (o.framed_ip = address_lease.address or position(':' in address_lease.address) > 0))""";

    private static final String UNUSED_BY_NOBODY = """
            update address_lease set released_at = ? where released_at is null and leased_at < ? and service_id = 0
              and not exists (select 1 from open_session o where o.framed_ip = address_lease.address)""";

    private Database database;
    private Clock clock;

    protected Leases() {}

    @Inject
    Leases(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Pool(long id, PoolRange range) {}

    /** What a service has had and would have again. */
    public record Own(long serviceId, long poolId, String address, PoolPurpose purpose, PoolKind kind) {
        /** Whether it is what such a request would get. */
        public boolean suits(Long wantedPool, PoolPurpose wanted, PoolKind wantedKind) {
            return purpose == wanted && kind == wantedKind && (wantedPool == null || wantedPool == poolId);
        }
    }

    /** What these services have had, the latest first. */
    public static List<Own> own(Connection connection, Vendor vendor, Collection<Long> services) throws SQLException {
        return KeyedQuery.list(
                connection,
                vendor,
                OWN,
                "bigint",
                services,
                row -> new Own(
                        row.number("service_id"),
                        row.number("pool_id"),
                        row.text("address"),
                        row.constant(PoolPurpose.class, "purpose"),
                        row.constant(PoolKind.class, "kind")));
    }

    /** What gives these to their services anew; none of them may have become another's meanwhile. */
    public static Write renewing(Collection<Own> leases, Instant now) {
        return Write.exact(
                RENEW,
                leases.stream()
                        .distinct()
                        .sorted(Comparator.comparing(Own::poolId).thenComparing(Own::address))
                        .map(l -> new Object[] {now, l.poolId(), l.address(), l.serviceId()})
                        .toList());
    }

    /**
     * An address or prefix for this service, in the caller's transaction. If it has had it before, it is only his when
     * {@linkplain #renewing renewed}. If there is no pool for the purpose, a parked customer gets one for blocked customers.
     *
     * @param serviceId or {@link #NOBODY}
     * @param poolId out of this pool; null = any of the purpose
     * @return empty if none is free
     */
    public Optional<Own> lease(long serviceId, Long poolId, PoolPurpose purpose, PoolKind kind) {
        List<Pool> pools = pools(poolId, purpose, kind);
        if (pools.isEmpty() && purpose != PoolPurpose.SERVICE && purpose != PoolPurpose.BLOCKED) {
            return lease(serviceId, null, PoolPurpose.BLOCKED, kind);
        }
        Optional<Own> own = had(serviceId, poolId, purpose, kind);
        if (own.isPresent()) {
            return own;
        }
        database.list(LOCK_POOLS, row -> row.number("id"));
        // another one of his requests may have got it while we waited
        return had(serviceId, poolId, purpose, kind)
                .or(() -> chosen(pools, pool -> neverUsed(pool, serviceId), serviceId, purpose, kind))
                .or(() -> chosen(pools, pool -> givenBack(pool, serviceId), serviceId, purpose, kind));
    }

    private Optional<Own> had(long serviceId, Long poolId, PoolPurpose purpose, PoolKind kind) {
        return database.with(connection -> own(connection, database.vendor(), List.of(serviceId))).stream()
                .filter(own -> own.suits(poolId, purpose, kind))
                .findFirst();
    }

    private static Optional<Own> chosen(
            List<Pool> pools,
            Function<Pool, Optional<String>> choice,
            long serviceId,
            PoolPurpose purpose,
            PoolKind kind) {
        return pools.stream()
                .flatMap(pool ->
                        choice
                                .apply(pool)
                                .map(address -> new Own(serviceId, pool.id(), address, purpose, kind))
                                .stream())
                .findFirst();
    }

    private List<Pool> pools(Long poolId, PoolPurpose purpose, PoolKind kind) {
        return database.list(
                POOLS,
                row -> new Pool(row.number("id"), PoolRange.of(row.text("cidr"), (int) row.number("prefix_length"))),
                purpose,
                kind,
                poolId);
    }

    /** @return how many leases without a session were given back */
    int giveBackUnused() {
        Instant now = clock.instant();
        return database.write(UNUSED, now, now.minus(PATIENCE))
                + database.write(UNUSED_BY_NOBODY, now, now.minus(PATIENCE));
    }

    private Optional<String> neverUsed(Pool pool, long serviceId) {
        PoolRange range = pool.range();
        long next = database.number(NEXT_NEW, pool.id());
        while (next < range.size() && isFixed(range.address(next))) {
            next++;
        }
        if (next >= range.size()) {
            return Optional.empty();
        }
        database.write(RAISE, next + 1, pool.id());
        database.write(INSERT, pool.id(), range.address(next), serviceId, clock.instant());
        return Optional.of(range.address(next));
    }

    private boolean isFixed(String address) {
        return database.number(FIXED, address, address, address) > 0;
    }

    private Optional<String> givenBack(Pool pool, long serviceId) {
        Instant now = clock.instant();
        Optional<String> oldest = database.first(OLDEST, row -> row.text("address"), pool.id(), now.minus(QUARANTINE));
        return oldest.filter(address -> database.write(TAKE_OVER, serviceId, now, pool.id(), address) == 1);
    }
}
