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
    private SessionOrderBook book;

    /** The adapter's threads answer NASes; what follows from an answer is done on the server's. */
    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    private ManagedExecutorService executor;

    /** For the container's proxy. */
    protected SessionOrders() {}

    @Inject
    SessionOrders(NasRegistry nases, DynamicAuthorization authorization, SessionCloser closer, SessionOrderBook book) {
        this.nases = nases;
        this.authorization = authorization;
        this.closer = closer;
        this.book = book;
    }

    /** @throws Conflict if it is no RADIUS session or its router is gone */
    CompletionStage<DisconnectResult> end(SessionRow session) {
        return send(session, ending(session), SessionOrder.Kind.END, false);
    }

    /** As {@link #end}, before all that nobody waits for. */
    CompletionStage<DisconnectResult> endNow(SessionRow session) {
        return send(session, ending(session), SessionOrder.Kind.END, true);
    }

    /** @throws Conflict as {@link #end} */
    CompletionStage<DisconnectResult> send(SessionRow session, RouterOrder order, SessionOrder.Kind kind) {
        return send(session, order, kind, false);
    }

    private RouterOrder ending(SessionRow session) {
        return nas(session).dialect().vendor().end(identity(session));
    }

    private CompletionStage<DisconnectResult> send(
            SessionRow session, RouterOrder order, SessionOrder.Kind kind, boolean urgent) {
        return authorization
                .send(target(session, urgent), order)
                .thenApplyAsync(answer -> concluded(session, kind, answer), executor);
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

    private DisconnectResult concluded(SessionRow session, SessionOrder.Kind kind, NasAnswer answer) {
        DisconnectResult result = DisconnectResult.of(answer);
        try {
            if (answer.isSessionUnknown()) {
                closer.notFound(session.id());
            } else {
                book.note(session.id(), kind, result);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "what the router said of session " + session.id() + " could not be kept", e);
        }
        return result;
    }
}
