package org.rollcall.nassim;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.PacketCode;
import org.rollcall.radius.codec.PacketWriter;
import org.rollcall.radius.codec.RadiusPacket;

/**
 * What a NAS does with a verified Disconnect- or CoA-Request (RFC 5176): refuses it with an Error-Cause that tells why,
 * keeps silent where that is asked of it, or carries it out and ACKs.
 */
final class DynamicAuthorization implements Function<RadiusPacket, Optional<byte[]>> {
    private static final int MISSING_ATTRIBUTE = 402;
    private static final int NAS_IDENTIFICATION_MISMATCH = 403;
    private static final int UNSUPPORTED_SERVICE = 405;
    private static final int SESSION_CONTEXT_NOT_FOUND = 503;
    private static final int REMEMBERED = 1000;

    private final NasSettings nas;
    private final Tally tally;
    private final Map<String, NasSession> sessions;
    private final Consumer<NasSession> end;
    private final Deque<RadiusPacket> requests = new ArrayDeque<>();
    private volatile CoaShares shares = CoaShares.ALWAYS_ACK;
    private volatile NasEvents events = new NasEvents() {};

    /**
     * @param sessions that the NAS has, by Acct-Session-Id, live
     * @param end ends one of them
     */
    DynamicAuthorization(NasSettings nas, Tally tally, Map<String, NasSession> sessions, Consumer<NasSession> end) {
        this.nas = nas;
        this.tally = tally;
        this.sessions = sessions;
        this.end = end;
    }

    void answer(CoaShares newShares) {
        shares = Objects.requireNonNull(newShares, "shares");
    }

    void tell(NasEvents listener) {
        events = Objects.requireNonNull(listener, "listener");
    }

    List<RadiusPacket> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    @Override
    public Optional<byte[]> apply(RadiusPacket request) {
        boolean disconnect = request.codeNumber() == PacketCode.DISCONNECT_REQUEST.number();
        if (!disconnect && request.codeNumber() != PacketCode.COA_REQUEST.number()) {
            return Optional.empty();
        }
        remember(request);
        SessionMatch match = new SessionMatch(request, nas);
        if (!match.meansThisNas()) {
            return Optional.of(nak(request, NAS_IDENTIFICATION_MISMATCH));
        }
        if (!match.identifies()) {
            return Optional.of(nak(request, MISSING_ATTRIBUTE));
        }
        List<NasSession> meant =
                candidates(request).stream().filter(match::means).toList();
        if (meant.isEmpty()) {
            return Optional.of(nak(request, SESSION_CONTEXT_NOT_FOUND));
        }
        NasSession first = meant.get(0);
        CoaAnswer answer = first.coaAnswer().orElseGet(() -> shares.answer(first.login()));
        return switch (answer.kind()) {
            case SILENCE -> Optional.empty();
            case NAK -> Optional.of(nak(request, answer.errorCause()));
            case ACK -> Optional.of(disconnect ? disconnected(request, meant) : changed(request, meant));
        };
    }

    /** A NAS may have ten thousand sessions and be asked about each of them. */
    private Collection<NasSession> candidates(RadiusPacket request) {
        return request.text(AttributeType.ACCT_SESSION_ID)
                .<Collection<NasSession>>map(
                        id -> Stream.ofNullable(sessions.get(id)).toList())
                .orElseGet(sessions::values);
    }

    private void remember(RadiusPacket request) {
        synchronized (requests) {
            requests.addLast(request);
            if (requests.size() > REMEMBERED) {
                requests.removeFirst();
            }
        }
    }

    private byte[] changed(RadiusPacket request, List<NasSession> meant) {
        CoaChange change = CoaChange.of(request);
        return switch (change.kind()) {
            case LOG_OFF -> disconnected(request, meant);
            case UNKNOWN_COMMAND -> nak(request, UNSUPPORTED_SERVICE);
            case REPLACE -> {
                for (NasSession session : meant) {
                    session.changed(session.access().changedBy(change.attributes()));
                    tally.add(Count.CHANGES);
                    events.changed(session);
                }
                yield ack(request);
            }
        };
    }

    private byte[] disconnected(RadiusPacket request, List<NasSession> meant) {
        for (NasSession session : meant) {
            tally.add(Count.DISCONNECTS);
            events.disconnected(session);
            end.accept(session);
        }
        return ack(request);
    }

    private byte[] ack(RadiusPacket request) {
        boolean disconnect = request.codeNumber() == PacketCode.DISCONNECT_REQUEST.number();
        PacketCode code = disconnect ? PacketCode.DISCONNECT_ACK : PacketCode.COA_ACK;
        return PacketWriter.response(code, request, List.of(), nas.secretOctets());
    }

    private byte[] nak(RadiusPacket request, int errorCause) {
        tally.add(Count.REFUSALS);
        boolean disconnect = request.codeNumber() == PacketCode.DISCONNECT_REQUEST.number();
        PacketCode code = disconnect ? PacketCode.DISCONNECT_NAK : PacketCode.COA_NAK;
        List<Attribute> why = List.of(Attribute.integer(AttributeType.ERROR_CAUSE, errorCause));
        return PacketWriter.response(code, request, why, nas.secretOctets());
    }
}
