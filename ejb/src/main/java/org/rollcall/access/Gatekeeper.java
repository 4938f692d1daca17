package org.rollcall.access;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.rollcall.settings.Settings;
import org.rollcall.shared.BulkStatement;
import org.rollcall.shared.Database;
import org.rollcall.shared.DatabaseFailure;
import org.rollcall.shared.SecretBox;
import org.rollcall.shared.Vendor;

/**
 * Answers batches of access queries: the hot path. What it has answered is stored, with its entries in the access log, when it
 * returns; when it throws nothing is.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Gatekeeper {
    @Inject
    private Database database;

    @Inject
    private SecretBox secrets;

    @Inject
    private Settings settings;

    @Inject
    private AccessTransactions transactions;

    @Inject
    private Event<SessionsOverLimit> overLimit;

    @Inject
    private Clock clock;

    /** One answer per query, in order. */
    public List<AccessAnswer> answer(List<AccessQuery> queries) {
        List<AccessAnswer> answers = atOnce(queries).orElseGet(() -> inTransaction(queries));
        List<Long> ends = answers.stream()
                .flatMap(answer -> answer.ends().stream())
                .distinct()
                .toList();
        if (!ends.isEmpty()) {
            overLimit.fire(new SessionsOverLimit(ends));
        }
        return answers;
    }

    /**
     * On PostgreSQL what a batch writes and its commit are one round trip, unless something has to be chosen under a lock.
     *
     * @return empty if a transaction is needed, and nothing was written
     */
    private Optional<List<AccessAnswer>> atOnce(List<AccessQuery> queries) {
        if (database.vendor() != Vendor.POSTGRESQL) {
            return Optional.empty();
        }
        DoorRules rules = DoorRules.of(settings, clock.getZone());
        return database.with(connection -> {
            if (!connection.getAutoCommit()) {
                return Optional.empty();
            }
            try {
                return new AccessBatch(connection, Vendor.POSTGRESQL, secrets, rules, clock, null).answer(queries);
            } catch (SQLException e) {
                if (isConflict(e)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** Once more if an address became another's between reading and writing. */
    private List<AccessAnswer> inTransaction(List<AccessQuery> queries) {
        try {
            return transactions.answer(queries);
        } catch (RuntimeException failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof DatabaseFailure && cause.getCause() instanceof SQLException e && isConflict(e)) {
                    return transactions.answer(queries);
                }
            }
            throw failure;
        }
    }

    private static boolean isConflict(SQLException e) {
        return BulkStatement.CONFLICT.equals(e.getSQLState());
    }
}
