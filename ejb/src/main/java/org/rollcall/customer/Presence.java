package org.rollcall.customer;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether a customer is on line, derived from the sessions.
 *
 * @param online at least one open session now
 * @param onlineLast24h had a session at some moment of the last 24 hours, so true whenever online
 * @param lastOnlineAt when he was on line last: now if online, else the end of his last session, empty if never
 */
public record Presence(boolean online, boolean onlineLast24h, Optional<Instant> lastOnlineAt) {}
