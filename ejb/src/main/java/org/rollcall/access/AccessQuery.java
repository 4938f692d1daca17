package org.rollcall.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.nas.NasEntry;
import org.rollcall.radius.codec.Credentials;
import org.rollcall.shared.MacAddress;

/**
 * Somebody asks to be let in.
 *
 * @param nas the NAS that asks for him
 * @param login User-Name, empty if there was none
 * @param credentials his proof; empty = suppose that it is right, to explain what would happen
 * @param callingStationId as the NAS sent it, or null
 * @param ppp he chose his User-Name himself (Framed-Protocol PPP)
 * @param lines what the access node says of his line, as {@link org.rollcall.service.LineId} writes it, the most exact first
 * @param at when the request came in
 */
public record AccessQuery(
        NasEntry nas,
        String login,
        Optional<Credentials> credentials,
        String callingStationId,
        boolean ppp,
        List<String> lines,
        Instant at) {

    public AccessQuery {
        lines = List.copyOf(lines);
    }

    /** The MAC address the NAS says he comes from, or null. */
    String mac() {
        return MacAddress.normal(callingStationId).orElse(null);
    }

    /**
     * The MAC address he is recognised by, or null: what the NAS vouches for. If it does not say where he comes from, it
     * has made the User-Name of that, unless it is PPP.
     */
    String provenMac() {
        if (ppp) {
            return null;
        }
        return mac() == null ? MacAddress.normal(login).orElse(null) : mac();
    }

    /** What tells his device from others, or null. */
    String device() {
        String mac = mac();
        return mac == null ? callingStationId : mac;
    }

    /** How he proves who he is, for people. */
    String method() {
        return credentials.map(Credentials::method).orElse("none");
    }

    /** All logins by which his service may be found. */
    List<String> names() {
        List<String> names = new ArrayList<>(lines);
        names.add(login);
        if (provenMac() != null) {
            names.add(provenMac());
        }
        // U+0000 is no character of a login, and PostgreSQL would refuse the whole batch for it
        names.removeIf(name -> name.indexOf('\0') >= 0);
        return names;
    }
}
