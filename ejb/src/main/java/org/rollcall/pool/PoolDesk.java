package org.rollcall.pool;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.audit.AuditDetails;
import org.rollcall.audit.AuditLog;
import org.rollcall.shared.Conflict;
import org.rollcall.shared.Database;
import org.rollcall.shared.FieldError;
import org.rollcall.shared.NotFound;
import org.rollcall.shared.Prefix;
import org.rollcall.shared.Uniqueness;
import org.rollcall.staff.Permitted;

/** What staff do with address pools. */
@Stateless
@Permitted
public class PoolDesk {
    private static final Map<String, FieldError> UNIQUE = Map.of(
            "address_pool_name", new FieldError("name", "another pool has this name"),
            "address_pool_cidr", new FieldError("cidr", "another pool has this range"));

    @PersistenceContext(unitName = "rollcall")
    private EntityManager entities;

    @Inject
    private Database database;

    @Inject
    private AuditLog audit;

    @Inject
    private Clock clock;

    /** By name, with their use. */
    public List<PoolUse> list() {
        Map<Long, Long> inUse = new HashMap<>();
        database.list(
                        "select pool_id, count(*) as in_use from address_lease where released_at is null"
                                + " group by pool_id",
                        row -> Map.entry(row.number("pool_id"), row.number("in_use")))
                .forEach(entry -> inUse.put(entry.getKey(), entry.getValue()));
        return pools().stream()
                .map(pool -> new PoolUse(pool, size(pool), inUse.getOrDefault(pool.getId(), 0L)))
                .toList();
    }

    public PoolUse get(long id) {
        AddressPool pool = find(id);
        long inUse =
                database.number("select count(*) from address_lease where pool_id = ? and released_at is null", id);
        return new PoolUse(pool, size(pool), inUse);
    }

    /** A Conflict if it overlaps another pool. */
    public AddressPool create(PoolData data) {
        PoolRules.check(data).throwIfAny();
        // two at the same moment would not see each other: one at a time
        database.list("select name from lease where name = 'address-pools' for update", row -> row.text("name"));
        Prefix wanted = Prefix.parse(data.cidr());
        for (AddressPool other : pools()) {
            if (wanted.overlaps(Prefix.parse(other.getCidr()))) {
                throw new Conflict("cidr", "overlaps the pool " + other.getName() + " (" + other.getCidr() + ")");
            }
        }
        AddressPool pool = new AddressPool(data, clock.instant());
        entities.persist(pool);
        Uniqueness.flush(entities, UNIQUE);
        audit.record(
                "pool.create",
                subject(pool.getId()),
                new AuditDetails()
                        .value("name", pool.getName())
                        .value("cidr", pool.getCidr())
                        .value("purpose", pool.getPurpose())
                        .value("kind", pool.getKind())
                        .value("prefixLength", pool.getPrefixLength())
                        .toString());
        return pool;
    }

    /** A Conflict while one of its addresses is given out or a service names it. */
    public void delete(long id) {
        AddressPool pool = find(id);
        long services = database.number(
                "select count(*) from internet_service where ipv4_pool_id = ? and deleted_at is null", id);
        if (services > 0) {
            throw new Conflict("", services + (services == 1 ? " service uses" : " services use") + " this pool");
        }
        if (get(id).inUse() > 0) {
            throw new Conflict("", "addresses of this pool are in use");
        }
        // a lease that is taken at this moment holds the foreign key and this statement, or the other way round
        database.write("update internet_service set ipv4_pool_id = null where ipv4_pool_id = ?", id);
        database.write("delete from address_lease where pool_id = ? and released_at is not null", id);
        entities.remove(pool);
        Uniqueness.flush(entities, Map.of("address_lease", new FieldError("", "addresses of this pool are in use")));
        audit.record(
                "pool.delete",
                subject(id),
                new AuditDetails().value("name", pool.getName()).toString());
    }

    private AddressPool find(long id) {
        AddressPool pool = entities.find(AddressPool.class, id);
        if (pool == null) {
            throw new NotFound("pool", id);
        }
        return pool;
    }

    private List<AddressPool> pools() {
        return entities.createQuery("select p from AddressPool p order by p.name, p.id", AddressPool.class)
                .getResultList();
    }

    private static long size(AddressPool pool) {
        return PoolRange.of(pool.getCidr(), pool.getPrefixLength()).size();
    }

    private static String subject(long id) {
        return "pool " + id;
    }
}
