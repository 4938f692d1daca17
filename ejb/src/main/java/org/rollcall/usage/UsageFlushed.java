package org.rollcall.usage;

import java.time.Instant;
import java.util.List;

/** CDI event after the commit of a flush: what usage now holds of these open sessions, in the order of their ids. */
public record UsageFlushed(List<Session> sessions) {
    public UsageFlushed {
        sessions = List.copyOf(sessions);
    }

    long lastId() {
        return sessions.isEmpty() ? 0 : sessions.get(sessions.size() - 1).id();
    }

    /**
     * @param id of its row
     * @param upload octets from the customer that usage holds
     * @param download the same, to the customer
     * @param at up to which event
     * @param suspended the customer is Inactive: what it counts is dropped
     */
    public record Session(
            long nasId, String acctSessionId, long id, long upload, long download, Instant at, boolean suspended) {}
}
