package org.rollcall.pool;

/** What a pool gives out. */
public enum PoolKind {
    /** Single IPv4 addresses (Framed-IP-Address). */
    IPV4,
    /** Prefixes of the links to customers (Framed-IPv6-Prefix). */
    FRAMED,
    /** Prefixes for the networks behind customers' routers (Delegated-IPv6-Prefix). */
    DELEGATED
}
