package org.rollcall.radius.ra;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.rollcall.radius.api.DynamicAuthorizationOutcome;
import org.rollcall.radius.api.DynamicAuthorizationOutcome.Kind;
import org.rollcall.radius.api.DynamicAuthorizationRequest;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.PacketCode;
import org.rollcall.radius.codec.RadiusPacket;

/** A request to a NAS from {@code send} to its outcome. All but the future is touched by the {@link ExchangeLoop} only. */
final class PendingRequest {
    private static final int AUTHENTICATOR_OFFSET = 4;
    private static final int HEADER_OCTETS = 20;

    private final DynamicAuthorizationRequest request;
    private final KnownClient client;
    private final CompletableFuture<DynamicAuthorizationOutcome> outcome = new CompletableFuture<>();

    private OutboundSocket socket;
    private int identifier;
    private byte[] octets = {};
    private byte[] secret = {};
    private int transmissions;
    private long firstNanos;
    private long dueNanos;

    PendingRequest(DynamicAuthorizationRequest request, KnownClient client) {
        this.request = request;
        this.client = client;
    }

    /** Requests of equal line go one after the other. */
    record Line(long clientId, String sessionKey) {}

    Line line() {
        return new Line(request.clientId(), request.sessionKey());
    }

    DynamicAuthorizationRequest request() {
        return request;
    }

    KnownClient client() {
        return client;
    }

    CompletableFuture<DynamicAuthorizationOutcome> outcome() {
        return outcome;
    }

    PacketCode code() {
        return switch (request.kind()) {
            case DISCONNECT -> PacketCode.DISCONNECT_REQUEST;
            case CHANGE_OF_AUTHORIZATION -> PacketCode.COA_REQUEST;
        };
    }

    void assign(OutboundSocket chosen, int freeIdentifier) {
        socket = chosen;
        identifier = freeIdentifier;
    }

    OutboundSocket socket() {
        return socket;
    }

    int identifier() {
        return identifier;
    }

    void encoded(byte[] packet, byte[] signedWith) {
        octets = packet;
        secret = signedWith;
    }

    /** The one that signed it, and is to sign the reply. */
    byte[] secret() {
        return secret;
    }

    byte[] octets() {
        return octets;
    }

    byte[] authenticator() {
        return Arrays.copyOfRange(octets, AUTHENTICATOR_OFFSET, HEADER_OCTETS);
    }

    void sent(long nowNanos) {
        if (transmissions++ == 0) {
            firstNanos = nowNanos;
        }
    }

    int transmissions() {
        return transmissions;
    }

    void dueAfterFirst(long nanos) {
        dueNanos = firstNanos + nanos;
    }

    long dueNanos() {
        return dueNanos;
    }

    /** What the NAS says by this packet; empty if it is no answer to this kind of request. */
    Optional<Kind> answer(RadiusPacket reply) {
        PacketCode ack = code() == PacketCode.DISCONNECT_REQUEST ? PacketCode.DISCONNECT_ACK : PacketCode.COA_ACK;
        PacketCode nak = code() == PacketCode.DISCONNECT_REQUEST ? PacketCode.DISCONNECT_NAK : PacketCode.COA_NAK;
        return reply.code()
                .filter(code -> code == ack || code == nak)
                .map(code -> code == ack ? Kind.ACKED : Kind.REFUSED);
    }

    DynamicAuthorizationOutcome timedOut(long nowNanos) {
        return result(Kind.TIMED_OUT, OptionalInt.empty(), nowNanos);
    }

    DynamicAuthorizationOutcome answered(Kind kind, RadiusPacket reply, long nowNanos) {
        OptionalInt errorCause = kind == Kind.REFUSED
                ? reply.integer(AttributeType.ERROR_CAUSE).stream()
                        .filter(cause -> cause <= Integer.MAX_VALUE) // none that RFC 5176 section 3.5 knows is near it
                        .mapToInt(cause -> (int) cause)
                        .findFirst()
                : OptionalInt.empty();
        return result(kind, errorCause, nowNanos);
    }

    private DynamicAuthorizationOutcome result(Kind kind, OptionalInt errorCause, long nowNanos) {
        return new DynamicAuthorizationOutcome(
                kind, errorCause, Duration.ofNanos(nowNanos - firstNanos), transmissions);
    }
}
