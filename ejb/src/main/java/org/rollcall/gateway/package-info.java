/**
 * Where the adapter and the business meet: message-driven beans that translate requests to what happened or is asked,
 * and decisions to replies; and who opens the door.
 *
 * <p>Invariants: an accounting record is acknowledged after a commit holds it and never before; a fault of our own is
 * silence, never a reject; no rule of business is decided here. With nas the only component that sees types of the
 * adapter. Uses session, access, nas, settings and shared.
 */
package org.rollcall.gateway;
