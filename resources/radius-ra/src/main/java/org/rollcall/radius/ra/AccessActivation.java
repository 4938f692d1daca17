package org.rollcall.radius.ra;

import jakarta.resource.spi.Activation;
import org.rollcall.radius.api.AccessListener;

/** Activates a message-driven bean that is an {@link AccessListener}. */
@Activation(messageListeners = AccessListener.class)
public class AccessActivation extends ListenerActivation {
    private static final long serialVersionUID = 1L;

    @Override
    ListenerKind kind() {
        return ListenerKind.AUTHENTICATION;
    }

    @Override
    Delivery<?> delivery() {
        return new AccessDelivery();
    }
}
