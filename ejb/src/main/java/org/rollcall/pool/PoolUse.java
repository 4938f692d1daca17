package org.rollcall.pool;

/**
 * A pool and how full it is.
 *
 * @param size addresses that can be given out
 * @param inUse addresses that are given out now
 */
public record PoolUse(AddressPool pool, long size, long inUse) {}
