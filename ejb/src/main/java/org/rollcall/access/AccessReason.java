package org.rollcall.access;

/** Why somebody was let in or not. The names stand in the access log. */
public enum AccessReason {
    /** Let in, with the services of the plan. */
    GRANTED,
    /** Let in to the blocked pool. */
    BLOCKED,
    /** The router asks for EAP, which we do not speak. */
    EAP,
    UNKNOWN_LOGIN,
    WRONG_PASSWORD,
    /** The service is not used over RADIUS. */
    NOT_RADIUS,
    WRONG_MAC,
    INACTIVE,
    /** The service's last day is over. */
    ENDED,
    /** The service has as many sessions as it may have. */
    OVER_LIMIT,
    /** No address is free in the pool. */
    POOL_EXHAUSTED
}
