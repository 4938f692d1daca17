package org.rollcall.dialect;

import java.util.Objects;
import java.util.Optional;

/**
 * What we know of a session that a NAS may know it by, as the NAS told us.
 *
 * @param acctSessionId never null
 * @param login User-Name, or null
 * @param framedIp dotted IPv4 address, or null
 * @param nasPortId NAS-Port-Id, or null
 */
public record SessionIdentity(String acctSessionId, String login, String framedIp, String nasPortId) {
    public SessionIdentity {
        Objects.requireNonNull(acctSessionId, "acctSessionId");
    }

    /** By the attribute's name. */
    Optional<String> value(String attribute) {
        return switch (attribute) {
            case "Acct-Session-Id" -> Optional.of(acctSessionId);
            case "User-Name" -> Optional.ofNullable(login);
            case "Framed-IP-Address" -> Optional.ofNullable(framedIp);
            case "NAS-Port-Id" -> Optional.ofNullable(nasPortId);
            default -> throw new IllegalArgumentException("sessions are not known by " + attribute);
        };
    }
}
