package org.rollcall.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.access.AccessQuery;
import org.rollcall.nas.NasEntry;
import org.rollcall.radius.api.AccessRequest;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.RadiusPacket;
import org.rollcall.radius.codec.Vendor;
import org.rollcall.service.LineId;

/** Access-Requests in our words. Pure. */
final class AccessTranslator {
    /** RFC 2865 section 5.7. */
    private static final int PPP = 1;
    /** RFC 4679 sections 3.3.1 and 3.3.2. */
    private static final int AGENT_CIRCUIT_ID = 1;

    private static final int AGENT_REMOTE_ID = 2;
    private static final int CISCO_AV_PAIR = 1;
    private static final String CISCO_CIRCUIT_ID = "circuit-id-tag=";
    private static final String CISCO_REMOTE_ID = "remote-id-tag=";

    private AccessTranslator() {}

    static AccessQuery query(AccessRequest request, NasEntry nas) {
        RadiusPacket packet = request.packet();
        return new AccessQuery(
                nas,
                packet.text(AttributeType.USER_NAME).orElse(""),
                Optional.of(request.credentials()),
                packet.text(AttributeType.CALLING_STATION_ID).orElse(null),
                packet.integer(AttributeType.FRAMED_PROTOCOL).orElse(0) == PPP,
                lines(packet),
                request.receivedAt());
    }

    /** What the access node says of the line: circuit and remote id together, then each. */
    private static List<String> lines(RadiusPacket packet) {
        Optional<String> circuit = line(packet, AGENT_CIRCUIT_ID, CISCO_CIRCUIT_ID);
        Optional<String> remote = line(packet, AGENT_REMOTE_ID, CISCO_REMOTE_ID);
        List<String> lines = new ArrayList<>(3);
        if (circuit.isPresent() && remote.isPresent()) {
            lines.add(circuit.get() + "|" + remote.get());
        }
        circuit.ifPresent(lines::add);
        remote.ifPresent(lines::add);
        return lines;
    }

    private static Optional<String> line(RadiusPacket packet, int type, String ciscoName) {
        return packet.vendor(Vendor.ADSL_FORUM, type)
                .map(LineId::normal)
                .or(() -> packet.vendorTexts(Vendor.CISCO, CISCO_AV_PAIR).stream()
                        .filter(text -> text.startsWith(ciscoName))
                        .map(text -> LineId.normal(text.substring(ciscoName.length())))
                        .findFirst())
                .filter(id -> !id.isEmpty());
    }
}
