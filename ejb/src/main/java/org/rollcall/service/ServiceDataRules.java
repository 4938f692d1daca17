package org.rollcall.service;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rollcall.shared.FieldErrors;
import org.rollcall.shared.MacAddress;
import org.rollcall.shared.Prefix;

/** What a service's data must look like by themselves, and their tidy form. Pure. */
final class ServiceDataRules {
    private static final int LONGEST_PASSWORD = 128;
    private static final int MOST_MACS = 100;
    private static final int MOST_SESSIONS = 1_000;

    private ServiceDataRules() {}

    /** Without blanks around; an empty login or address becomes null; addresses and MACs canonical where they can be. */
    static ServiceData tidy(ServiceData data) {
        Proof proof = data.proof() == null ? Proof.PASSWORD : data.proof();
        ServiceData.Ipv6 ipv6 = data.ipv6();
        return new ServiceData(
                login(blankToNull(data.login()), proof),
                data.password(),
                data.planId(),
                data.access() == null ? ServiceAccess.RADIUS : data.access(),
                proof,
                data.ipv4Mode() == null ? Ipv4Mode.POOL : data.ipv4Mode(),
                canonical(data.ipv4Address()),
                data.ipv4PoolId(),
                new ServiceData.Ipv6(
                        ipv6.mode() == null ? Ipv6Mode.NONE : ipv6.mode(),
                        canonical(ipv6.framed()),
                        canonical(ipv6.delegated())),
                data.macs().stream()
                        .map(mac -> MacAddress.normal(mac).orElse(mac))
                        .distinct()
                        .toList(),
                data.learnedMacs(),
                new ServiceData.Limit(
                        data.limit().sessions(),
                        data.limit().over() == null
                                ? OverLimit.REFUSE
                                : data.limit().over()),
                data.lastDay());
    }

    private static String login(String login, Proof proof) {
        if (login == null || proof == Proof.PASSWORD) {
            return login;
        }
        return proof == Proof.MAC ? MacAddress.normal(login).orElse(login) : LineId.normal(login);
    }

    private static String canonical(String typed) {
        String address = blankToNull(typed);
        return address == null || Prefix.problem(address).isPresent()
                ? address
                : Prefix.parse(address).toString();
    }

    /**
     * @param data tidied
     * @param hasPassword one is stored already
     */
    static FieldErrors check(ServiceData data, boolean hasPassword) {
        FieldErrors errors = new FieldErrors().optional("login", data.login(), 253);
        if (data.access() == ServiceAccess.RADIUS) {
            errors.check(data.login() != null, "login", "is required");
            errors.check(
                    data.password() != null || hasPassword || data.proof() != Proof.PASSWORD,
                    "password",
                    "is required");
        }
        errors.check(
                data.login() == null
                        || data.proof() != Proof.MAC
                        || MacAddress.normal(data.login()).isPresent(),
                "login",
                "is no MAC address");
        if (data.password() != null) {
            // RFC 2865 section 5.2: a User-Password holds 1 to 128 octets
            int octets = data.password().getBytes(StandardCharsets.UTF_8).length;
            errors.check(octets >= 1, "password", "is empty");
            errors.check(octets <= LONGEST_PASSWORD, "password", "is longer than 128 octets");
        }
        checkAddress(data, errors);
        checkIpv6(data.ipv6(), errors);
        Integer sessions = data.limit().sessions();
        errors.check(
                sessions == null || (sessions >= 1 && sessions <= MOST_SESSIONS),
                "limit.sessions",
                "is not a number from 1 to " + MOST_SESSIONS);
        errors.check(
                data.learnedMacs() >= 0 && data.learnedMacs() <= MOST_MACS,
                "learnedMacs",
                "is not a number from 0 to " + MOST_MACS);
        List<String> macs = data.macs();
        errors.check(macs.size() <= MOST_MACS, "macs", "are more than " + MOST_MACS);
        for (String mac : macs) {
            errors.check(
                    MacAddress.normal(mac).isPresent(), "macs", "contain \"" + mac + "\", which is no MAC address");
        }
        return errors;
    }

    private static void checkAddress(ServiceData data, FieldErrors errors) {
        String address = data.ipv4Address();
        if (data.ipv4Mode() == Ipv4Mode.STATIC) {
            boolean single = address != null
                    && Prefix.literal(address).isPresent()
                    && Prefix.parse(address).isIpv4();
            errors.check(address != null, "ipv4.address", "is required with mode static");
            errors.check(address == null || single, "ipv4.address", "is not an IPv4 address");
        } else {
            errors.check(address == null, "ipv4.address", "goes with mode static only");
        }
        errors.check(
                data.ipv4Mode() == Ipv4Mode.POOL || data.ipv4PoolId() == null, "ipv4.pool", "goes with mode pool only");
    }

    private static void checkIpv6(ServiceData.Ipv6 ipv6, FieldErrors errors) {
        if (ipv6.mode() == Ipv6Mode.STATIC) {
            errors.check(
                    ipv6.framed() != null || ipv6.delegated() != null,
                    "ipv6.framed",
                    "or the delegated prefix is required with mode static");
        }
        checkPrefix(ipv6.mode(), ipv6.framed(), "ipv6.framed", errors);
        checkPrefix(ipv6.mode(), ipv6.delegated(), "ipv6.delegated", errors);
    }

    private static void checkPrefix(Ipv6Mode mode, String prefix, String field, FieldErrors errors) {
        if (prefix != null) {
            errors.check(mode == Ipv6Mode.STATIC, field, "goes with mode static only");
            errors.check(
                    Prefix.problem(prefix).isEmpty() && !Prefix.parse(prefix).isIpv4(),
                    field,
                    "is not an IPv6 prefix such as 2001:db8:100::/56");
        }
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
