package org.rollcall.dialect;

/** How a kind of NAS expresses speed and block, and by what it finds a session. */
public enum Dialect {
    MIKROTIK(new MikroTik()),
    CISCO(new Cisco()),
    ACCEL_PPP(new AccelPpp()),
    WISPR(new Wispr());

    @SuppressWarnings("ImmutableEnumChecker") // all of them are stateless
    private final VendorDialect vendor;

    Dialect(VendorDialect vendor) {
        this.vendor = vendor;
    }

    public VendorDialect vendor() {
        return vendor;
    }
}
