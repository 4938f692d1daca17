package org.rollcall.nassim;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.Vendor;

/**
 * The speed that a reply grants, in bit/s of the customer, read from the forms of several makers: Mikrotik-Rate-Limit
 * (upload/download), accel-ppp's Filter-Id (download/upload in kbit), WISPr and Cisco's rate-limit or policy names.
 */
record GrantedRate(long uploadBps, long downloadBps) {
    private static final int MIKROTIK_RATE_LIMIT = 8;
    private static final int CISCO_AVPAIR = 1;
    private static final int WISPR_MAX_UP = 7;
    private static final int WISPR_MAX_DOWN = 8;
    private static final Pattern MIKROTIK = Pattern.compile("^([0-9]+)([kMG]?)/([0-9]+)([kMG]?)(?: .*)?$");
    private static final Pattern ACCEL = Pattern.compile("^([0-9]+)/([0-9]+)$");
    private static final Pattern CISCO_LIMIT = Pattern.compile("rate-limit (input|output) ([0-9]+) ");

    /** Empty if no known form is there, or only one direction. */
    static Optional<GrantedRate> of(List<Attribute> attributes) {
        long up = 0;
        long down = 0;
        for (Attribute attribute : attributes) {
            if (attribute.type() == AttributeType.FILTER_ID) {
                Matcher accel = ACCEL.matcher(new String(attribute.value(), StandardCharsets.UTF_8));
                if (accel.matches()) {
                    down = Long.parseLong(accel.group(1)) * 1000;
                    up = Long.parseLong(accel.group(2)) * 1000;
                }
                continue;
            }
            VendorValue value = VendorValue.of(attribute).orElse(null);
            if (value == null) {
                continue;
            }
            if (value.vendor() == Vendor.MIKROTIK && value.type() == MIKROTIK_RATE_LIMIT) {
                Matcher rate = MIKROTIK.matcher(value.text());
                if (rate.matches()) {
                    up = Long.parseLong(rate.group(1)) * unit(rate.group(2));
                    down = Long.parseLong(rate.group(3)) * unit(rate.group(4));
                }
            } else if (value.vendor() == Vendor.WISPR && value.type() == WISPR_MAX_UP) {
                up = value.number().orElse(up);
            } else if (value.vendor() == Vendor.WISPR && value.type() == WISPR_MAX_DOWN) {
                down = value.number().orElse(down);
            } else if (value.vendor() == Vendor.CISCO && value.type() == CISCO_AVPAIR) {
                Matcher limit = CISCO_LIMIT.matcher(value.text());
                while (limit.find()) {
                    long bps = Long.parseLong(limit.group(2));
                    up = limit.group(1).equals("input") ? bps : up;
                    down = limit.group(1).equals("output") ? bps : down;
                }
            }
        }
        return up > 0 && down > 0 ? Optional.of(new GrantedRate(up, down)) : Optional.empty();
    }

    private static long unit(String letter) {
        return switch (letter) {
            case "k" -> 1_000;
            case "M" -> 1_000_000;
            case "G" -> 1_000_000_000;
            default -> 1;
        };
    }
}
