package org.rollcall.service;

/** Where the IPv4 address of a service comes from. */
public enum Ipv4Mode {
    /** Leased from a pool of ours. */
    POOL,
    /** Always the same, of this service alone. */
    STATIC,
    /** The NAS chooses; we send none. */
    NAS
}
