package org.rollcall.service;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rollcall.shared.FieldErrors;
import org.rollcall.shared.MacAddress;
import org.rollcall.shared.Prefix;

/** What a service's data must look like by themselves, and their tidy form. Pure. */
final class ServiceDataRules {
    private static final int LONGEST_PASSWORD = 128;

    private ServiceDataRules() {}

    /** Without blanks around; an empty login or address becomes null; addresses and MACs canonical where they can be. */
    static ServiceData tidy(ServiceData data) {
        String address = blankToNull(data.ipv4Address());
        return new ServiceData(
                blankToNull(data.login()),
                data.password(),
                data.planId(),
                data.access() == null ? ServiceAccess.RADIUS : data.access(),
                data.ipv4Mode() == null ? Ipv4Mode.POOL : data.ipv4Mode(),
                address == null || Prefix.problem(address).isPresent()
                        ? address
                        : Prefix.parse(address).toString(),
                data.ipv4PoolId(),
                data.macs().stream()
                        .map(mac -> MacAddress.normal(mac).orElse(mac))
                        .distinct()
                        .toList());
    }

    /**
     * @param data tidied
     * @param hasPassword one is stored already
     */
    static FieldErrors check(ServiceData data, boolean hasPassword) {
        FieldErrors errors = new FieldErrors().optional("login", data.login(), 253);
        if (data.access() == ServiceAccess.RADIUS) {
            errors.check(data.login() != null, "login", "is required");
            errors.check(data.password() != null || hasPassword, "password", "is required");
        }
        if (data.password() != null) {
            // RFC 2865 section 5.2: a User-Password holds 1 to 128 octets
            int octets = data.password().getBytes(StandardCharsets.UTF_8).length;
            errors.check(octets >= 1, "password", "is empty");
            errors.check(octets <= LONGEST_PASSWORD, "password", "is longer than 128 octets");
        }
        checkAddress(data, errors);
        List<String> macs = data.macs();
        errors.check(macs.size() <= 100, "macs", "are more than 100");
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

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
