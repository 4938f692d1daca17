package org.rollcall.access;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.dialect.Dialect;
import org.rollcall.nas.NasEntry;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.service.Proof;
import org.rollcall.shared.Prefix;

/** Puts an accept into the words of the NAS. Pure. */
final class AccessReplies {
    /** RFC 2865 section 5.8: the NAS selects an address. */
    static final String NAS_SELECTS = "255.255.255.254";

    private AccessReplies() {}

    /**
     * What was found for somebody who is let in.
     *
     * @param address dotted IPv4 address
     * @param framed IPv6 prefix, or null
     * @param delegated IPv6 prefix, or null
     */
    record Addresses(String address, String framed, String delegated) {}

    /** @param service empty if nobody knows him */
    static List<Attribute> attributes(
            AccessDecision.Accept accept,
            Optional<ServiceFacts> service,
            Addresses addresses,
            NasEntry nas,
            DoorRules rules) {
        List<Attribute> attributes = new ArrayList<>();
        boolean named = service.isPresent() && service.get().proof() == Proof.PASSWORD;
        service.filter(known -> !named && known.login() != null).ifPresent(known -> {
            // RFC 2865 section 5.1: the NAS should use the name it is told here in its accounting
            attributes.add(Attribute.text(AttributeType.USER_NAME, known.login()));
        });
        service.ifPresent(
                known -> attributes.add(Attribute.text(AttributeType.CLASS, ServiceClass.of(known.serviceId()))));
        attributes.add(Attribute.address(AttributeType.FRAMED_IP_ADDRESS, (Inet4Address)
                Prefix.literal(addresses.address()).orElseThrow()));
        if (addresses.framed() != null) {
            attributes.add(prefix(AttributeType.FRAMED_IPV6_PREFIX, addresses.framed()));
        }
        if (addresses.delegated() != null) {
            attributes.add(prefix(AttributeType.DELEGATED_IPV6_PREFIX, addresses.delegated()));
        }
        attributes.add(Attribute.integer(AttributeType.ACCT_INTERIM_INTERVAL, nas.interimInterval()));
        long timeout =
                sessionTimeout(accept, service.isPresent() && !named && nas.dialect() == Dialect.MIKROTIK, rules);
        if (timeout > 0) {
            attributes.add(Attribute.integer(AttributeType.SESSION_TIMEOUT, timeout));
        }
        service.ifPresent(known -> attributes.addAll(nas.dialect().vendor().speed(known.downBps(), known.upBps())));
        if (accept.parked()) {
            attributes.addAll(nas.dialect().vendor().block());
        }
        return attributes;
    }

    /** @param makesLease the router's DHCP server takes it for the time of the lease, and needs one */
    private static long sessionTimeout(AccessDecision.Accept accept, boolean makesLease, DoorRules rules) {
        long timeout = accept.sessionTimeoutSeconds();
        if (!makesLease || rules.dhcpLeaseSeconds() == 0) {
            return timeout;
        }
        return timeout == 0 ? rules.dhcpLeaseSeconds() : Math.min(timeout, rules.dhcpLeaseSeconds());
    }

    private static Attribute prefix(int type, String text) {
        Prefix prefix = Prefix.parse(text);
        return Attribute.prefix(type, (Inet6Address) prefix.network(), prefix.length());
    }
}
