package org.rollcall.gateway;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.rollcall.access.AccessAnswer;
import org.rollcall.access.AccessQuery;
import org.rollcall.access.Gatekeeper;
import org.rollcall.nas.NasRegistry;
import org.rollcall.radius.api.AccessListener;
import org.rollcall.radius.api.AccessReply;
import org.rollcall.radius.api.AccessRequest;
import org.rollcall.shared.DatabaseHealth;

/**
 * Access-Requests from the adapter to the {@link Gatekeeper} and its answers back. Outside of any transaction: Payara
 * does not tell the adapter of a commit that failed in the container, but it does hand on an exception of the
 * gatekeeper's own transaction, and an exception is silence.
 */
@MessageDriven(messageListenerInterface = AccessListener.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccessMdb implements AccessListener {
    @Inject
    private Gatekeeper gatekeeper;

    @Inject
    private NasRegistry nases;

    @Inject
    private DatabaseHealth health;

    @Inject
    private Spooler spool;

    @Override
    public List<AccessReply> onAccess(List<AccessRequest> batch) {
        List<Optional<AccessQuery>> queries = batch.stream()
                .map(request -> nases.get(request.clientId()).map(nas -> AccessTranslator.query(request, nas)))
                .toList();
        Iterator<AccessAnswer> answers =
                answers(queries.stream().flatMap(Optional::stream).toList()).iterator();
        List<AccessReply> replies = new ArrayList<>(batch.size());
        for (Optional<AccessQuery> query : queries) {
            // of a router that was deleted a moment ago
            replies.add(query.isPresent() ? reply(answers.next()) : AccessReply.silence());
        }
        return replies;
    }

    /** While the database does not answer, by what was last known. */
    private List<AccessAnswer> answers(List<AccessQuery> queries) {
        if (!health.isDown()) {
            try {
                return gatekeeper.answer(queries);
            } catch (RuntimeException failure) {
                if (Fault.of(failure) != Fault.UNAVAILABLE) {
                    throw failure;
                }
                health.failed(failure);
            }
        }
        return gatekeeper.answerFromMemory(queries, spool::keepDecisions);
    }

    private static AccessReply reply(AccessAnswer answer) {
        if (answer.equals(AccessAnswer.SILENCE)) {
            return AccessReply.silence();
        }
        return answer.accepted() ? AccessReply.accept(answer.attributes()) : AccessReply.reject(answer.attributes());
    }
}
