package org.rollcall.nas;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.rollcall.shared.Readiness;

/** Keeps the registry up to date: at once when this node changes a NAS, within three seconds when another does. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NasWatch {
    private static final Logger LOG = System.getLogger(NasWatch.class.getName());

    @Inject
    private NasRegistry registry;

    @Inject
    private Readiness readiness;

    @Schedule(hour = "*", minute = "*", second = "*/3", persistent = false)
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
