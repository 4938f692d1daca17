package org.rollcall.session;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.rollcall.access.SessionsOverLimit;
import org.rollcall.audit.AuditLog;

/** Ends sessions that have to make room for newer ones of their service, off the thread that lets those in. */
@ApplicationScoped
public class RoomForNewSessions {
    private static final Logger LOG = System.getLogger(RoomForNewSessions.class.getName());

    @Inject
    private SessionTable sessions;

    @Inject
    private SessionOrders orders;

    @Inject
    private AuditLog audit;

    @Resource
    private ManagedExecutorService executor;

    /** It is fired after the commit of what let the newer one in. */
    public void makeRoom(@Observes SessionsOverLimit event) {
        executor.execute(() -> event.sessions().forEach(this::end));
    }

    private void end(long id) {
        try {
            sessions.get(id).filter(SessionRow::isOpen).ifPresent(session -> orders.endNow(session)
                    .whenComplete((result, failure) -> {
                        if (failure != null) {
                            LOG.log(Level.WARNING, "session " + id + " over the limit could not be ended", failure);
                        } else {
                            audit.recordAs(
                                    "system",
                                    "session.disconnect",
                                    "session " + id,
                                    session.login() + ", over the limit: " + result.inWords());
                        }
                    }));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "session " + id + " over the limit is not ended", e);
        }
    }
}
