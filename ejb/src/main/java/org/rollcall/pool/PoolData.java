package org.rollcall.pool;

/**
 * What staff type about an address pool.
 *
 * @param name 1-100 characters, unique
 * @param cidr an IPv4 network such as 100.64.0.0/16, from /8 to /32, not overlapping another pool
 */
public record PoolData(String name, String cidr, PoolPurpose purpose) {}
