package org.rollcall.session;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.rollcall.audit.AuditLog;
import org.rollcall.shared.Conflict;
import org.rollcall.shared.InvalidInput;
import org.rollcall.shared.NotFound;
import org.rollcall.staff.Permitted;

/** What staff do with sessions. */
@Stateless
@Permitted
public class SessionDesk {
    /** The adapter gives up at 14 s; who waits in a browser shall not wait longer than this. Seconds. */
    private static final long LONGEST_WAIT = 15;

    @Inject
    private SessionTable table;

    @Inject
    private SessionOrders orders;

    @Inject
    private SessionOrderBook book;

    @Inject
    private SessionRecorder recorder;

    @Inject
    private AuditLog audit;

    /** The last begun first. */
    public List<SessionRow> list(SessionFilter filter, long first, int size) {
        return table.list(filter, first, size);
    }

    /** Exact up to 100,000 finished sessions; more are not counted. */
    public long count(SessionFilter filter) {
        return table.count(filter);
    }

    /** What came of the orders to end these sessions; of most there is none. */
    public List<SessionOrder> ends(Collection<Long> sessions) {
        return book.ends(sessions);
    }

    /** Open or finished. */
    public SessionRow get(long id) {
        return table.get(id).orElseThrow(() -> new NotFound("session", id));
    }

    /**
     * Asks the router to end a session. Holds no transaction while it waits.
     *
     * @return after 15 s at most
     * @throws NotFound if there is no such session
     * @throws Conflict if it is over, or nobody's router can end it
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public DisconnectResult disconnect(long id) {
        SessionRow session = get(id);
        if (!session.isOpen()) {
            throw new Conflict("", "the session is over already");
        }
        DisconnectResult result = await(orders.endNow(session));
        audit.record("session.disconnect", "session " + id, session.login() + ": " + result.inWords());
        return result;
    }

    /**
     * Says whose a session is that came with a login nobody has. What it used counts from its beginning; the login stays
     * as the router told it. That of a customer who is Blocked or Inactive is blocked or ended, as all of his.
     *
     * @throws NotFound if there is no such session
     * @throws InvalidInput if there is no such service
     * @throws Conflict if the session is somebody's already
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public SessionRow assign(long id, long serviceId) {
        return assign(id, new Assignee(serviceId, null));
    }

    /** The same with the service's own login, in upper or lower case. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public SessionRow assign(long id, String login) {
        return assign(id, new Assignee(null, login));
    }

    private SessionRow assign(long id, Assignee to) {
        SessionAssignment done = recorder.assign(id, to);
        audit.record(
                "session.assign",
                "session " + id,
                done.login() + ": customer " + done.customerId() + ", service " + done.serviceId());
        return get(id);
    }

    private static DisconnectResult await(CompletionStage<DisconnectResult> answer) {
        try {
            return answer.toCompletableFuture().get(LONGEST_WAIT, TimeUnit.SECONDS);
        } catch (TimeoutException silence) {
            return DisconnectResult.timeout(TimeUnit.SECONDS.toMillis(LONGEST_WAIT));
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the Disconnect-Request could not be sent", failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the router", stopping);
        }
    }
}
