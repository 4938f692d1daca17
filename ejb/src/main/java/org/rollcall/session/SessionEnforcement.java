package org.rollcall.session;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rollcall.audit.AuditLog;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.customer.StatusChanged;
import org.rollcall.dialect.RouterOrder;

/**
 * Makes open sessions follow their customer's status, once that is committed and off the thread of whoever changed it.
 * Where the router can mark a session as blocked it is told to (CoA), which is at once; a session that must change its
 * address, or whose router refuses, is ended, so that it comes back as the status wants it. A night changes thousands at
 * once, few of them on line: there is one task at a time, and it asks for the sessions of hundreds of customers in one
 * query. Not an EJB, for the reason that {@link org.rollcall.nas.NasNews} gives.
 */
@ApplicationScoped
public class SessionEnforcement {
    private static final Logger LOG = System.getLogger(SessionEnforcement.class.getName());
    private static final int CUSTOMERS_PER_QUERY = 500;

    private final Queue<StatusChanged> pending = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean working = new AtomicBoolean();

    @Inject
    private SessionTable sessions;

    @Inject
    private SessionOrders orders;

    @Inject
    private AuditLog audit;

    @Resource
    private ManagedExecutorService executor;

    public void statusChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) StatusChanged event) {
        if (event.to() == CustomerStatus.ACTIVE && event.from() == CustomerStatus.NEW) {
            return;
        }
        pending.add(event);
        work();
    }

    private void work() {
        if (working.compareAndSet(false, true)) {
            try {
                executor.execute(this::enforcePending);
            } catch (RuntimeException refused) {
                working.set(false);
                throw refused;
            }
        }
    }

    private void enforcePending() {
        try {
            for (Map<Long, CustomerStatus> some = takeSome(); !some.isEmpty(); some = takeSome()) {
                enforce(some);
            }
        } finally {
            working.set(false);
        }
        // one that came in between found us still working
        if (!pending.isEmpty()) {
            work();
        }
    }

    /** Customers with what they are now. */
    private Map<Long, CustomerStatus> takeSome() {
        Map<Long, CustomerStatus> some = new HashMap<>();
        while (some.size() < CUSTOMERS_PER_QUERY) {
            StatusChanged event = pending.poll();
            if (event == null) {
                break;
            }
            some.put(event.customerId(), event.to());
        }
        return some;
    }

    private void enforce(Map<Long, CustomerStatus> customers) {
        try {
            for (SessionRow session : sessions.openOf(customers.keySet())) {
                enforce(session, customers.get(session.customerId()));
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "sessions of customers " + customers.keySet() + " do not follow their status", e);
        }
    }

    private void enforce(SessionRow session, CustomerStatus status) {
        try {
            Optional<RouterOrder> block = orders.nas(session).dialect().vendor().block(SessionOrders.identity(session));
            if (status == CustomerStatus.BLOCKED && block.isPresent()) {
                noted("session.block", session, orders.send(session, block.get(), false))
                        .thenAccept(result -> {
                            if (result.outcome() == DisconnectResult.Outcome.NAK && !result.isSessionUnknown()) {
                                end(session);
                            }
                        });
            } else {
                end(session);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "session " + session.id() + " does not follow its customer's status", e);
        }
    }

    private void end(SessionRow session) {
        noted("session.disconnect", session, orders.disconnect(session, false));
    }

    private CompletionStage<DisconnectResult> noted(
            String action, SessionRow session, CompletionStage<DisconnectResult> answer) {
        return answer.whenComplete((result, failure) -> {
            if (failure != null) {
                LOG.log(Level.WARNING, action + " of session " + session.id() + " could not be sent", failure);
            } else {
                audit.recordAs("system", action, "session " + session.id(), session.login() + ": " + result.inWords());
            }
        });
    }
}
