package org.rollcall.radius.ra;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.Connector;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.TransactionSupport.TransactionSupportLevel;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import javax.transaction.xa.XAResource;

/**
 * What the application server calls. Its life: {@link #start} makes a {@link RunningAdapter}, which binds nothing;
 * message-driven beans come and go by activation; the application opens and shuts the door through a connection;
 * {@link #stop} ends everything. A server may send each call twice (WildFly deactivates when it suspends and again
 * when it undeploys); the second does nothing.
 */
@Connector(
        displayName = "Rollcall RADIUS resource adapter",
        vendorName = "Rollcall",
        eisType = "RADIUS",
        version = "1.0",
        transactionSupport = TransactionSupportLevel.NoTransaction)
public class RadiusResourceAdapter implements ResourceAdapter {
    private static final XAResource[] NOTHING_TO_RECOVER = {};

    private final Clock clock;
    private final RetrySchedule schedule;
    private final AtomicReference<RunningAdapter> running = new AtomicReference<>();

    public RadiusResourceAdapter() {
        this(Clock.systemUTC(), RetrySchedule.standard());
    }

    RadiusResourceAdapter(Clock clock, RetrySchedule schedule) {
        this.clock = clock;
        this.schedule = schedule;
    }

    @Override
    public void start(BootstrapContext context) {
        running.compareAndSet(null, new RunningAdapter(context.getWorkManager(), clock, schedule));
    }

    @Override
    public void stop() {
        RunningAdapter adapter = running.getAndSet(null);
        if (adapter != null) {
            adapter.stop();
        }
    }

    @Override
    public void endpointActivation(MessageEndpointFactory endpoints, ActivationSpec spec) throws ResourceException {
        if (spec instanceof ListenerActivation activation) {
            activation.validate();
            running().doorkeeper().activate(endpoints, activation);
        } else {
            throw new NotSupportedException("not an activation of this adapter: " + spec);
        }
    }

    @Override
    public void endpointDeactivation(MessageEndpointFactory endpoints, ActivationSpec spec) {
        RunningAdapter adapter = running.get();
        if (adapter != null && spec instanceof ListenerActivation activation) {
            adapter.doorkeeper().deactivate(endpoints, activation.kind());
        }
    }

    /** Delivery takes no part in a transaction: the application commits, then returns. */
    @Override
    public XAResource[] getXAResources(ActivationSpec[] specs) {
        return NOTHING_TO_RECOVER;
    }

    RunningAdapter running() {
        RunningAdapter adapter = running.get();
        if (adapter == null) {
            throw new java.lang.IllegalStateException("the RADIUS resource adapter is not started");
        }
        return adapter;
    }

    // The specification asks for these two; there is one adapter in a deployment.
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
