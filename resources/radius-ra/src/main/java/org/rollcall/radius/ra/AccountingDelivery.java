package org.rollcall.radius.ra;

import jakarta.resource.spi.endpoint.MessageEndpoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rollcall.radius.api.AccountingListener;
import org.rollcall.radius.api.AccountingRequest;
import org.rollcall.radius.api.AccountingVerdict;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.PacketCode;
import org.rollcall.radius.codec.PacketWriter;
import org.rollcall.radius.codec.RadiusPacket;

/** Accounting: sharded by session, and never too old to be stored. */
final class AccountingDelivery implements Delivery<AccountingVerdict> {
    @Override
    public int shard(KnownClient client, RadiusPacket request) {
        int session = request.octets(AttributeType.ACCT_SESSION_ID)
                .map(Arrays::hashCode)
                .orElse(0);
        return Long.hashCode(client.id()) * 31 + session;
    }

    @Override
    public boolean isWanted(Exchange exchange, long nowNanos) {
        return true;
    }

    @Override
    public List<AccountingVerdict> ask(MessageEndpoint endpoint, List<Exchange> batch) {
        List<AccountingRequest> requests = new ArrayList<>(batch.size());
        for (Exchange exchange : batch) {
            requests.add(new AccountingRequest(
                    exchange.client().id(), exchange.remembered().source(), exchange.receivedAt(), exchange.packet()));
        }
        return ((AccountingListener) endpoint).onAccounting(requests);
    }

    @Override
    public boolean isHeld(byte[] reply) {
        return false;
    }

    @Override
    public Optional<byte[]> reply(Exchange exchange, AccountingVerdict verdict) {
        return switch (verdict) {
            case ACKNOWLEDGE ->
                Optional.of(PacketWriter.response(
                        PacketCode.ACCOUNTING_RESPONSE, exchange.packet(), List.of(), exchange.secret()));
            case SILENCE -> Optional.empty();
        };
    }
}
