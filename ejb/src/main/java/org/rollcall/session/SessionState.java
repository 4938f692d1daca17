package org.rollcall.session;

import java.time.Instant;

/**
 * A session as its row holds it: what is known after all records so far. Immutable.
 *
 * @param closing null while it is open
 */
record SessionState(
        Row row,
        SessionKey key,
        SessionFacts facts,
        Owner owner,
        Begin begin,
        Progress progress,
        Flushed flushed,
        Marks marks,
        Closing closing) {

    /**
     * Which row it is.
     *
     * @param id 0 while it is not stored
     * @param revision counts the writes to the row, so that a writer notices another one; it goes on when the session
     *     moves between the tables, or a session that was closed and opened again would look like it was before
     * @param generation how many sessions had the same key before
     */
    record Row(long id, int revision, int generation) {}

    /**
     * When it began.
     *
     * @param seen a Start told it, so a further one cannot be this session's own, overtaken by later records
     */
    record Begin(Instant at, boolean seen) {}

    /**
     * How far it has come.
     *
     * @param eventAt time of the latest event at the NAS
     * @param updatedAt when that reached us
     * @param seconds largest Acct-Session-Time so far, 0 if there was none
     */
    record Progress(Instant eventAt, Instant updatedAt, long seconds, Traffic traffic) {}

    /**
     * What the usage of hours and days already holds of the two octet counters.
     *
     * @param at up to which event; what was counted since is of the time since
     */
    record Flushed(long upload, long download, Instant at) {}

    /**
     * @param suspended the customer was Inactive: stored, not added to usage
     * @param reopened it was closed once and a later record proved it alive
     */
    record Marks(boolean suspended, boolean reopened) {}

    /** A new session, as its first record tells it. */
    static SessionState opened(SessionReport report, int generation, Begin begin) {
        return new SessionState(
                new Row(0, 0, generation),
                report.key(),
                report.facts(),
                Owner.NOBODY,
                begin,
                new Progress(
                        report.at(),
                        report.receivedAt(),
                        report.sessionSeconds().orElse(0),
                        Traffic.NONE.advance(report)),
                new Flushed(0, 0, begin.at()),
                new Marks(false, false),
                null);
    }

    boolean isOpen() {
        return closing == null;
    }

    long id() {
        return row.id();
    }

    Traffic traffic() {
        return progress.traffic();
    }

    /** As it is when its row has been written once more. */
    SessionState written() {
        return with(new Row(row.id(), row.revision() + 1, row.generation()));
    }

    SessionState with(Row changed) {
        return new SessionState(changed, key, facts, owner, begin, progress, flushed, marks, closing);
    }

    SessionState with(SessionFacts changed) {
        return new SessionState(row, key, changed, owner, begin, progress, flushed, marks, closing);
    }

    SessionState with(Owner changed) {
        return new SessionState(row, key, facts, changed, begin, progress, flushed, marks, closing);
    }

    SessionState with(Begin changed) {
        return new SessionState(row, key, facts, owner, changed, progress, flushed, marks, closing);
    }

    SessionState with(Progress changed) {
        return new SessionState(row, key, facts, owner, begin, changed, flushed, marks, closing);
    }

    SessionState with(Traffic changed) {
        return with(new Progress(progress.eventAt(), progress.updatedAt(), progress.seconds(), changed));
    }

    SessionState with(Flushed changed) {
        return new SessionState(row, key, facts, owner, begin, progress, changed, marks, closing);
    }

    SessionState with(Marks changed) {
        return new SessionState(row, key, facts, owner, begin, progress, flushed, changed, closing);
    }

    /** Closed in this way; or open again, if null. */
    SessionState with(Closing changed) {
        return new SessionState(row, key, facts, owner, begin, progress, flushed, marks, changed);
    }
}
