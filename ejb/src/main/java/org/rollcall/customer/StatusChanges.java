package org.rollcall.customer;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.rollcall.shared.Database;

/**
 * The only writer of a customer's status: the change and its row of history in the caller's transaction, no-op when
 * the customer is not (any more) in the status the caller saw. For inner use (staff's desk, the night, the recorder);
 * it asks no permission.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class StatusChanges {
    private static final String MOVE = """
            update customer set status = ?, status_since = ?, status_date = ?, version = version + 1
            where id = ? and status = ? and deleted_at is null""";
    private static final String HISTORY = """
            insert into status_change
              (customer_id, at, business_date, from_status, to_status, changed_by, reason, job_run_id)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";

    @Inject
    private Database database;

    @Inject
    private Clock clock;

    @Inject
    private Event<StatusChanged> changed;

    /**
     * Moves a customer, writes history and fires {@link StatusChanged}.
     *
     * @param by who or which job, at most 100 characters
     * @param reason at most 500 characters
     * @param businessDate the date the grace period will count from
     * @param jobRunId the run of the night that does it; a run moves a customer once
     * @return false, and nothing is done, if the customer is not in {@code from}, is deleted or does not exist
     * @throws IllegalArgumentException if {@link StatusRules} does not allow the move
     */
    public boolean apply(
            long customerId,
            CustomerStatus from,
            CustomerStatus to,
            String by,
            String reason,
            LocalDate businessDate,
            OptionalLong jobRunId) {
        if (!StatusRules.allowed(from, to)) {
            throw new IllegalArgumentException(StatusRules.refusal(from, to));
        }
        Instant now = clock.instant();
        if (database.write(MOVE, to, now, businessDate, customerId, from) == 0) {
            return false;
        }
        Long run = jobRunId.isPresent() ? jobRunId.getAsLong() : null;
        database.write(HISTORY, customerId, now, businessDate, from, to, by, reason, run);
        changed.fire(new StatusChanged(customerId, from, to));
        return true;
    }

    /**
     * Makes those of these customers Active that are New, because their first session was recorded. Two statements
     * for any number of them.
     *
     * @return how many became Active
     */
    public int activateNew(Collection<Long> customerIds, String by, String reason) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        // in the order of the ids, so that two batches cannot wait for each other
        List<Long> ids = new ArrayList<>(new TreeSet<>(customerIds));
        List<Object[]> moves = new ArrayList<>();
        for (Long id : ids) {
            moves.add(new Object[] {CustomerStatus.ACTIVE, now, today, id, CustomerStatus.NEW});
        }
        int[] moved = database.writeAll(MOVE, moves);
        List<Object[]> history = new ArrayList<>();
        for (int i = 0; i < moved.length; i++) {
            if (moved[i] == 1) {
                history.add(new Object[] {
                    ids.get(i), now, today, CustomerStatus.NEW, CustomerStatus.ACTIVE, by, reason, null
                });
            }
        }
        database.writeAll(HISTORY, history);
        return history.size();
    }

    /** The first row of a customer's history. */
    public void created(Customer customer, String by) {
        database.write(
                HISTORY,
                customer.getId(),
                customer.getCreatedAt(),
                customer.getStatusDate(),
                null,
                customer.getStatus(),
                by,
                "created",
                null);
    }

    /** Oldest first. */
    public List<StatusChange> history(long customerId) {
        return database.list(
                "select at, business_date, from_status, to_status, changed_by, reason from status_change"
                        + " where customer_id = ? order by at, id",
                row -> new StatusChange(
                        row.instant("at"),
                        row.date("business_date"),
                        row.optional(CustomerStatus.class, "from_status"),
                        row.constant(CustomerStatus.class, "to_status"),
                        row.text("changed_by"),
                        row.text("reason")),
                customerId);
    }
}
