package org.rollcall.access;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.dialect.VendorDialect;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;

/** Puts an accept into the words of the NAS. Pure. */
final class AccessReplies {
    /** RFC 2865 section 5.8: the NAS selects an address. */
    static final String NAS_SELECTS = "255.255.255.254";

    private AccessReplies() {}

    /**
     * @param address dotted IPv4 address
     * @param interimInterval seconds
     */
    static List<Attribute> attributes(
            AccessDecision.Accept accept,
            ServiceFacts service,
            String address,
            VendorDialect dialect,
            int interimInterval) {
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(Attribute.address(AttributeType.FRAMED_IP_ADDRESS, ipv4(address)));
        attributes.add(Attribute.integer(AttributeType.ACCT_INTERIM_INTERVAL, interimInterval));
        if (accept.sessionTimeoutSeconds() > 0) {
            attributes.add(Attribute.integer(AttributeType.SESSION_TIMEOUT, accept.sessionTimeoutSeconds()));
        }
        attributes.addAll(dialect.speed(service.downBps(), service.upBps()));
        if (accept.blocked()) {
            attributes.addAll(dialect.block());
        }
        return attributes;
    }

    private static Inet4Address ipv4(String literal) {
        try {
            return (Inet4Address) InetAddress.getByName(literal);
        } catch (UnknownHostException notLiteral) {
            throw new IllegalArgumentException(literal + " is no IPv4 address", notLiteral);
        }
    }
}
