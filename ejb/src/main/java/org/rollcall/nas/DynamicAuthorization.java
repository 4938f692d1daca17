package org.rollcall.nas;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletionStage;
import org.rollcall.dialect.RouterOrder;
import org.rollcall.radius.api.DynamicAuthorizationOutcome;
import org.rollcall.radius.api.DynamicAuthorizationRequest;
import org.rollcall.radius.api.DynamicAuthorizationRequest.Kind;
import org.rollcall.shared.Prefix;

/**
 * Asks NASes to end sessions or to change them (RFC 5176), each in its dialect. Never blocks: three transmissions, and a
 * NAS that is silent has timed out after 14 s.
 */
@ApplicationScoped
public class DynamicAuthorization {
    private RadiusAccess adapter;

    /** For the container's proxy. */
    protected DynamicAuthorization() {}

    @Inject
    DynamicAuthorization(RadiusAccess adapter) {
        this.adapter = adapter;
    }

    /**
     * Where a session is.
     *
     * @param address the one its packets come from, which may be any of a prefix; a NAS with another one for this is
     *     asked there
     * @param key of ours; never two requests for one session at once
     * @param urgent somebody waits for the answer
     */
    public record Target(NasEntry nas, String address, long key, boolean urgent) {}

    /** @param order in the dialect of the target's NAS */
    public CompletionStage<NasAnswer> send(Target target, RouterOrder order) {
        Kind kind =
                switch (order.kind()) {
                    case DISCONNECT -> Kind.DISCONNECT;
                    case CHANGE_OF_AUTHORIZATION -> Kind.CHANGE_OF_AUTHORIZATION;
                };
        String address = target.nas().coaAddress() == null
                ? target.address()
                : target.nas().coaAddress();
        InetSocketAddress socket = new InetSocketAddress(
                Prefix.literal(address).orElseThrow(() -> new IllegalArgumentException(address + " is no address")),
                target.nas().coaPort());
        return adapter.send(new DynamicAuthorizationRequest(
                        kind,
                        target.nas().id(),
                        socket,
                        Long.toString(target.key()),
                        order.attributes(),
                        target.urgent()))
                .thenApply(DynamicAuthorization::answer);
    }

    private static NasAnswer answer(DynamicAuthorizationOutcome outcome) {
        NasAnswer.Kind kind =
                switch (outcome.kind()) {
                    case ACKED -> NasAnswer.Kind.ACK;
                    case REFUSED -> NasAnswer.Kind.NAK;
                    case TIMED_OUT -> NasAnswer.Kind.TIMEOUT;
                };
        return new NasAnswer(kind, outcome.errorCause(), outcome.elapsed().toMillis());
    }
}
