package org.rollcall.radius.ra;

import jakarta.resource.spi.Activation;
import org.rollcall.radius.api.AccountingListener;

/** Activates a message-driven bean that is an {@link AccountingListener}. */
@Activation(messageListeners = AccountingListener.class)
public class AccountingActivation extends ListenerActivation {
    private static final long serialVersionUID = 1L;

    @Override
    ListenerKind kind() {
        return ListenerKind.ACCOUNTING;
    }

    @Override
    Delivery<?> delivery() {
        return new AccountingDelivery();
    }
}
