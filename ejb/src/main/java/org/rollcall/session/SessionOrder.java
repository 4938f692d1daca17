package org.rollcall.session;

import java.time.Instant;

/**
 * What a router was told about a session the last time, and what it said.
 *
 * @param answeredAt when its answer came or was given up
 * @param stoppedAfter of an END: seconds until the Accounting-Stop came; null if none came yet
 * @param overdue of an END: the router said ACK, but no Accounting-Stop came for a minute
 */
public record SessionOrder(
        long sessionId,
        Kind kind,
        DisconnectResult.Outcome answer,
        Instant answeredAt,
        Integer stoppedAfter,
        boolean overdue) {
    /** What was asked. */
    public enum Kind {
        END,
        BLOCK,
        RESTORE,
        SPEED
    }

    /** For a person. */
    public String inWords() {
        String said =
                switch (answer) {
                    case ACK -> "router said ACK";
                    case NAK -> "router refused";
                    case TIMEOUT -> "router did not answer";
                };
        if (stoppedAfter != null) {
            return said + "; session ended " + stoppedAfter + " s later";
        }
        return overdue ? "ACK, but no Accounting-Stop within " + SessionOrderBook.PATIENCE.toSeconds() + " s" : said;
    }
}
