package org.rollcall.session;

/**
 * A session that staff gave to a service.
 *
 * @param login of the session, as the router told it
 * @param owner whose it is now
 */
record SessionAssignment(String login, Owner owner) {}
