package org.rollcall.service;

/** What happens to one session more than a service may have at a time. */
public enum OverLimit {
    /** It is refused. */
    REFUSE,
    /** It gets an address of a pool for this purpose. */
    PARK,
    /** It is let in, and the oldest one is ended. */
    DISCONNECT
}
