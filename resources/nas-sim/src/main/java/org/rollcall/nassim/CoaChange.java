package org.rollcall.nassim;

import java.util.List;
import java.util.Set;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.RadiusPacket;
import org.rollcall.radius.codec.Vendor;

/**
 * What a CoA-Request asks for: to replace attributes of the session (RFC 5176 section 2.2), or one of the commands
 * that Cisco's ISG puts into a CoA.
 *
 * @param attributes that replace those of the Access-Accept; none for a command
 */
record CoaChange(Kind kind, List<Attribute> attributes) {
    private static final int CISCO_AVPAIR = 1;
    private static final String COMMAND = "subscriber:command=";

    /** The three ways of a CoA. */
    enum Kind {
        REPLACE,
        LOG_OFF,
        UNKNOWN_COMMAND
    }

    /** Attributes that say which session and nothing about it, or belong to the packet. */
    private static final Set<Integer> NOT_GRANTED = Set.of(
            AttributeType.USER_NAME,
            AttributeType.NAS_IP_ADDRESS,
            AttributeType.NAS_IDENTIFIER,
            AttributeType.NAS_PORT,
            AttributeType.NAS_PORT_ID,
            AttributeType.FRAMED_IP_ADDRESS,
            AttributeType.CALLING_STATION_ID,
            AttributeType.ACCT_SESSION_ID,
            AttributeType.EVENT_TIMESTAMP,
            AttributeType.PROXY_STATE,
            AttributeType.MESSAGE_AUTHENTICATOR);

    static CoaChange of(RadiusPacket request) {
        for (Attribute attribute : request.attributes()) {
            String command = VendorValue.of(attribute)
                    .filter(v -> v.vendor() == Vendor.CISCO && v.type() == CISCO_AVPAIR)
                    .map(VendorValue::text)
                    .filter(text -> text.startsWith(COMMAND))
                    .orElse("");
            if (command.equals(COMMAND + "account-logoff")) {
                return new CoaChange(Kind.LOG_OFF, List.of());
            }
            if (!command.isEmpty()) {
                return new CoaChange(Kind.UNKNOWN_COMMAND, List.of());
            }
        }
        return new CoaChange(
                Kind.REPLACE,
                request.attributes().stream()
                        .filter(a -> !NOT_GRANTED.contains(a.type()))
                        .toList());
    }
}
