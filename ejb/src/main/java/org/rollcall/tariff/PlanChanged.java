package org.rollcall.tariff;

/**
 * CDI event: a plan's speeds were changed in the current transaction. Observe it after success to act on the open
 * sessions of its services.
 */
public record PlanChanged(long planId) {}
