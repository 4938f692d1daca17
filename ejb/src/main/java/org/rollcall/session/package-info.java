/**
 * Sessions: what accounting records make of them ({@code SessionMachine}, pure), how they are stored (the recorder, the
 * hot path), shown, ended, and swept up when a NAS falls silent.
 *
 * <p>Invariants: an open session is unique by NAS and Acct-Session-Id; counters never go back; a record that arrives
 * twice, late or out of order changes nothing that is wrong to change; every write to an open row checks the revision
 * it was computed from. Uses nas, dialect, customer, usage, pool and shared; knows nothing of packets.
 */
package org.rollcall.session;
