package org.rollcall.nas;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.rollcall.dialect.SessionIdentity;
import org.rollcall.radius.api.DynamicAuthorizationOutcome;
import org.rollcall.radius.api.DynamicAuthorizationRequest;
import org.rollcall.radius.api.DynamicAuthorizationRequest.Kind;
import org.rollcall.radius.codec.Attribute;
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
     * Where a session is and what the NAS knows it by.
     *
     * @param address the one its packets come from, which may be any of a prefix
     * @param key of ours; never two requests for one session at once
     */
    public record Target(NasEntry nas, String address, long key, SessionIdentity identity) {}

    public CompletionStage<NasAnswer> disconnect(Target target) {
        return send(Kind.DISCONNECT, target, List.of());
    }

    /** @param changes what the session shall have from now on, in the NAS's dialect */
    public CompletionStage<NasAnswer> change(Target target, List<Attribute> changes) {
        return send(Kind.CHANGE_OF_AUTHORIZATION, target, changes);
    }

    private CompletionStage<NasAnswer> send(Kind kind, Target target, List<Attribute> changes) {
        List<Attribute> attributes =
                new ArrayList<>(target.nas().dialect().vendor().identify(target.identity()));
        attributes.addAll(changes);
        InetSocketAddress socket = new InetSocketAddress(
                Prefix.literal(target.address())
                        .orElseThrow(() -> new IllegalArgumentException(target.address() + " is no address")),
                target.nas().coaPort());
        return adapter.send(new DynamicAuthorizationRequest(
                        kind, target.nas().id(), socket, Long.toString(target.key()), attributes))
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
