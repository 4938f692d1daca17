package org.rollcall.dialect;

/** How a kind of NAS expresses speed and block, and by what it finds a session: a section of dialects.txt each. */
public enum Dialect {
    MIKROTIK,
    CISCO,
    CISCO_ISG,
    JUNIPER,
    HUAWEI,
    NOKIA_SR,
    ACCEL_PPP,
    UBIQUITI,
    /** Generic. */
    WISPR;

    @SuppressWarnings("ImmutableEnumChecker") // it holds immutable lists
    private final VendorDialect vendor = DialectFile.STANDARD.section(name());

    public VendorDialect vendor() {
        return vendor;
    }
}
