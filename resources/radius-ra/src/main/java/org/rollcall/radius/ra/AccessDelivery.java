package org.rollcall.radius.ra;

import jakarta.resource.spi.endpoint.MessageEndpoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.rollcall.radius.api.AccessListener;
import org.rollcall.radius.api.AccessReply;
import org.rollcall.radius.api.AccessRequest;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.Credentials;
import org.rollcall.radius.codec.PacketCode;
import org.rollcall.radius.codec.PacketWriter;
import org.rollcall.radius.codec.RadiusPacket;

/** Authentication: sharded by User-Name, so that two requests of one service never run for its lease at once. */
final class AccessDelivery implements Delivery<AccessReply> {
    /** No NAS waits longer for an answer; after a stall the live requests shall not queue behind dead ones. */
    private static final long OLDEST_NANOS = TimeUnit.SECONDS.toNanos(10);

    @Override
    public int shard(KnownClient client, RadiusPacket request) {
        return request.octets(AttributeType.USER_NAME).map(Arrays::hashCode).orElse(0);
    }

    @Override
    public boolean isWanted(Exchange exchange, long nowNanos) {
        RememberedRequest remembered = exchange.remembered();
        return !remembered.isAbandoned() && nowNanos - remembered.receivedNanos < OLDEST_NANOS;
    }

    @Override
    public List<AccessReply> ask(MessageEndpoint endpoint, List<Exchange> batch) {
        List<AccessRequest> requests = new ArrayList<>(batch.size());
        for (Exchange exchange : batch) {
            requests.add(new AccessRequest(
                    exchange.client().id(),
                    exchange.remembered().source(),
                    exchange.receivedAt(),
                    exchange.packet(),
                    Credentials.of(exchange.packet(), exchange.secret())));
        }
        return ((AccessListener) endpoint).onAccess(requests);
    }

    @Override
    public Optional<byte[]> reply(Exchange exchange, AccessReply reply) {
        return switch (reply.kind()) {
            case ACCEPT -> Optional.of(encode(PacketCode.ACCESS_ACCEPT, exchange, reply));
            case REJECT -> Optional.of(encode(PacketCode.ACCESS_REJECT, exchange, reply));
            case SILENCE -> Optional.empty();
        };
    }

    @Override
    public boolean isHeld(byte[] reply) {
        return reply[0] == (byte) PacketCode.ACCESS_REJECT.number();
    }

    private static byte[] encode(PacketCode code, Exchange exchange, AccessReply reply) {
        return PacketWriter.response(code, exchange.packet(), reply.attributes(), exchange.secret());
    }
}
