package org.rollcall.nassim;

import java.util.List;
import java.util.Locale;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.RadiusPacket;

/**
 * Which sessions a Disconnect- or CoA-Request means (RFC 5176 section 3): every identification attribute that is there
 * must agree, as Cisco and accel-ppp have it.
 */
final class SessionMatch {
    private static final List<Integer> IDENTIFICATION = List.of(
            AttributeType.USER_NAME,
            AttributeType.ACCT_SESSION_ID,
            AttributeType.FRAMED_IP_ADDRESS,
            AttributeType.CALLING_STATION_ID,
            AttributeType.NAS_PORT,
            AttributeType.NAS_PORT_ID);

    private final RadiusPacket request;
    private final NasSettings nas;

    SessionMatch(RadiusPacket request, NasSettings nas) {
        this.request = request;
        this.nas = nas;
    }

    /** Whether the request names a session at all. */
    boolean identifies() {
        return IDENTIFICATION.stream().anyMatch(request::has);
    }

    /** Whether the NAS that the request names, if it does, is this one. */
    boolean meansThisNas() {
        return request.text(AttributeType.NAS_IDENTIFIER)
                        .map(nas.name()::equals)
                        .orElse(true)
                && request.address(AttributeType.NAS_IP_ADDRESS)
                        .map(nas.address()::equals)
                        .orElse(true);
    }

    boolean means(NasSession session) {
        return IDENTIFICATION.stream()
                .allMatch(type ->
                        request.first(type).map(given -> agrees(given, session)).orElse(true));
    }

    private boolean agrees(Attribute given, NasSession session) {
        return switch (given.type()) {
            case AttributeType.USER_NAME -> is(given.type(), session.login());
            case AttributeType.ACCT_SESSION_ID -> is(given.type(), session.id());
            case AttributeType.NAS_PORT_ID -> is(given.type(), nas.kind().nasPortId(session.port()));
            case AttributeType.CALLING_STATION_ID ->
                request.text(given.type())
                        .map(text -> digits(text).equals(digits(NasKind.mac(session.mac()))))
                        .orElse(false);
            case AttributeType.FRAMED_IP_ADDRESS ->
                request.address(given.type()).equals(session.framedIp());
            default -> request.integer(AttributeType.NAS_PORT).orElse(-1) == session.port();
        };
    }

    private boolean is(int type, String value) {
        return request.text(type).map(value::equals).orElse(false);
    }

    private static String digits(String mac) {
        return mac.toLowerCase(Locale.ROOT).replaceAll("[^0-9a-f]", "");
    }
}
