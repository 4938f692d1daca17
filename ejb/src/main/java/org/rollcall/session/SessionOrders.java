package org.rollcall.session;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletionStage;
import org.rollcall.dialect.RouterOrder;
import org.rollcall.dialect.SessionIdentity;
import org.rollcall.nas.DynamicAuthorization;
import org.rollcall.nas.NasAnswer;
import org.rollcall.nas.NasEntry;
import org.rollcall.nas.NasRegistry;
import org.rollcall.shared.Conflict;

/** Tells routers to end or change sessions, and draws the conclusion when one does not know the session at all. */
@ApplicationScoped
public class SessionOrders {
    private static final Logger LOG = System.getLogger(SessionOrders.class.getName());

    private NasRegistry nases;
    private DynamicAuthorization authorization;
    private SessionCloser closer;

    /** The adapter's threads answer NASes; what follows from an answer is done on the server's. */
    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    private ManagedExecutorService executor;

    /** For the container's proxy. */
    protected SessionOrders() {}

    @Inject
    SessionOrders(NasRegistry nases, DynamicAuthorization authorization, SessionCloser closer) {
        this.nases = nases;
        this.authorization = authorization;
        this.closer = closer;
    }

    /**
     * @param urgent somebody waits for the answer
     * @throws Conflict if it is no RADIUS session or its router is gone
     */
    CompletionStage<DisconnectResult> disconnect(SessionRow session, boolean urgent) {
        return send(session, nas(session).dialect().vendor().end(identity(session)), urgent);
    }

    /** @throws Conflict as {@link #disconnect} */
    CompletionStage<DisconnectResult> send(SessionRow session, RouterOrder order, boolean urgent) {
        return authorization
                .send(target(session, urgent), order)
                .thenApplyAsync(answer -> concluded(session, answer), executor);
    }

    static SessionIdentity identity(SessionRow session) {
        return new SessionIdentity(session.acctSessionId(), session.login(), session.framedIp(), session.nasPortId());
    }

    NasEntry nas(SessionRow session) {
        return nases.get(session.nasId())
                .orElseThrow(() -> new Conflict("", "the session's router is not known any more"));
    }

    private DynamicAuthorization.Target target(SessionRow session, boolean urgent) {
        if (!session.access().equals("RADIUS")) {
            throw new Conflict("", "a static session cannot be ended by RADIUS");
        }
        return new DynamicAuthorization.Target(nas(session), session.nasAddress(), session.id(), urgent);
    }

    private DisconnectResult concluded(SessionRow session, NasAnswer answer) {
        if (answer.isSessionUnknown()) {
            try {
                closer.notFound(session.id());
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "session " + session.id() + " is gone, but could not be closed", e);
            }
        }
        return DisconnectResult.of(answer);
    }
}
