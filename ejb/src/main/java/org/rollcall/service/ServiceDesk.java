package org.rollcall.service;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.rollcall.audit.AuditDetails;
import org.rollcall.audit.AuditLog;
import org.rollcall.pool.AddressPool;
import org.rollcall.pool.PoolKind;
import org.rollcall.pool.PoolPurpose;
import org.rollcall.shared.Database;
import org.rollcall.shared.FieldError;
import org.rollcall.shared.FieldErrors;
import org.rollcall.shared.NotFound;
import org.rollcall.shared.Prefix;
import org.rollcall.shared.SecretBox;
import org.rollcall.shared.SecretPlace;
import org.rollcall.shared.Uniqueness;
import org.rollcall.staff.Permitted;
import org.rollcall.tariff.TariffPlan;

/** What staff do with the internet services of customers. */
@Stateless
@Permitted
public class ServiceDesk {
    static final Map<String, FieldError> UNIQUE = Map.of(
            "internet_service_login_key", new FieldError("login", "this login belongs to another service"),
            "internet_service_ipv4_key", new FieldError("ipv4.address", "this address belongs to another service"),
            "internet_service_ipv6_key", new FieldError("ipv6.framed", "this prefix belongs to another service"),
            "internet_service_delegated_key",
                    new FieldError("ipv6.delegated", "this prefix belongs to another service"));

    @PersistenceContext(unitName = "rollcall")
    private EntityManager entities;

    @Inject
    private Database database;

    @Inject
    private SecretBox secrets;

    @Inject
    private AuditLog audit;

    @Inject
    private Clock clock;

    @Inject
    private Event<ServiceChanged> changed;

    /** The services of a customer, the oldest first. */
    public List<InternetService> list(long customerId) {
        requireCustomer(customerId);
        return entities.createQuery(
                        "select s from InternetService s where s.customerId = :customer and s.deletedAt is null"
                                + " order by s.id",
                        InternetService.class)
                .setParameter("customer", customerId)
                .getResultList();
    }

    public InternetService get(long id) {
        InternetService service = entities.find(InternetService.class, id);
        if (service == null || service.isDeleted()) {
            throw new NotFound("service", id);
        }
        return service;
    }

    /** As {@link #get}, not found as well if it is another customer's. */
    public InternetService get(long customerId, long id) {
        InternetService service = get(id);
        if (service.getCustomerId() != customerId) {
            throw new NotFound("service", id);
        }
        return service;
    }

    public InternetService create(long customerId, ServiceData typed) {
        requireCustomer(customerId);
        ServiceData data = checked(typed, false);
        InternetService service = new InternetService(customerId, data, clock.instant());
        // gives it the id that its password is sealed for
        entities.persist(service);
        seal(service, data);
        Uniqueness.flush(entities, UNIQUE);
        audit.record("service.create", subject(service), differences(null, data));
        return service;
    }

    public InternetService update(long id, ServiceData data) {
        return update(id, data, OptionalInt.empty());
    }

    /** @param version what the editor saw; a Conflict if it is not the current one any more */
    public InternetService update(long id, ServiceData typed, OptionalInt version) {
        InternetService service = get(id);
        if (version.isPresent() && version.getAsInt() != service.getVersion()) {
            throw Uniqueness.changedMeanwhile();
        }
        ServiceData data = checked(typed, service.hasPassword());
        ServiceData before = ServiceData.of(service);
        service.change(data);
        seal(service, data);
        Uniqueness.flush(entities, UNIQUE);
        audit.record("service.update", subject(service), differences(before, data));
        changed.fire(new ServiceChanged(id, service.getCustomerId()));
        return service;
    }

    /** Its login and address are free for others afterwards; sessions and usage stay. */
    public void delete(long id) {
        InternetService service = get(id);
        service.delete(clock.instant());
        Uniqueness.flush(entities, Map.of());
        audit.record("service.delete", subject(service), "");
        changed.fire(new ServiceChanged(id, service.getCustomerId()));
    }

    private ServiceData checked(ServiceData typed, boolean hasPassword) {
        ServiceData data = ServiceDataRules.tidy(typed);
        FieldErrors errors = ServiceDataRules.check(data, hasPassword);
        TariffPlan plan = entities.find(TariffPlan.class, data.planId());
        errors.check(plan != null && !plan.isRetired(), "planId", "is not a tariff plan");
        if (data.ipv4PoolId() != null) {
            AddressPool pool = entities.find(AddressPool.class, data.ipv4PoolId());
            errors.check(pool != null, "ipv4.pool", "is not a pool");
            errors.check(
                    pool == null || pool.getPurpose() == PoolPurpose.SERVICE, "ipv4.pool", "is for blocked customers");
            errors.check(pool == null || pool.getKind() == PoolKind.IPV4, "ipv4.pool", "is of IPv6 prefixes");
        }
        checkPrefix(data.ipv6().framed(), "ipv6.framed", errors);
        checkPrefix(data.ipv6().delegated(), "ipv6.delegated", errors);
        errors.throwIfAny();
        return data;
    }

    /** Inside of a pool it must be one that the pool could give out: only then it knows that this one is taken. */
    private void checkPrefix(String typed, String field, FieldErrors errors) {
        if (typed == null || errors.has(field)) {
            return;
        }
        Prefix prefix = Prefix.parse(typed);
        for (AddressPool pool : entities.createQuery(
                        "select p from AddressPool p where p.kind <> :ipv4", AddressPool.class)
                .setParameter("ipv4", PoolKind.IPV4)
                .getResultList()) {
            errors.check(
                    prefix.length() == pool.getPrefixLength() || !prefix.overlaps(Prefix.parse(pool.getCidr())),
                    field,
                    "lies in the pool " + pool.getName() + ", which gives out prefixes of length /"
                            + pool.getPrefixLength());
        }
    }

    private void requireCustomer(long customerId) {
        if (database.number("select count(*) from customer where id = ? and deleted_at is null", customerId) == 0) {
            throw new NotFound("customer", customerId);
        }
    }

    private void seal(InternetService service, ServiceData data) {
        if (data.password() != null) {
            service.seal(secrets.seal(
                    new SecretPlace("internet_service", service.getId(), "password"),
                    data.password().getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static String subject(InternetService service) {
        return "service " + service.getId() + " of customer " + service.getCustomerId();
    }

    private static String differences(ServiceData before, ServiceData after) {
        ServiceData old = before == null ? new ServiceData(null, null, 0, null, null, null, null, null) : before;
        return new AuditDetails()
                .change("login", old.login(), after.login())
                .secret("password", after.password() != null)
                .change("planId", old.planId(), after.planId())
                .change("access", old.access(), after.access())
                .change("proof", old.proof(), after.proof())
                .change("ipv4.mode", old.ipv4Mode(), after.ipv4Mode())
                .change("ipv4.address", old.ipv4Address(), after.ipv4Address())
                .change("ipv4.pool", old.ipv4PoolId(), after.ipv4PoolId())
                .change("ipv6.mode", old.ipv6().mode(), after.ipv6().mode())
                .change("ipv6.framed", old.ipv6().framed(), after.ipv6().framed())
                .change("ipv6.delegated", old.ipv6().delegated(), after.ipv6().delegated())
                .change("macs", old.macs(), after.macs())
                .change("learnedMacs", old.learnedMacs(), after.learnedMacs())
                .change("limit.sessions", old.limit().sessions(), after.limit().sessions())
                .change("limit.over", old.limit().over(), after.limit().over())
                .change("lastDay", old.lastDay(), after.lastDay())
                .toString();
    }
}
