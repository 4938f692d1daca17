package org.rollcall.gateway;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.rollcall.access.AccessAnswer;
import org.rollcall.access.AccessQuery;
import org.rollcall.access.Gatekeeper;
import org.rollcall.radius.api.AccessListener;
import org.rollcall.radius.api.AccessReply;
import org.rollcall.radius.api.AccessRequest;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.RadiusPacket;
import org.rollcall.shared.MacAddress;

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

    @Override
    public List<AccessReply> onAccess(List<AccessRequest> batch) {
        return gatekeeper.answer(batch.stream().map(AccessMdb::query).toList()).stream()
                .map(AccessMdb::reply)
                .toList();
    }

    private static AccessQuery query(AccessRequest request) {
        RadiusPacket packet = request.packet();
        String callingStationId = packet.text(AttributeType.CALLING_STATION_ID).orElse(null);
        return new AccessQuery(
                request.clientId(),
                packet.text(AttributeType.USER_NAME).orElse(""),
                request.credentials(),
                callingStationId,
                MacAddress.normal(callingStationId).orElse(null),
                request.receivedAt());
    }

    private static AccessReply reply(AccessAnswer answer) {
        return answer.accepted() ? AccessReply.accept(answer.attributes()) : AccessReply.reject(answer.attributes());
    }
}
