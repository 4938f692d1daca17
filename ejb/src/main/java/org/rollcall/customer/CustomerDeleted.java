package org.rollcall.customer;

import java.time.Instant;

/** CDI event, in the transaction of the deletion: what belongs to the customer goes with it. */
public record CustomerDeleted(long customerId, Instant at) {}
