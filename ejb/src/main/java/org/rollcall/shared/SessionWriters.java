package org.rollcall.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Keeps transactions that write open sessions apart where the database does not: on H2 they come one after the other.
 * With H2 2.2.224, the version that Payara brings, acknowledged updates were lost and an index broke for good ("Row not
 * found in primary index") while such transactions deleted, inserted and updated the same rows at once and some were
 * rolled back to end deadlocks; one at a time none was (ADR 0043). On PostgreSQL all go at once, and the revisions of the sessions tell who was first.
 */
@ApplicationScoped
public class SessionWriters {
    private final Lock turn = new ReentrantLock(true);

    @Inject
    private Database database;

    /** @param transaction begins and ends in there */
    public <T> T inTurn(Supplier<T> transaction) {
        if (database.vendor() == Vendor.POSTGRESQL) {
            return transaction.get();
        }
        turn.lock();
        try {
            return transaction.get();
        } finally {
            turn.unlock();
        }
    }
}
