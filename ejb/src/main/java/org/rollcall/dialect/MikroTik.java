package org.rollcall.dialect;

import java.util.List;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.Vendor;

/**
 * RouterOS. Mikrotik-Rate-Limit is {@code rx/tx} as the router sees it: rx is the customer's upload. A blocked
 * customer's address goes to an address list, which the router's firewall rules name.
 */
final class MikroTik implements VendorDialect {
    private static final int RATE_LIMIT = 8;
    private static final int ADDRESS_LIST = 19;
    private static final long KILO = 1_000;
    private static final long MEGA = 1_000_000;

    @Override
    public List<Attribute> speed(long downBps, long upBps) {
        if (downBps == 0 && upBps == 0) {
            return List.of();
        }
        return List.of(Attribute.vendorText(Vendor.MIKROTIK, RATE_LIMIT, rate(upBps) + "/" + rate(downBps)));
    }

    @Override
    public List<Attribute> block() {
        return List.of(Attribute.vendorText(Vendor.MIKROTIK, ADDRESS_LIST, BLOCKED));
    }

    @Override
    public List<Attribute> identify(SessionIdentity session) {
        return session.byLoginAndAddress();
    }

    /** In the largest unit that says it exactly; RouterOS reads k as 1,000. */
    private static String rate(long bps) {
        if (bps % MEGA == 0) {
            return bps == 0 ? "0" : bps / MEGA + "M";
        }
        return bps % KILO == 0 ? bps / KILO + "k" : Long.toString(bps);
    }
}
