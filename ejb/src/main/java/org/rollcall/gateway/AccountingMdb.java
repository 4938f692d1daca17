package org.rollcall.gateway;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import org.rollcall.nas.NasRegistry;
import org.rollcall.radius.api.AccountingListener;
import org.rollcall.radius.api.AccountingRequest;
import org.rollcall.radius.api.AccountingVerdict;
import org.rollcall.session.SessionRecorder;
import org.rollcall.shared.DatabaseHealth;

/**
 * Accounting-Requests from the adapter, to the database or, while that cannot take them, to the spool. Outside of any transaction: Payara does not tell the adapter of a commit that
 * failed in the container, but it does hand on an exception of the recorder's own transaction, and an exception is
 * silence.
 */
@MessageDriven(messageListenerInterface = AccountingListener.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccountingMdb implements AccountingListener {
    @Inject
    private SessionRecorder recorder;

    @Inject
    private Quarantine quarantine;

    @Inject
    private NasRegistry nases;

    @Inject
    private Spooler spool;

    @Inject
    private DatabaseHealth health;

    @Override
    public List<AccountingVerdict> onAccounting(List<AccountingRequest> batch) {
        if (spool.keepsNow(batch)) {
            return Collections.nCopies(batch.size(), AccountingVerdict.ACKNOWLEDGE);
        }
        try {
            return new AccountingIntake(recorder, quarantine::put, nases::counters, nases::clock).take(batch);
        } catch (RuntimeException failure) {
            if (Fault.of(failure) != Fault.UNAVAILABLE) {
                throw failure;
            }
            health.failed(failure);
            spool.keep(batch);
            return Collections.nCopies(batch.size(), AccountingVerdict.ACKNOWLEDGE);
        }
    }
}
