package org.rollcall.session;

/**
 * CDI event: staff gave a session to a service in the current transaction. Observe it after success to make the session
 * follow its customer's status.
 */
public record SessionAssigned(long sessionId) {}
