package org.rollcall.dialect;

/** How a kind of NAS expresses speed, pool and block. */
public enum Dialect {
    MIKROTIK,
    CISCO,
    ACCEL_PPP,
    WISPR
}
