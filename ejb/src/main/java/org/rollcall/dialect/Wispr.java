package org.rollcall.dialect;

import java.util.ArrayList;
import java.util.List;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.Vendor;

/** WISPr attributes (hotspots, EdgeOS and many others): bit/s in 32 bits. */
final class Wispr implements VendorDialect {
    private static final int BANDWIDTH_MAX_UP = 7;
    private static final int BANDWIDTH_MAX_DOWN = 8;
    private static final long MOST = 0xFFFF_FFFFL;

    @Override
    public List<Attribute> speed(long downBps, long upBps) {
        List<Attribute> attributes = new ArrayList<>();
        if (upBps > 0) {
            attributes.add(Attribute.vendorInteger(Vendor.WISPR, BANDWIDTH_MAX_UP, Math.min(upBps, MOST)));
        }
        if (downBps > 0) {
            attributes.add(Attribute.vendorInteger(Vendor.WISPR, BANDWIDTH_MAX_DOWN, Math.min(downBps, MOST)));
        }
        return attributes;
    }

    @Override
    public List<Attribute> block() {
        return List.of(Attribute.text(AttributeType.FILTER_ID, BLOCKED));
    }

    @Override
    public List<Attribute> identify(SessionIdentity session) {
        return session.byLoginAndAddress();
    }
}
