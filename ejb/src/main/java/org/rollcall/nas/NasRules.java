package org.rollcall.nas;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.rollcall.shared.FieldErrors;
import org.rollcall.shared.Prefix;

/** What a router's data must look like. Pure. */
public final class NasRules {
    /** Fewer characters are within reach of guessing from one captured packet. */
    private static final int SAFE_SECRET = 16;

    /** Hours: 30 days. */
    private static final int LONGEST_OVERLAP = 720;

    /** Bit/s: with less nothing would be counted, with more there would be no limit. */
    private static final long SLOWEST_LINE = 1_000_000;

    private static final long FASTEST_LINE = 10_000_000_000_000L;

    private static final Pattern CERTIFICATE_NAME = Pattern.compile("[\\p{Graph}]{1,253}");

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
        errors.check(data.coaRate() >= 1 && data.coaRate() <= 10_000, "coaRate", "is not within 1-10000 a second")
                .check(
                        data.coaAddress() == null
                                || Prefix.literal(data.coaAddress()).isPresent(),
                        "coaAddress",
                        "is not an IP address")
                .check(
                        NasCounters.UNITS.contains(data.counters().unit()),
                        "counterUnit",
                        "is none of " + NasCounters.UNITS)
                .check(
                        data.counters().lineRate() == null
                                || (data.counters().lineRate() >= SLOWEST_LINE
                                        && data.counters().lineRate() <= FASTEST_LINE),
                        "lineRateBps",
                        "is not within 1 Mbit/s and 10 Tbit/s")
                .check(
                        data.certificateName() == null
                                || CERTIFICATE_NAME
                                        .matcher(data.certificateName().strip())
                                        .matches(),
                        "certificateName",
                        "is not 1 to 253 characters without spaces, as bng-1.isp.example")
                .check(
                        data.secret() == null || (data.overlapHours() >= 0 && data.overlapHours() <= LONGEST_OVERLAP),
                        "overlapHours",
                        "is not within 0-" + LONGEST_OVERLAP);
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
        List<String> warnings = new ArrayList<>();
        if (data.secret() != null && data.secret().length() < SAFE_SECRET) {
            warnings.add("the shared secret is shorter than " + SAFE_SECRET
                    + " characters; whoever can capture one packet can guess it");
        }
        Prefix place = Prefix.parse(data.address());
        if (data.coaAddress() != null && place.length() < place.network().getAddress().length * Byte.SIZE) {
            warnings.add("Disconnect and CoA for every router of " + place + " go to " + data.coaAddress());
        }
        return warnings;
    }
}
