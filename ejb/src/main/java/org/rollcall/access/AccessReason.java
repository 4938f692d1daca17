package org.rollcall.access;

/** Why somebody was let in or not. The names stand in the access log. */
public enum AccessReason {
    /** Let in, with the services of the plan. */
    GRANTED,
    /** Let in to the blocked pool. */
    BLOCKED,
    UNKNOWN_LOGIN,
    WRONG_PASSWORD,
    /** The service is not used over RADIUS. */
    NOT_RADIUS,
    WRONG_MAC,
    INACTIVE,
    /** No address is free in the pool. */
    POOL_EXHAUSTED
}
