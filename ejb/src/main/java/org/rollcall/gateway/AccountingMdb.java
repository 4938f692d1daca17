package org.rollcall.gateway;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.rollcall.radius.api.AccountingListener;
import org.rollcall.radius.api.AccountingRequest;
import org.rollcall.radius.api.AccountingVerdict;
import org.rollcall.session.SessionRecorder;

/**
 * Accounting-Requests from the adapter. Outside of any transaction: Payara does not tell the adapter of a commit that
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

    @Override
    public List<AccountingVerdict> onAccounting(List<AccountingRequest> batch) {
        return new AccountingIntake(recorder, quarantine).take(batch);
    }
}
