/**
 * Vendor dialects: how a kind of NAS expresses speed and block, by what it finds a session, and what it can change of an
 * open one. They are data, in dialects.txt; the code only fills in.
 *
 * <p>Invariants: what a dialect does not know it leaves out, never guesses. Uses the codec.
 */
package org.rollcall.dialect;
