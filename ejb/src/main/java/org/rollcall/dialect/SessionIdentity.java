package org.rollcall.dialect;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;

/**
 * What we know of a session that a NAS may know it by, as the NAS told us.
 *
 * @param acctSessionId never null
 * @param login User-Name, or null
 * @param framedIp dotted IPv4 address, or null
 */
public record SessionIdentity(String acctSessionId, String login, String framedIp) {
    public SessionIdentity {
        Objects.requireNonNull(acctSessionId, "acctSessionId");
    }

    /** User-Name and Acct-Session-Id: what nearly every NAS takes. */
    List<Attribute> byLogin() {
        List<Attribute> attributes = new ArrayList<>();
        if (login != null) {
            attributes.add(Attribute.text(AttributeType.USER_NAME, login));
        }
        attributes.add(Attribute.text(AttributeType.ACCT_SESSION_ID, acctSessionId));
        return attributes;
    }

    /** The same and Framed-IP-Address, for hotspots, which know their users by it. */
    List<Attribute> byLoginAndAddress() {
        List<Attribute> attributes = byLogin();
        address().ifPresent(a -> attributes.add(Attribute.address(AttributeType.FRAMED_IP_ADDRESS, a)));
        return attributes;
    }

    private Optional<Inet4Address> address() {
        if (framedIp == null) {
            return Optional.empty();
        }
        try {
            // a literal: no name is looked up
            return Optional.of((Inet4Address) InetAddress.getByName(framedIp));
        } catch (UnknownHostException notLiteral) {
            throw new IllegalArgumentException(framedIp + " is no IPv4 address", notLiteral);
        }
    }
}
