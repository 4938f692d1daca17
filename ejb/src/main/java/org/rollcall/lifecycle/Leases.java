package org.rollcall.lifecycle;

import java.time.Duration;
import java.util.OptionalLong;
import org.rollcall.shared.Database;
import org.rollcall.shared.Vendor;

/**
 * Rows that say which node may do a thing that only one may do at a time. Time is the database's, so nodes whose clocks
 * differ or jump still agree. Every statement is one UPDATE that holds the row until the caller's transaction ends: while
 * a holder's results are on their way nobody else can take the lease, and whoever lost it cannot renew it.
 *
 * <p>Rows are made by the schema, one per name.
 */
final class Leases {
    private static final String IN_SECONDS = "current_timestamp + cast(? as integer) * interval '1' second";

    private final Database database;

    Leases(Database database) {
        this.database = database;
    }

    /** @return the new fence, higher than any before; empty while somebody holds it */
    OptionalLong acquire(String name, String holder, Duration term) {
        limitStay(term);
        int taken = database.write(
                "update lease set holder = ?, fence = fence + 1, expires_at = " + IN_SECONDS
                        + " where name = ? and (expires_at <= current_timestamp or expires_at > " + IN_SECONDS + ")",
                holder,
                (int) term.toSeconds(),
                name,
                // nobody takes it for so long: the clock was put back since, and waiting for it could take a day
                2 * (int) term.toSeconds());
        return taken == 0
                ? OptionalLong.empty()
                : OptionalLong.of(database.number("select fence from lease where name = ?", name));
    }

    /** @return false if somebody else took it since, however long ago; an expired lease that nobody took goes on */
    boolean renew(String name, long fence, Duration term) {
        limitStay(term);
        return database.write(
                        "update lease set expires_at = " + IN_SECONDS + " where name = ? and fence = ?",
                        (int) term.toSeconds(),
                        name,
                        fence)
                == 1;
    }

    /** Nothing happens if somebody else has it. */
    void release(String name, long fence) {
        database.write("update lease set expires_at = current_timestamp where name = ? and fence = ?", name, fence);
    }

    /**
     * A node that stops (SIGSTOP, a lost network) in the middle of a transaction would hold its rows, this lease among
     * them, for ever: PostgreSQL ends such a session. H2 is in our own process and stops with it.
     */
    private void limitStay(Duration term) {
        if (database.vendor() == Vendor.POSTGRESQL) {
            database.write("set local idle_in_transaction_session_timeout = " + term.toMillis());
        }
    }
}
