package org.rollcall.nas;

import jakarta.annotation.Priority;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import org.rollcall.shared.DatabaseReady;
import org.rollcall.shared.Readiness;
import org.rollcall.shared.Rounds;

/** Keeps the registry up to date: at once when this node changes a NAS, within three seconds when another does. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NasWatch {
    private static final Logger LOG = System.getLogger(NasWatch.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(3);
    private static final Duration FORGOTTEN_EVERY = Duration.ofHours(1);

    @Inject
    private NasRegistry registry;

    @Inject
    private Readiness readiness;

    @Inject
    private Rounds rounds;

    @Inject
    private Clock clock;

    public void begin(@Observes @Priority(DatabaseReady.EARLY) DatabaseReady ready) {
        rounds.every(EVERY, "the look at the table of NASes", this::look);
        rounds.every(FORGOTTEN_EVERY, "the clearing of previous secrets", this::forgetSecrets);
    }

    private void forgetSecrets() {
        if (readiness.ready()) {
            registry.forgetSecrets(clock.instant());
        }
    }

    public void look() {
        if (!readiness.ready()) {
            return;
        }
        try {
            registry.learn();
            registry.refresh();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the table of NASes could not be read; the last one stays in force", e);
        }
    }
}
