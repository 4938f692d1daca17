package org.rollcall.access;

import org.rollcall.pool.PoolPurpose;

/**
 * Where an address or prefix of an accepted session comes from.
 *
 * @param kind fixed, leased, left to the NAS, or none at all
 * @param address with FIXED
 * @param poolId with POOL: this one; null = any pool of the purpose
 * @param purpose with POOL
 */
record AddressSource(Kind kind, String address, Long poolId, PoolPurpose purpose) {
    enum Kind {
        FIXED,
        POOL,
        NAS,
        NONE
    }

    static final AddressSource NONE = new AddressSource(Kind.NONE, null, null, null);

    static AddressSource fixed(String address) {
        return address == null ? NONE : new AddressSource(Kind.FIXED, address, null, null);
    }

    static AddressSource pool(Long poolId, PoolPurpose purpose) {
        return new AddressSource(Kind.POOL, null, poolId, purpose);
    }

    static AddressSource nas() {
        return new AddressSource(Kind.NAS, null, null, null);
    }
}
