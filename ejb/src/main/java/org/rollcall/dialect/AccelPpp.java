package org.rollcall.dialect;

import java.util.List;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;

/**
 * accel-ppp with its default shaper attribute: Filter-Id {@code down/up} in kbit/s. It knows no word for "blocked" unless
 * its administrator names one, so the address out of the blocked pool is what its firewall goes by.
 */
final class AccelPpp implements VendorDialect {
    private static final long KILO = 1_000;
    /** The shaper has no "unlimited" for one direction: a rate above any line, in kbit/s. */
    private static final long UNLIMITED = 100_000_000;

    @Override
    public List<Attribute> speed(long downBps, long upBps) {
        if (downBps == 0 && upBps == 0) {
            return List.of();
        }
        return List.of(Attribute.text(AttributeType.FILTER_ID, kilobits(downBps) + "/" + kilobits(upBps)));
    }

    @Override
    public List<Attribute> block() {
        return List.of();
    }

    @Override
    public List<Attribute> identify(SessionIdentity session) {
        return session.byLogin();
    }

    /** Rounded up: a customer never gets less than the plan says. */
    private static long kilobits(long bps) {
        return bps == 0 ? UNLIMITED : (bps + KILO - 1) / KILO;
    }
}
