package org.rollcall.service;

/** Where the IPv6 prefixes of a service come from. */
public enum Ipv6Mode {
    /** It gets none from us. */
    NONE,
    /** From every kind of IPv6 pool of purpose service that there is; the same ones each time. */
    POOL,
    /** Always the same, of this service alone. */
    STATIC
}
