/**
 * Vendor dialects: how a kind of NAS expresses speed, pool, block and the keys of a session.
 *
 * <p>Invariants: what a dialect does not know it leaves out, never guesses. Uses the codec.
 */
package org.rollcall.dialect;
