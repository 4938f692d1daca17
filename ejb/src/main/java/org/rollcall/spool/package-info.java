/**
 * A queue in files, for what must not be lost while the database cannot take it: append-only, on disk before anybody is
 * told, read again in order after any crash. Knows nothing of what it keeps.
 *
 * <p>Invariants: what {@link org.rollcall.spool.Spool#append} has returned from is read again until {@link
 * org.rollcall.spool.Spool#advance}; a record that was half written is never read. Uses the JDK alone.
 */
package org.rollcall.spool;
