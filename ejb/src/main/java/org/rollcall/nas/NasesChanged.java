package org.rollcall.nas;

/**
 * CDI event: a router was added, changed or removed in the current transaction. Observe it after success to hand the
 * adapter its new table; other nodes look by themselves.
 */
public record NasesChanged(long nasId) {}
