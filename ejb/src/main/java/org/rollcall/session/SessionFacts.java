package org.rollcall.session;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.rollcall.access.ServiceClass;
import org.rollcall.shared.MacAddress;

/**
 * What a record tells of a session beside counters and times. Each is null where no record had it.
 *
 * @param login User-Name as the NAS sent it
 * @param nasAddress where the NAS's packets come from: where Disconnect and CoA go; never null
 * @param nasPort NAS-Port
 * @param nasPortId NAS-Port-Id
 * @param framedIp IPv4 address of the customer, dotted
 * @param framedIpv6Prefix prefix of the link, e.g. 2001:db8::/64
 * @param delegatedIpv6Prefix prefix given to the customer's router
 * @param mac aa:bb:cc:dd:ee:ff, where Calling-Station-Id holds one
 * @param callingStationId as sent
 * @param sessionClass octets of Class as we gave it in the Access-Accept (RFC 2865 section 5.25), hexadecimal
 */
public record SessionFacts(
        String login,
        String nasAddress,
        Long nasPort,
        String nasPortId,
        String framedIp,
        String framedIpv6Prefix,
        String delegatedIpv6Prefix,
        String mac,
        String callingStationId,
        String sessionClass) {

    public SessionFacts {
        Objects.requireNonNull(nasAddress, "nasAddress");
    }

    /** The service that we named in the Access-Accept, if the NAS returned that. */
    OptionalLong namedService() {
        return sessionClass == null
                ? OptionalLong.empty()
                : ServiceClass.service(new String(HexFormat.of().parseHex(sessionClass), StandardCharsets.ISO_8859_1));
    }

    /** As it is, and in our notation if it is a MAC address, as NASes name those that are recognised by it. */
    List<String> logins() {
        if (login == null) {
            return List.of();
        }
        return MacAddress.normal(login)
                .filter(mac -> !mac.equals(login))
                .map(mac -> List.of(login, mac))
                .orElse(List.of(login));
    }

    /** These facts, with those of an earlier, later or repeated record where something is missing. */
    SessionFacts filledFrom(SessionFacts other) {
        if (isComplete()) {
            return this;
        }
        return new SessionFacts(
                either(login, other.login),
                nasAddress,
                either(nasPort, other.nasPort),
                either(nasPortId, other.nasPortId),
                either(framedIp, other.framedIp),
                either(framedIpv6Prefix, other.framedIpv6Prefix),
                either(delegatedIpv6Prefix, other.delegatedIpv6Prefix),
                either(mac, other.mac),
                either(callingStationId, other.callingStationId),
                either(sessionClass, other.sessionClass));
    }

    /**
     * These facts as a newer record corrects them: addresses may come late (dual stack) or change, and after a
     * fail-over the NAS may speak from another address. Who and where the customer is does not change in a session.
     */
    SessionFacts renewedBy(SessionFacts newer) {
        return new SessionFacts(
                        login,
                        newer.nasAddress,
                        nasPort,
                        nasPortId,
                        either(newer.framedIp, framedIp),
                        either(newer.framedIpv6Prefix, framedIpv6Prefix),
                        either(newer.delegatedIpv6Prefix, delegatedIpv6Prefix),
                        mac,
                        callingStationId,
                        sessionClass)
                .filledFrom(newer);
    }

    private boolean isComplete() {
        return login != null
                && nasPort != null
                && nasPortId != null
                && framedIp != null
                && framedIpv6Prefix != null
                && delegatedIpv6Prefix != null
                && mac != null
                && callingStationId != null
                && sessionClass != null;
    }

    private static <T> T either(T first, T second) {
        return first == null ? second : first;
    }
}
