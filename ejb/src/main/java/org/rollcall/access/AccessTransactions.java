package org.rollcall.access;

import jakarta.ejb.ApplicationException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.rollcall.audit.AuditLog;
import org.rollcall.pool.Leases;
import org.rollcall.settings.Settings;
import org.rollcall.shared.BulkStatement;
import org.rollcall.shared.Database;
import org.rollcall.shared.SecretBox;

/** What {@link Gatekeeper} cannot answer in one round trip: each call is a transaction of the container's. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AccessTransactions {
    @Inject
    private Database database;

    @Inject
    private SecretBox secrets;

    @Inject
    private Settings settings;

    @Inject
    private Leases leases;

    @Inject
    private AuditLog audit;

    @Inject
    private Clock clock;

    /** Carries the answer out of a transaction that must leave nothing behind. */
    @ApplicationException(rollback = true)
    @SuppressWarnings("serial") // never leaves the server
    public static class Supposed extends RuntimeException {
        private final transient AccessAnswer answer;

        Supposed(AccessAnswer answer) {
            super("what would be answered", null, false, false);
            this.answer = answer;
        }

        AccessAnswer answer() {
            return answer;
        }
    }

    /**
     * One answer per query, in order.
     *
     * @param known is told what is known of the services, for when this has been committed
     */
    public List<AccessAnswer> answer(List<AccessQuery> queries, Consumer<AccessFacts> known) {
        return database.promptly(connection -> {
            AccessBatch batch = new AccessBatch(secrets, DoorRules.of(settings, clock.getZone()), clock, leases);
            List<AccessAnswer> answers = batch.answer(connection, database.vendor(), queries).stream()
                    .map(Optional::orElseThrow)
                    .toList();
            batch.learned().forEach(this::learn);
            known.accept(batch.facts());
            return answers;
        });
    }

    /** Never returns: the answer is in the exception, and nothing of it is kept. */
    public void suppose(AccessQuery query) {
        throw new Supposed(answer(List.of(query), facts -> {}).get(0));
    }

    /** Writes down what was decided while the database did not answer. */
    public void log(List<byte[]> decisions) {
        database.with(connection -> {
            BulkStatement.executeAll(
                    connection,
                    database.vendor(),
                    List.of(AccessLog.writing(
                            decisions.stream().map(LoggedDecision::read).toList())));
            return null;
        });
    }

    /** The row of the service is held; its version rises, so that nobody saves an older list over it. */
    private void learn(AccessBatch.Learned learned) {
        long known = database.number(
                "select count(*) from service_mac where service_id = ? and mac = ?",
                learned.serviceId(),
                learned.mac());
        if (known == 0) {
            database.write(
                    "insert into service_mac (service_id, mac) values (?, ?)", learned.serviceId(), learned.mac());
            database.write("update internet_service set version = version + 1 where id = ?", learned.serviceId());
            audit.recordAs("system", "service.mac.learned", "service " + learned.serviceId(), learned.mac());
        }
    }
}
