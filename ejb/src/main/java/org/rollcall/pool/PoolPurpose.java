package org.rollcall.pool;

/** Whom the addresses of a pool are for. */
public enum PoolPurpose {
    /** Customers whose services are granted. */
    SERVICE,
    /** Blocked customers, who must reach nothing but DNS and the portal; and others who are parked, if they have no pool. */
    BLOCKED,
    /** Inactive customers, and services that have ended. */
    INACTIVE,
    /** Who comes from a MAC address that is not the service's. */
    WRONG_MAC,
    /** One session more than the service may have. */
    OVER_LIMIT,
    /** Whose login or password we do not know. */
    UNKNOWN
}
