package org.rollcall.session;

/**
 * A session that staff gave to a service. Public, as it goes through the proxies of beans.
 *
 * @param login of the session, as the router told it
 */
public record SessionAssignment(String login, long customerId, long serviceId) {}
