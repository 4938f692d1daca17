/**
 * What services use: octets per service and day, fed from the counters of sessions every minute and at their end.
 *
 * <p>Invariants: an octet is added once, because what was added is noted on the session in the same transaction;
 * traffic of suspended sessions is not added. Uses shared.
 */
package org.rollcall.usage;
