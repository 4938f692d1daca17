package org.rollcall.pool;

import java.util.Optional;
import org.rollcall.shared.FieldErrors;
import org.rollcall.shared.Prefix;

/** What an address pool must look like,. Pure. */
final class PoolRules {
    private PoolRules() {}

    static FieldErrors check(PoolData data) {
        FieldErrors errors = new FieldErrors()
                .required("name", data.name(), 100)
                .required("cidr", data.cidr(), 49)
                .check(data.purpose() != null, "purpose", "is required: service or blocked");
        if (errors.has("cidr")) {
            return errors;
        }
        Optional<String> problem = Prefix.problem(data.cidr());
        if (problem.isPresent()) {
            return errors.check(false, "cidr", problem.get());
        }
        Prefix prefix = Prefix.parse(data.cidr());
        return errors.check(
                prefix.isIpv4() && prefix.length() >= 8, "cidr", "is not an IPv4 network between /8 and /32");
    }
}
