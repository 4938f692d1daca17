package org.rollcall.tariff;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.rollcall.audit.AuditDetails;
import org.rollcall.audit.AuditLog;
import org.rollcall.shared.Conflict;
import org.rollcall.shared.Database;
import org.rollcall.shared.FieldError;
import org.rollcall.shared.NotFound;
import org.rollcall.shared.Uniqueness;
import org.rollcall.staff.Permitted;

/** What staff do with tariff plans. */
@Stateless
@Permitted
public class TariffDesk {
    private static final Map<String, FieldError> UNIQUE =
            Map.of("tariff_plan_name", new FieldError("name", "another tariff plan has this name"));

    @PersistenceContext(unitName = "rollcall")
    private EntityManager entities;

    @Inject
    private Database database;

    @Inject
    private AuditLog audit;

    @Inject
    private Clock clock;

    @Inject
    private Event<PlanChanged> changed;

    /** By name, without retired ones. */
    public List<TariffPlan> list() {
        return entities.createQuery(
                        "select p from TariffPlan p where p.retiredAt is null order by p.name, p.id", TariffPlan.class)
                .getResultList();
    }

    public TariffPlan get(long id) {
        TariffPlan plan = entities.find(TariffPlan.class, id);
        if (plan == null || plan.isRetired()) {
            throw new NotFound("tariff plan", id);
        }
        return plan;
    }

    public TariffPlan create(PlanData data) {
        PlanRules.check(data).throwIfAny();
        TariffPlan plan = new TariffPlan(data, clock.instant());
        entities.persist(plan);
        Uniqueness.flush(entities, UNIQUE);
        audit.record("plan.create", subject(plan.getId()), differences(null, data));
        return plan;
    }

    public TariffPlan update(long id, PlanData data) {
        return update(id, data, OptionalInt.empty());
    }

    /** @param version what the editor saw; a Conflict if it is not the current one any more */
    public TariffPlan update(long id, PlanData data, OptionalInt version) {
        TariffPlan plan = get(id);
        if (version.isPresent() && version.getAsInt() != plan.getVersion()) {
            throw Uniqueness.changedMeanwhile();
        }
        PlanRules.check(data).throwIfAny();
        PlanData before = PlanData.of(plan);
        plan.change(data);
        boolean otherSpeed = before.downBps() != data.downBps() || before.upBps() != data.upBps();
        if (otherSpeed) {
            plan.speedSince(clock.instant());
        }
        Uniqueness.flush(entities, UNIQUE);
        audit.record("plan.update", subject(id), differences(before, data));
        if (otherSpeed) {
            changed.fire(new PlanChanged(id));
        }
        return plan;
    }

    /** A Conflict while a service uses it. */
    public void delete(long id) {
        TariffPlan plan = get(id);
        long used =
                database.number("select count(*) from internet_service where plan_id = ? and deleted_at is null", id);
        if (used > 0) {
            throw new Conflict("", used + (used == 1 ? " service uses" : " services use") + " this tariff plan");
        }
        if (database.number("select count(*) from internet_service where plan_id = ?", id) > 0) {
            plan.retire(clock.instant());
        } else {
            entities.remove(plan);
        }
        // a service that is given this plan right now holds the foreign key
        Uniqueness.flush(entities, Map.of("internet_service", new FieldError("", "a service uses this tariff plan")));
        audit.record(
                "plan.delete",
                subject(id),
                new AuditDetails().value("name", plan.getName()).toString());
    }

    private static String subject(long id) {
        return "plan " + id;
    }

    private static String differences(PlanData before, PlanData after) {
        PlanData old = before == null ? new PlanData(null, null, null, 0, 0) : before;
        return new AuditDetails()
                .change("name", old.name(), after.name())
                .change("price", old.price(), after.price())
                .change("currency", old.currency(), after.currency())
                .change("downBps", old.downBps(), after.downBps())
                .change("upBps", old.upBps(), after.upBps())
                .toString();
    }
}
