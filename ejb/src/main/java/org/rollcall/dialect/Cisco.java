package org.rollcall.dialect;

import java.util.ArrayList;
import java.util.List;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.Vendor;

/** IOS: rate limits of the virtual-access interface, where input is the customer's upload. */
final class Cisco implements VendorDialect {
    private static final int AV_PAIR = 1;
    /** Cisco's recommended normal burst is 1.5 s of the rate, in octets: bit/s x 1.5 / 8. */
    private static final long NORMAL_BURST_NUMERATOR = 3;

    private static final long NORMAL_BURST_DENOMINATOR = 16;
    /** IOS refuses a smaller burst. */
    private static final long LEAST_BURST = 8_000;

    @Override
    public List<Attribute> speed(long downBps, long upBps) {
        List<Attribute> attributes = new ArrayList<>();
        if (upBps > 0) {
            attributes.add(rateLimit(1, "input", upBps));
        }
        if (downBps > 0) {
            attributes.add(rateLimit(2, "output", downBps));
        }
        return attributes;
    }

    @Override
    public List<Attribute> block() {
        // the access list of that name, for what comes from the customer
        return List.of(Attribute.text(AttributeType.FILTER_ID, BLOCKED + ".in"));
    }

    /** All that are sent must match, so only what IOS itself reported. */
    @Override
    public List<Attribute> identify(SessionIdentity session) {
        return session.byLogin();
    }

    private static Attribute rateLimit(int number, String direction, long bps) {
        long burst = Math.max(LEAST_BURST, bps * NORMAL_BURST_NUMERATOR / NORMAL_BURST_DENOMINATOR);
        return Attribute.vendorText(
                Vendor.CISCO,
                AV_PAIR,
                "lcp:interface-config#%d=rate-limit %s %d %d %d conform-action transmit exceed-action drop"
                        .formatted(number, direction, bps, burst, 2 * burst));
    }
}
