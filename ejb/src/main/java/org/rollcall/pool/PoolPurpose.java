package org.rollcall.pool;

/** Whom the addresses of a pool are for. */
public enum PoolPurpose {
    /** Customers whose services are granted. */
    SERVICE,
    /** Blocked customers, who must reach nothing but DNS and the portal. */
    BLOCKED
}
