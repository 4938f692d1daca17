package org.rollcall.pool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rollcall.shared.Database;

/**
 * Leases addresses out of pools, in the caller's transaction. A service gets the address it had before, else one that
 * was never given out, else the one that was given back longest ago. Each step is one or two rows by index, whatever
 * the pool's size; row locks keep two nodes apart. The static address of a service is its own, also inside a pool.
 */
@ApplicationScoped
public class Leases {
    /** What a router may still believe of an address that was given back. */
    static final Duration QUARANTINE = Duration.ofSeconds(60);
    /** An address whose session has not begun by then is given back. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final String POOLS =
            "select id, cidr from address_pool where purpose = ? and id = coalesce(cast(? as bigint), id) order by id";
    private static final String OWN = """
            select l.pool_id, l.address from address_lease l join address_pool p on p.id = l.pool_id
            where l.service_id = ? and p.purpose = ? and p.id = coalesce(cast(? as bigint), p.id)
              and not exists (select 1 from internet_service f where f.ipv4_key = l.address)
            order by l.leased_at desc, l.address""";
    private static final String RENEW = """
            update address_lease set leased_at = ?, released_at = null
            where pool_id = ? and address = ? and service_id = ?""";
    /** All of them, in one order: a batch takes from several, and two batches would else wait for each other. */
    private static final String LOCK_POOLS = "select id from address_pool order by id for update";

    private static final String NEXT_NEW = "select high_water from address_pool where id = ?";
    private static final String RAISE = "update address_pool set high_water = ? where id = ?";
    private static final String FIXED = "select count(*) from internet_service where ipv4_key = ?";
    private static final String INSERT =
            "insert into address_lease (pool_id, address, service_id, leased_at) values (?, ?, ?, ?)";
    private static final String OLDEST = """
            select l.address from address_lease l where l.pool_id = ? and l.released_at < ?
              and not exists (select 1 from internet_service f where f.ipv4_key = l.address)
            order by l.released_at limit 1 for update skip locked""";
    private static final String TAKE_OVER = """
            update address_lease set service_id = ?, leased_at = ?, released_at = null
            where pool_id = ? and address = ? and released_at is not null""";
    private static final String UNUSED = """
            update address_lease set released_at = ? where released_at is null and leased_at < ? and not exists
              (select 1 from open_session o
               where o.service_id = address_lease.service_id and o.framed_ip = address_lease.address)""";

    private Database database;
    private Clock clock;

    protected Leases() {}

    @Inject
    Leases(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Pool(long id, String cidr) {}

    private record Own(long poolId, String address) {}

    /**
     * An address for this service, for as long as its session lasts.
     *
     * @param poolId out of this pool; null = any of the purpose
     * @return empty if no address is free
     */
    public Optional<String> lease(long serviceId, Long poolId, PoolPurpose purpose) {
        Instant now = clock.instant();
        for (Own own : database.list(
                OWN, row -> new Own(row.number("pool_id"), row.text("address")), serviceId, purpose, poolId)) {
            if (database.write(RENEW, now, own.poolId(), own.address(), serviceId) == 1) {
                return Optional.of(own.address());
            }
        }
        List<Pool> pools = database.list(POOLS, row -> new Pool(row.number("id"), row.text("cidr")), purpose, poolId);
        database.list(LOCK_POOLS, row -> row.number("id"));
        for (Pool pool : pools) {
            Optional<String> address = neverUsed(pool, serviceId, now);
            if (address.isPresent()) {
                return address;
            }
        }
        for (Pool pool : pools) {
            Optional<String> address = givenBack(pool, serviceId, now);
            if (address.isPresent()) {
                return address;
            }
        }
        return Optional.empty();
    }

    /** @return how many leases without a session were given back */
    int giveBackUnused() {
        Instant now = clock.instant();
        return database.write(UNUSED, now, now.minus(PATIENCE));
    }

    private Optional<String> neverUsed(Pool pool, long serviceId, Instant now) {
        PoolRange range = PoolRange.of(pool.cidr());
        long next = database.number(NEXT_NEW, pool.id());
        while (next < range.size() && database.number(FIXED, range.address(next)) > 0) {
            next++;
        }
        if (next >= range.size()) {
            return Optional.empty();
        }
        database.write(RAISE, next + 1, pool.id());
        database.write(INSERT, pool.id(), range.address(next), serviceId, now);
        return Optional.of(range.address(next));
    }

    private Optional<String> givenBack(Pool pool, long serviceId, Instant now) {
        Optional<String> oldest = database.first(OLDEST, row -> row.text("address"), pool.id(), now.minus(QUARANTINE));
        return oldest.filter(address -> database.write(TAKE_OVER, serviceId, now, pool.id(), address) == 1);
    }
}
