package org.rollcall.pool;

/**
 * What staff type about an address pool.
 *
 * @param name 1-100 characters, unique
 * @param cidr an IPv4 network such as 100.64.0.0/16, from /8 to /32, or an IPv6 network such as 2001:db8::/32, not
 *     overlapping another pool
 * @param kind null = IPV4
 * @param prefixLength bits of what is given out; null = the usual: 32, or /64 for links and /56 for customers' networks
 */
public record PoolData(String name, String cidr, PoolPurpose purpose, PoolKind kind, Integer prefixLength) {
    private static final int IPV4_BITS = 32;
    private static final int LINK_BITS = 64;
    /** RFC 6177: enough for a home of many networks. */
    private static final int SITE_BITS = 56;

    public PoolData {
        kind = kind == null ? PoolKind.IPV4 : kind;
        if (prefixLength == null) {
            prefixLength = kind == PoolKind.IPV4 ? IPV4_BITS : kind == PoolKind.FRAMED ? LINK_BITS : SITE_BITS;
        }
    }

    /** Of IPv4 addresses. */
    public PoolData(String name, String cidr, PoolPurpose purpose) {
        this(name, cidr, purpose, PoolKind.IPV4, null);
    }
}
