package org.rollcall.session;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.rollcall.audit.AuditLog;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.customer.StatusChanged;
import org.rollcall.dialect.RouterOrder;
import org.rollcall.dialect.SessionIdentity;
import org.rollcall.dialect.VendorDialect;
import org.rollcall.service.ServiceChanged;
import org.rollcall.tariff.PlanChanged;

/**
 * Makes open sessions follow their customer's status, their service and their plan, once that is committed and off the
 * thread of whoever changed it. What the router can change in the open session it is told to (CoA); a session that needs
 * another address, or whose router cannot or refuses, is ended, so that it comes back as it should be. A night changes
 * thousands at once, few of them on line: there is one task at a time, it asks for the sessions of hundreds in one query,
 * and it stops for a while when {@link #MOST_UNDER_WAY} orders wait for their routers. What gets lost here, with this node
 * say, is found by {@link #catchUp}. Not an EJB, for the reason that {@link org.rollcall.nas.NasNews} gives.
 */
@ApplicationScoped
public class SessionEnforcement {
    private static final Logger LOG = System.getLogger(SessionEnforcement.class.getName());
    private static final int PER_QUERY = 200;
    static final int MOST_UNDER_WAY = 10_000;

    private final Queue<Long> customers = new ConcurrentLinkedQueue<>();
    private final Queue<Long> services = new ConcurrentLinkedQueue<>();
    private final Queue<Long> plans = new ConcurrentLinkedQueue<>();
    /** Sessions that have become somebody's. */
    private final Queue<Long> assigned = new ConcurrentLinkedQueue<>();

    /** Services of one of the plans that are still to be looked at. Touched by the one task only. */
    private final Queue<Long> ofPlan = new ConcurrentLinkedQueue<>();

    private final AtomicBoolean working = new AtomicBoolean();

    /** Sessions with how many orders are on their way for them. */
    private final ConcurrentMap<Long, Integer> busy = new ConcurrentHashMap<>();

    private final AtomicInteger underWay = new AtomicInteger();

    @Inject
    private SessionTable sessions;

    @Inject
    private ServicesNow facts;

    @Inject
    private SessionOrders orders;

    @Inject
    private SessionCloser closer;

    @Inject
    private AuditLog audit;

    @Resource
    private ManagedExecutorService executor;

    public void statusChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) StatusChanged event) {
        if (event.to() == CustomerStatus.ACTIVE && event.from() == CustomerStatus.NEW) {
            return;
        }
        customers.add(event.customerId());
        work();
    }

    public void serviceChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) ServiceChanged event) {
        services.add(event.serviceId());
        work();
    }

    public void planChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) PlanChanged event) {
        plans.add(event.planId());
        work();
    }

    public void sessionAssigned(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionAssigned event) {
        assigned.add(event.sessionId());
        work();
    }

    /** Tells routers again of what they have not acknowledged: they were silent, or a node stopped before it told them. */
    public void catchUp() {
        enforce(sessions.openOfIds(idle(facts.behindStatus(PER_QUERY))), FollowUp::status);
        enforce(sessions.openOfIds(idle(facts.behindAssignment(PER_QUERY))), FollowUp::assigned);
        enforce(sessions.openOfIds(idle(facts.behindSpeed(PER_QUERY))), FollowUp::plan);
        enforce(sessions.openOfIds(idle(facts.afterTheEnd(PER_QUERY))), FollowUp::end);
    }

    private List<Long> idle(List<Long> found) {
        return found.stream().filter(id -> !busy.containsKey(id)).toList();
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
            boolean more = true;
            while (more && underWay.get() < MOST_UNDER_WAY) {
                more = enforceSome();
            }
        } finally {
            working.set(false);
        }
        // one that came in between found us still working
        if (underWay.get() < MOST_UNDER_WAY && isPending()) {
            work();
        }
    }

    private boolean isPending() {
        return !(customers.isEmpty()
                && services.isEmpty()
                && assigned.isEmpty()
                && plans.isEmpty()
                && ofPlan.isEmpty());
    }

    private boolean enforceSome() {
        try {
            if (!customers.isEmpty()) {
                enforce(sessions.openOf(some(customers)), FollowUp::status);
            } else if (!services.isEmpty()) {
                enforce(sessions.openOfServices(some(services)), FollowUp::service);
            } else if (!assigned.isEmpty()) {
                enforce(sessions.openOfIds(some(assigned)), FollowUp::assigned);
            } else if (!ofPlan.isEmpty()) {
                enforce(sessions.openOfServices(some(ofPlan)), FollowUp::plan);
            } else if (!plans.isEmpty()) {
                ofPlan.addAll(facts.withPlan(plans.remove()));
            } else {
                return false;
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "some sessions do not follow yet; it is tried again", e);
        }
        return true;
    }

    private static Collection<Long> some(Queue<Long> queue) {
        List<Long> some = new ArrayList<>();
        for (Long next = queue.poll(); next != null; next = some.size() < PER_QUERY ? queue.poll() : null) {
            some.add(next);
        }
        return some;
    }

    private void enforce(List<SessionRow> open, BiFunction<SessionRow, ServiceNow, FollowUp> rule) {
        Map<Long, ServiceNow> found = facts.of(open);
        for (SessionRow session : open) {
            ServiceNow service = found.get(session.serviceId());
            try {
                if (service != null) {
                    enforce(session, service, rule.apply(session, service));
                }
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "session " + session.id() + " does not follow", e);
            }
        }
    }

    private void enforce(SessionRow session, ServiceNow service, FollowUp deed) {
        VendorDialect vendor = orders.nas(session).dialect().vendor();
        SessionIdentity identity = SessionOrders.identity(session);
        switch (deed) {
            case NOTHING -> {}
            case END -> end(session);
            case BLOCK -> change(session, service, SessionOrder.Kind.BLOCK, vendor.block(identity));
            case RESTORE ->
                change(
                        session,
                        service,
                        SessionOrder.Kind.RESTORE,
                        vendor.restore(identity, service.downBps(), service.upBps()));
            case SPEED ->
                change(
                        session,
                        service,
                        SessionOrder.Kind.SPEED,
                        vendor.setSpeed(identity, service.downBps(), service.upBps()));
        }
    }

    private void change(SessionRow session, ServiceNow service, SessionOrder.Kind kind, Optional<RouterOrder> order) {
        if (order.isEmpty()) {
            end(session);
            return;
        }
        noted("session." + kind.name().toLowerCase(Locale.ROOT), session, () -> orders.send(session, order.get(), kind))
                .thenAccept(result -> {
                    if (result.isSessionUnknown()) {
                        return;
                    }
                    switch (result.outcome()) {
                        case NAK -> end(session);
                        case ACK -> {
                            if (kind == SessionOrder.Kind.SPEED) {
                                closer.hasPlan(session.id(), service.planId());
                            }
                        }
                        case TIMEOUT -> {}
                    }
                });
    }

    private void end(SessionRow session) {
        noted("session.disconnect", session, () -> orders.end(session));
    }

    private CompletionStage<DisconnectResult> noted(
            String action, SessionRow session, Supplier<CompletionStage<DisconnectResult>> order) {
        CompletionStage<DisconnectResult> answer = order.get();
        underWay.incrementAndGet();
        busy.merge(session.id(), 1, Integer::sum);
        return answer.whenComplete((result, failure) -> {
            busy.computeIfPresent(session.id(), (id, count) -> count == 1 ? null : count - 1);
            boolean wasFull = underWay.getAndDecrement() == MOST_UNDER_WAY;
            if (failure != null) {
                LOG.log(Level.WARNING, action + " of session " + session.id() + " could not be sent", failure);
            } else {
                audit.recordAs("system", action, "session " + session.id(), session.login() + ": " + result.inWords());
            }
            if (wasFull) {
                work();
            }
        });
    }
}
