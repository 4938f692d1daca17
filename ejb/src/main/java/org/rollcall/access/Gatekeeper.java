package org.rollcall.access;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
    private DoorMemory memory;

    @Inject
    private DecisionCounts counts;

    @Inject
    private Event<SessionsOverLimit> overLimit;

    @Inject
    private Clock clock;

    /** One answer per query, in order. */
    public List<AccessAnswer> answer(List<AccessQuery> queries) {
        List<AccessAnswer> answers = completed(queries, atOnce(queries));
        count(queries, answers);
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
     * One answer per query, in order, without the database; silence to whom it would have to be asked about.
     *
     * @param decisions gets what {@link #log} is to write as soon as the database answers
     */
    public List<AccessAnswer> answerFromMemory(List<AccessQuery> queries, Consumer<List<byte[]>> decisions) {
        Set<String> names = new HashSet<>();
        queries.forEach(query -> names.addAll(query.names()));
        AccessBatch batch = new AccessBatch(secrets, DoorRules.of(settings, clock.getZone()), clock, null);
        List<AccessAnswer> answers = batch.answer(memory.known(names), queries);
        count(queries, answers);
        decisions.accept(batch.logged().stream().map(LoggedDecision::write).toList());
        return answers;
    }

    /** Writes down what was decided while the database did not answer. */
    public void log(List<byte[]> decisions) {
        transactions.log(decisions);
    }

    /**
     * On PostgreSQL what a batch writes and its commit are one round trip.
     *
     * @return empty ones for whom something has to be chosen under a lock, about which nothing was written
     */
    private List<Optional<AccessAnswer>> atOnce(List<AccessQuery> queries) {
        List<Optional<AccessAnswer>> none = Collections.nCopies(queries.size(), Optional.empty());
        if (database.vendor() != Vendor.POSTGRESQL) {
            return none;
        }
        DoorRules rules = DoorRules.of(settings, clock.getZone());
        return database.promptly(connection -> {
            if (!connection.getAutoCommit()) {
                return none;
            }
            try {
                AccessBatch batch = new AccessBatch(secrets, rules, clock, null);
                List<Optional<AccessAnswer>> answers = batch.answer(connection, Vendor.POSTGRESQL, queries);
                memory.remember(batch.facts());
                return answers;
            } catch (SQLException e) {
                if (isConflict(e)) {
                    return none;
                }
                throw e;
            }
        });
    }

    /** With answers, out of a transaction, to those that have none yet. */
    private List<AccessAnswer> completed(List<AccessQuery> queries, List<Optional<AccessAnswer>> answers) {
        List<AccessQuery> left = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            if (answers.get(i).isEmpty()) {
                left.add(queries.get(i));
            }
        }
        Iterator<AccessAnswer> late = (left.isEmpty() ? List.<AccessAnswer>of() : inTransaction(left)).iterator();
        return answers.stream().map(answer -> answer.orElseGet(late::next)).toList();
    }

    /** Once more if an address became another's between reading and writing. */
    private List<AccessAnswer> inTransaction(List<AccessQuery> queries) {
        try {
            return answerAndRemember(queries);
        } catch (RuntimeException failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof DatabaseFailure && cause.getCause() instanceof SQLException e && isConflict(e)) {
                    return answerAndRemember(queries);
                }
            }
            throw failure;
        }
    }

    private List<AccessAnswer> answerAndRemember(List<AccessQuery> queries) {
        List<AccessFacts> known = new ArrayList<>(1);
        List<AccessAnswer> answers = transactions.answer(queries, known::add);
        known.forEach(memory::remember);
        return answers;
    }

    private void count(List<AccessQuery> queries, List<AccessAnswer> answers) {
        for (int i = 0; i < answers.size(); i++) {
            counts.count(queries.get(i).nas().id(), answers.get(i));
        }
    }

    private static boolean isConflict(SQLException e) {
        return BulkStatement.CONFLICT.equals(e.getSQLState());
    }
}
