package org.rollcall.session;

import jakarta.annotation.Priority;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.rollcall.shared.Database;
import org.rollcall.shared.DatabaseReady;
import org.rollcall.shared.Rounds;
import org.rollcall.shared.Vendor;

/**
 * Makes the partitions of finished sessions for this month and the next three, at the start and every day. On
 * PostgreSQL it is a function of the schema that does it, because the running application may not change tables; H2 has
 * no partitions.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class SessionPartitions {
    private static final Logger LOG = System.getLogger(SessionPartitions.class.getName());
    private static final int MONTHS_AHEAD = 3;
    private static final Duration EVERY = Duration.ofDays(1);

    @Inject
    private Database database;

    @Inject
    private Rounds rounds;

    public void atStart(@Observes @Priority(DatabaseReady.EARLY) DatabaseReady ready) {
        make();
        rounds.every(EVERY, "the making of partitions", this::make);
    }

    private void make() {
        if (database.vendor() == Vendor.POSTGRESQL) {
            long made = database.number("select make_session_partitions(?)", MONTHS_AHEAD);
            if (made > 0) {
                LOG.log(Level.INFO, "{0} months of finished sessions have a partition now", made);
            }
        }
    }
}
