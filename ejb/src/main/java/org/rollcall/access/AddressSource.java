package org.rollcall.access;

import org.rollcall.pool.PoolPurpose;

/**
 * Where the address of an accepted session comes from.
 *
 * @param kind fixed, leased or left to the NAS
 * @param address with FIXED
 * @param poolId with POOL: this one; null = any pool of the purpose
 * @param purpose with POOL
 */
record AddressSource(Kind kind, String address, Long poolId, PoolPurpose purpose) {
    enum Kind {
        FIXED,
        POOL,
        NAS
    }

    static AddressSource fixed(String address) {
        return new AddressSource(Kind.FIXED, address, null, null);
    }

    static AddressSource pool(Long poolId, PoolPurpose purpose) {
        return new AddressSource(Kind.POOL, null, poolId, purpose);
    }

    static AddressSource nas() {
        return new AddressSource(Kind.NAS, null, null, null);
    }
}
