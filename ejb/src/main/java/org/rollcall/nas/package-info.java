/**
 * Routers (NASes): the addresses their packets come from, the shared secret, the dialect, and the table of them that
 * the adapter works with.
 *
 * <p>Invariants: the most specific prefix decides, two equal ones cannot exist; a shared secret is stored encrypted and
 * shown to nobody. With gateway the only component that sees types of the adapter. Uses dialect and the foundation.
 */
package org.rollcall.nas;
