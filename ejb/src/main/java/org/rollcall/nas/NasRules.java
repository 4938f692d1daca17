package org.rollcall.nas;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rollcall.shared.FieldErrors;
import org.rollcall.shared.Prefix;

/** What a router's data must look like. Pure. */
public final class NasRules {
    /** Fewer characters are within reach of guessing from one captured packet. */
    private static final int SAFE_SECRET = 16;

    private NasRules() {}

    static FieldErrors check(NasData data, boolean secretRequired) {
        FieldErrors errors = new FieldErrors()
                .required("name", data.name(), 100)
                .required("address", data.address(), 49)
                .check(data.dialect() != null, "dialect", "is required")
                .check(data.messageAuthenticator() != null, "messageAuthenticator", "is required")
                .check(data.coaPort() >= 1 && data.coaPort() <= 65535, "coaPort", "is not within 1-65535")
                .check(
                        data.interimInterval() >= 60 && data.interimInterval() <= 86_400,
                        "interimInterval",
                        "is not within 60-86400 seconds");
        if (!errors.has("address")) {
            Prefix.problem(data.address()).ifPresent(problem -> errors.check(false, "address", problem));
        }
        if (data.secret() == null) {
            return errors.check(!secretRequired, "secret", "is required");
        }
        int octets = data.secret().getBytes(StandardCharsets.UTF_8).length;
        errors.check(octets >= 1, "secret", "is empty");
        return errors.check(octets <= 128, "secret", "is longer than 128 octets");
    }

    /** What is accepted but should be thought about before. */
    public static List<String> warnings(NasData data) {
        if (data.secret() != null && data.secret().length() < SAFE_SECRET) {
            return List.of("the shared secret is shorter than " + SAFE_SECRET
                    + " characters; whoever can capture one packet can guess it");
        }
        return List.of();
    }
}
