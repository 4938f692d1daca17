package org.rollcall.session;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.rollcall.audit.AuditLog;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.customer.StatusChanged;
import org.rollcall.radius.codec.Attribute;

/**
 * Makes open sessions follow their customer's status, once that is committed and off the thread of whoever changed it.
 * Where the router can mark a session as blocked it is told to (CoA), which is at once; a session that must change its
 * address, or whose router refuses, is ended, so that it comes back as the status wants it. Not an EJB, for the reason that
 * {@link org.rollcall.nas.NasNews} gives.
 */
@ApplicationScoped
public class SessionEnforcement {
    private static final Logger LOG = System.getLogger(SessionEnforcement.class.getName());
    /** A customer has a few; who has thousands shares his login with others. */
    private static final int MOST_SESSIONS = 1_000;

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
        executor.execute(() -> enforce(event));
    }

    void enforce(StatusChanged event) {
        SessionFilter open = new SessionFilter(
                Optional.of(true), Optional.empty(), OptionalLong.empty(), OptionalLong.of(event.customerId()));
        try {
            for (SessionRow session : sessions.list(open, 0, MOST_SESSIONS)) {
                if (session.access().equals("RADIUS")) {
                    enforce(session, event.to());
                }
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "sessions of customer " + event.customerId() + " do not follow his status", e);
        }
    }

    private void enforce(SessionRow session, CustomerStatus status) {
        try {
            List<Attribute> block = orders.nas(session).dialect().vendor().block();
            if (status == CustomerStatus.BLOCKED && !block.isEmpty()) {
                noted("session.block", session, orders.change(session, block)).thenAccept(result -> {
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
        noted("session.disconnect", session, orders.disconnect(session));
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
