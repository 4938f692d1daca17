package org.rollcall.access;

import java.util.List;

/**
 * CDI event: these open sessions have to make room for a newer one of the same service. Observe it after success.
 *
 * @param sessions their ids
 */
public record SessionsOverLimit(List<Long> sessions) {
    public SessionsOverLimit {
        sessions = List.copyOf(sessions);
    }
}
