package org.rollcall.radius.ra;

import jakarta.resource.spi.Activation;
import jakarta.resource.spi.InvalidPropertyException;
import java.time.Duration;
import org.rollcall.radius.api.AccessListener;

/** Activates a message-driven bean that is an {@link AccessListener}. */
@Activation(messageListeners = AccessListener.class)
public class AccessActivation extends ListenerActivation {
    private static final long serialVersionUID = 1L;
    /** A NAS asks again after some seconds, if it has no answer. */
    private static final int LONGEST_DELAY_MILLIS = 1_000;

    private Integer rejectDelayMillis = LONGEST_DELAY_MILLIS;

    /** How long after a request its reject is sent, in ms. */
    public Integer getRejectDelayMillis() {
        return rejectDelayMillis;
    }

    public void setRejectDelayMillis(Integer rejectDelayMillis) {
        this.rejectDelayMillis = rejectDelayMillis;
    }

    @Override
    public void validate() throws InvalidPropertyException {
        super.validate();
        if (rejectDelayMillis < 0 || rejectDelayMillis > LONGEST_DELAY_MILLIS) {
            throw new InvalidPropertyException(
                    "rejectDelayMillis is " + rejectDelayMillis + ", not 0 to " + LONGEST_DELAY_MILLIS);
        }
    }

    @Override
    Duration rejectDelay() {
        return Duration.ofMillis(rejectDelayMillis);
    }

    @Override
    ListenerKind kind() {
        return ListenerKind.AUTHENTICATION;
    }

    @Override
    Delivery<?> delivery() {
        return new AccessDelivery();
    }
}
