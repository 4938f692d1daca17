package org.rollcall.session;

import java.time.Instant;

/**
 * How a session ended.
 *
 * @param stoppedAt never before its start
 * @param terminateCause RFC 2866 section 5.10; null where the NAS gave none
 * @param by who closed it
 */
public record Closing(Instant stoppedAt, Integer terminateCause, ClosedBy by) {}
