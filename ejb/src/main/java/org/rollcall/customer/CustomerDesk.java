package org.rollcall.customer;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.rollcall.audit.AuditDetails;
import org.rollcall.audit.AuditLog;
import org.rollcall.shared.Conflict;
import org.rollcall.shared.Database;
import org.rollcall.shared.FieldError;
import org.rollcall.shared.FieldErrors;
import org.rollcall.shared.NotFound;
import org.rollcall.shared.Uniqueness;
import org.rollcall.staff.Caller;
import org.rollcall.staff.Permitted;

/** What staff do with customers. Every method refuses with a {@link org.rollcall.shared.Problem}. */
@Stateless
@Permitted
public class CustomerDesk {
    private static final Map<String, FieldError> UNIQUE = Map.of(
            "customer_login_key", new FieldError("portalLogin", "this portal login belongs to another customer"));

    @PersistenceContext(unitName = "rollcall")
    private EntityManager entities;

    @Inject
    private Database database;

    @Inject
    private StatusChanges changes;

    @Inject
    private AuditLog audit;

    @Inject
    private Caller caller;

    @Inject
    private Clock clock;

    @Inject
    private Event<CustomerDeleted> deleted;

    @Inject
    private Event<CustomerRestored> restored;

    /** A new customer is New. */
    public Customer create(CustomerData typed) {
        CustomerData data = checked(typed);
        Customer customer = new Customer(data, clock);
        entities.persist(customer);
        Uniqueness.flush(entities, UNIQUE);
        changes.created(customer, caller.name());
        audit.record(
                "customer.create",
                subject(customer.getId()),
                new AuditDetails().value("portalLogin", data.portalLogin()).toString());
        return customer;
    }

    /** Deleted customers are not found here. */
    public Customer get(long id) {
        Customer customer = entities.find(Customer.class, id);
        if (customer == null || customer.isDeleted()) {
            throw new NotFound("customer", id);
        }
        return customer;
    }

    public Presence presence(long id) {
        Customer customer = get(id);
        Instant now = clock.instant();
        if (database.number("select count(*) from open_session where customer_id = ?", id) > 0) {
            return new Presence(true, true, Optional.of(now));
        }
        Instant last = customer.getLastOnlineAt();
        boolean recently = last != null && last.isAfter(now.minus(Duration.ofHours(24)));
        return new Presence(false, recently, Optional.ofNullable(last));
    }

    public Customer update(long id, CustomerData data) {
        return update(id, data, OptionalInt.empty());
    }

    /** @param version what the editor saw; a Conflict if it is not the current one any more */
    public Customer update(long id, CustomerData typed, OptionalInt version) {
        Customer customer = get(id);
        if (version.isPresent() && version.getAsInt() != customer.getVersion()) {
            throw Uniqueness.changedMeanwhile();
        }
        CustomerData before = CustomerData.of(customer);
        CustomerData after = checked(typed);
        customer.change(after);
        Uniqueness.flush(entities, UNIQUE);
        // the audit log names what changed but keeps no personal data beside the login
        audit.record(
                "customer.update",
                subject(id),
                new AuditDetails()
                        .change("portalLogin", before.portalLogin(), after.portalLogin())
                        .secret("name", !before.name().equals(after.name()))
                        .secret("phone", !Objects.equals(before.phone(), after.phone()))
                        .secret("email", !Objects.equals(before.email(), after.email()))
                        .secret("street", !Objects.equals(before.street(), after.street()))
                        .secret("city", !Objects.equals(before.city(), after.city()))
                        .toString());
        return customer;
    }

    /** Only Inactive customers can be deleted; the login is free for others afterwards. */
    public void delete(long id) {
        Customer customer = get(id);
        if (customer.getStatus() != CustomerStatus.INACTIVE) {
            throw new Conflict(
                    "status",
                    "only inactive customers can be deleted; this one is " + StatusRules.word(customer.getStatus()));
        }
        Instant now = clock.instant();
        customer.delete(now);
        Uniqueness.flush(entities, Map.of());
        deleted.fire(new CustomerDeleted(id, now));
        audit.record("customer.delete", subject(id), "");
    }

    /** Brings a deleted customer back, Inactive, or says which logins others have taken since. */
    public Customer restore(long id) {
        Customer customer = entities.find(Customer.class, id);
        if (customer == null) {
            throw new NotFound("customer", id);
        }
        if (!customer.isDeleted()) {
            throw new Conflict("", "the customer is not deleted");
        }
        Instant deletedAt = customer.getDeletedAt();
        customer.restore();
        Uniqueness.flush(entities, UNIQUE);
        restored.fire(new CustomerRestored(id, deletedAt));
        audit.record("customer.restore", subject(id), "");
        return customer;
    }

    /** Deleted customers, the last deleted first. */
    public List<Customer> deleted(int first, int size) {
        return entities.createQuery(
                        "select c from Customer c where c.deletedAt is not null order by c.deletedAt desc, c.id desc",
                        Customer.class)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
    }

    public long countDeleted() {
        return database.number("select count(*) from customer where deleted_at is not null");
    }

    public Customer block(long id, String reason) {
        return command(id, StatusCommand.BLOCK, reason);
    }

    public Customer unblock(long id, String reason) {
        return command(id, StatusCommand.UNBLOCK, reason);
    }

    public Customer activate(long id, String reason) {
        return command(id, StatusCommand.ACTIVATE, reason);
    }

    public Customer deactivate(long id, String reason) {
        return command(id, StatusCommand.DEACTIVATE, reason);
    }

    /** @param reason for the history, at most 500 characters; null or blank becomes "no reason given" */
    public Customer command(long id, StatusCommand command, String reason) {
        Customer customer = get(id);
        CustomerStatus from = customer.getStatus();
        if (!command.allowedFrom(from)) {
            throw new Conflict("status", command.refusal(from));
        }
        String why = reason == null || reason.isBlank() ? "no reason given" : reason.strip();
        new FieldErrors().optional("reason", why, 500).throwIfAny();
        LocalDate today = LocalDate.now(clock);
        if (!changes.apply(id, from, command.target(), caller.name(), why, today, OptionalLong.empty())) {
            throw Uniqueness.changedMeanwhile();
        }
        entities.refresh(customer);
        audit.record(
                "customer." + command.name().toLowerCase(Locale.ROOT),
                subject(id),
                new AuditDetails()
                        .change("status", from, command.target())
                        .value("reason", why)
                        .toString());
        return customer;
    }

    /** The statuses a customer may move to now. */
    public Set<CustomerStatus> allowedMoves(long id) {
        return StatusRules.allowedFrom(get(id).getStatus());
    }

    /** Oldest first; also of a deleted customer. */
    public List<StatusChange> history(long id) {
        if (entities.find(Customer.class, id) == null) {
            throw new NotFound("customer", id);
        }
        return changes.history(id);
    }

    private static CustomerData checked(CustomerData typed) {
        CustomerData data = CustomerDataRules.tidy(typed);
        CustomerDataRules.check(data).throwIfAny();
        return data;
    }

    private static String subject(long id) {
        return "customer " + id;
    }
}
