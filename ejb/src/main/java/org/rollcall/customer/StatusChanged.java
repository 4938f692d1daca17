package org.rollcall.customer;

/**
 * CDI event: a customer's status was changed in the current transaction. Observe it with {@code during =
 * TransactionPhase.AFTER_SUCCESS} to act on open sessions. Not fired for the first session of a New customer, because
 * Active grants what New does.
 */
public record StatusChanged(long customerId, CustomerStatus from, CustomerStatus to) {}
