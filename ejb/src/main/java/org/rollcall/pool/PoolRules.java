package org.rollcall.pool;

import java.util.Optional;
import org.rollcall.shared.FieldErrors;
import org.rollcall.shared.Prefix;

/** What an address pool must look like. Pure. */
final class PoolRules {
    private static final int MOST_BITS = 40;

    private PoolRules() {}

    static FieldErrors check(PoolData data) {
        FieldErrors errors = new FieldErrors()
                .required("name", data.name(), 100)
                .required("cidr", data.cidr(), 49)
                .check(data.purpose() != null, "purpose", "is required");
        if (errors.has("cidr")) {
            return errors;
        }
        Optional<String> problem = Prefix.problem(data.cidr());
        if (problem.isPresent()) {
            return errors.check(false, "cidr", problem.get());
        }
        Prefix prefix = Prefix.parse(data.cidr());
        if (data.kind() == PoolKind.IPV4) {
            return errors.check(
                            prefix.isIpv4() && prefix.length() >= 8,
                            "cidr",
                            "is not an IPv4 network between /8 and /32")
                    .check(data.prefixLength() == 32, "prefixLength", "is always 32 for IPv4");
        }
        // a link's own prefix may be as long as an address; what is delegated has room for at least one link
        int longest = data.kind() == PoolKind.FRAMED ? 128 : 64;
        return errors.check(!prefix.isIpv4(), "cidr", "is not an IPv6 network such as 2001:db8::/40")
                .check(
                        data.prefixLength() >= prefix.length() && data.prefixLength() <= longest,
                        "prefixLength",
                        "is not between the length of the pool and " + longest)
                .check(
                        data.prefixLength() - prefix.length() <= MOST_BITS,
                        "prefixLength",
                        "makes more than 2^" + MOST_BITS + " prefixes of this pool");
    }
}
