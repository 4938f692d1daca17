/**
 * Address pools and the leases of their addresses.
 *
 * <p>Invariants: pools do not overlap; an address is leased to one service at a time; a pool in use is not deleted.
 * Uses the foundation only.
 */
package org.rollcall.pool;
