package org.rollcall.service;

/**
 * CDI event: a service was changed or deleted in the current transaction. Observe it after success to act on its open
 * sessions.
 */
public record ServiceChanged(long serviceId, long customerId) {}
