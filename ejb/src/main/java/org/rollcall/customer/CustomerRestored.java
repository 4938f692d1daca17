package org.rollcall.customer;

import java.time.Instant;

/**
 * CDI event, in the transaction of the restoration: what went with the customer comes back, or an observer throws
 * {@link org.rollcall.shared.Conflict} and nothing does.
 *
 * @param deletedAt the moment of the deletion that is undone
 */
public record CustomerRestored(long customerId, Instant deletedAt) {}
