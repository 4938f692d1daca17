/**
 * May this login in, and with what? {@link org.rollcall.access.AccessPolicy} decides, as a pure function of facts;
 * {@link org.rollcall.access.Gatekeeper} loads the facts of a batch, leases addresses and writes the access log.
 *
 * <p>Invariants: the customer's status is looked at after the password, in one place for every method; a fault of our
 * own is silence, never a reject. Uses service, customer, pool, dialect, settings, shared and the codec.
 */
package org.rollcall.access;
