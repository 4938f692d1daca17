package org.rollcall.dialect;

import java.util.List;
import org.rollcall.radius.codec.Attribute;

/** One vendor's words. Pure. Download and upload are the customer's side, in bit/s; 0 means unlimited. */
public interface VendorDialect {
    /** The filter or address list that the router's own rules know as "blocked customers". */
    String BLOCKED = "rollcall-blocked";

    /** Attributes that shape a session; none if both directions are unlimited. */
    List<Attribute> speed(long downBps, long upBps);

    /**
     * Attributes that mark a session as a blocked customer's. None where the address out of the blocked pool must do,
     * because the router knows no word for it.
     */
    List<Attribute> block();

    /** What this kind of NAS finds a session by (RFC 5176 section 3): surplus attributes make some refuse. */
    List<Attribute> identify(SessionIdentity session);
}
