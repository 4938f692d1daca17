package org.rollcall.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.rollcall.session.AccountingEvent.Interim;
import org.rollcall.session.AccountingEvent.NasRestarted;
import org.rollcall.session.AccountingEvent.Started;
import org.rollcall.session.AccountingEvent.Stopped;
import org.rollcall.session.SessionState.Begin;
import org.rollcall.session.SessionState.Marks;
import org.rollcall.session.SessionState.Progress;

/**
 * What an accounting record makes of a session, whatever order the records come in, however often and however late.
 * Pure: the table of docs/architecture (session machine) is its test.
 *
 * <table>
 * <caption>State and event</caption>
 * <tr><th></th><th>Start</th><th>Interim</th><th>Stop</th><th>NAS restarted</th></tr>
 * <tr><td>none</td><td>opened</td><td>opened, begun Acct-Session-Time ago</td><td>closed at once</td><td>-</td></tr>
 * <tr><td>open</td><td>its own: fills in what is missing; a later one: the id is reused, old one closed, new one
 * opened</td><td>newer: counters go on; overtaken: may only raise them</td><td>closed</td><td>closed</td></tr>
 * <tr><td>closed by us</td><td>after the stop: a new one</td><td>newer: reopened</td><td>closed in truth</td>
 * <td>-</td></tr>
 * <tr><td>closed by Stop</td><td>after the stop: a new one</td><td>longer than the Stop's: reopened</td><td>may only
 * raise counters</td><td>-</td></tr>
 * </table>
 *
 * <p>In every row an Interim or Stop whose session must have begun after all we know of the present one shows that the
 * NAS reuses the id and that the Start was lost; then it is a new session.
 */
final class SessionMachine {
    /** Two times of one event may differ by so much: rounding, and datagrams under way. */
    private static final Duration JITTER = Duration.ofSeconds(10);

    /** A NAS has given up sending a record by then, so one without Event-Timestamp is not older than that. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(60);

    /** A NAS counts and tells the time at moments that may differ by so much. Seconds. */
    private static final long SLACK = 60;

    /** RFC 2866 section 5.10. */
    private static final int NAS_REBOOT = 11;

    private SessionMachine() {}

    /** @param state the latest session of the event's key, or none */
    static Transition next(Optional<SessionState> state, AccountingEvent event) {
        return switch (event.kind()) {
            case STARTED -> start(state, ((Started) event).report());
            case INTERIM -> interim(state, ((Interim) event).report());
            case STOPPED -> stop(state, (Stopped) event);
            case NAS_RESTARTED ->
                state.map(s -> Transition.to(restart(s, (NasRestarted) event))).orElse(Transition.NOTHING);
        };
    }

    /** Closed by ourselves, at the time we last heard of it. */
    static SessionState close(SessionState open, ClosedBy by, Integer terminateCause) {
        return open.with(
                new Closing(later(open.progress().eventAt(), open.begin().at()), terminateCause, by));
    }

    /** Whether the session a Start opened shows that another one of the same line is over. */
    static boolean takesOver(SessionState started, SessionState other) {
        SessionFacts mine = started.facts();
        SessionFacts its = other.facts();
        boolean samePort = mine.nasPortId() != null
                ? mine.nasPortId().equals(its.nasPortId())
                : mine.nasPort() != null && mine.nasPort().equals(its.nasPort());
        return other.isOpen()
                && samePort
                && mine.login() != null
                && mine.login().equals(its.login())
                && mine.mac() != null
                && mine.mac().equals(its.mac())
                && started.key().nasId() == other.key().nasId()
                && !started.key().equals(other.key())
                && !other.begin().at().isAfter(started.begin().at());
    }

    private static Transition start(Optional<SessionState> none, SessionReport report) {
        if (none.isEmpty()) {
            return Transition.to(started(report, 0));
        }
        SessionState state = none.get();
        if (isAnother(state, report)) {
            return replace(state, started(report, state.row().generation() + 1));
        }
        return Transition.to(state.isOpen() || !state.begin().seen() ? withItsStart(state, report) : state);
    }

    /** Whether a Start is not this session's own one. */
    private static boolean isAnother(SessionState state, SessionReport start) {
        Duration slack = start.stamped() ? JITTER : UNDER_WAY;
        if (!state.begin().seen()) {
            return start.at().isAfter(lastHeardOf(state).plus(slack));
        }
        return state.isOpen()
                ? start.at().isAfter(state.begin().at().plus(slack))
                : start.at().isAfter(state.closing().stoppedAt());
    }

    private static SessionState withItsStart(SessionState state, SessionReport start) {
        SessionState filled =
                state.with(state.facts().filledFrom(start.facts())).with(raised(state, start));
        if (state.begin().seen()) {
            return filled;
        }
        // Without timestamp one that was overtaken carries the time of its arrival, which tells nothing.
        boolean tells = start.stamped() || !start.at().isAfter(state.begin().at());
        return tells && !start.at().isAfter(lastHeardOf(state)) ? filled.with(new Begin(start.at(), true)) : filled;
    }

    private static Transition interim(Optional<SessionState> none, SessionReport report) {
        if (none.isEmpty()) {
            return Transition.to(lateFound(report, 0));
        }
        SessionState state = none.get();
        if (begunAfter(state, report)) {
            return replace(state, lateFound(report, state.row().generation() + 1));
        }
        boolean alive = isStopped(state)
                ? state.progress().seconds() > 0
                        && report.sessionSeconds().orElse(0) > state.progress().seconds()
                : isNewer(state.progress(), report);
        if (!alive) {
            return Transition.to(overtaken(state, report));
        }
        SessionState advanced = state.with(state.facts().renewedBy(report.facts()))
                .with(progress(
                        state.progress(),
                        report,
                        judged(state, report, state.traffic().advance(report))));
        return Transition.to(
                state.isOpen()
                        ? advanced
                        : advanced.with(new Marks(state.marks().suspended(), true))
                                .with((Closing) null));
    }

    private static Transition stop(Optional<SessionState> none, Stopped event) {
        SessionReport report = event.report();
        if (none.isEmpty()) {
            return Transition.to(stopped(lateFound(report, 0), event));
        }
        SessionState state = none.get();
        if (begunAfter(state, report)) {
            return replace(state, stopped(lateFound(report, state.row().generation() + 1), event));
        }
        if (isStopped(state)) {
            return Transition.to(overtaken(state, report));
        }
        long seconds =
                Math.max(state.progress().seconds(), report.sessionSeconds().orElse(0));
        SessionState finished = state.with(state.facts().filledFrom(report.facts()))
                .with(new Progress(
                        report.at(),
                        later(state.progress().updatedAt(), report.receivedAt()),
                        seconds,
                        finalTraffic(state, report)));
        return Transition.to(stopped(finished, event));
    }

    private static Traffic finalTraffic(SessionState state, SessionReport stop) {
        return stop.sessionSeconds().orElse(Long.MAX_VALUE) < state.progress().seconds()
                ? raised(state, stop)
                : judged(state, stop, state.traffic().finish(stop));
    }

    /** By the time since the last record, as the NAS counts it or else as it tells it. */
    private static Traffic judged(SessionState state, SessionReport report, Traffic traffic) {
        Progress before = state.progress();
        long byCount = report.sessionSeconds().orElse(0) - before.seconds();
        long byClock = Duration.between(before.eventAt(), report.at()).toSeconds();
        return traffic.judged(state.traffic(), carried(report, Math.max(byCount, byClock)));
    }

    /** What was overtaken may raise counters by what the whole session can have carried. */
    private static Traffic raised(SessionState state, SessionReport report) {
        long seconds = Math.max(
                state.progress().seconds(),
                Math.max(
                        report.sessionSeconds().orElse(0),
                        Duration.between(state.begin().at(), report.at()).toSeconds()));
        return state.traffic().raise(report).judged(state.traffic(), carried(report, seconds));
    }

    /** Octets in so many seconds on the fastest line that its NAS has. */
    private static long carried(SessionReport report, long seconds) {
        long span = Math.min(Integer.MAX_VALUE, Math.max(0, seconds)) + SLACK;
        return report.fastest() > Long.MAX_VALUE / span ? Long.MAX_VALUE : report.fastest() * span;
    }

    private static SessionState restart(SessionState state, NasRestarted event) {
        // What began after it, or was heard of after it, is alive.
        boolean over = state.isOpen()
                && !state.begin().at().isAfter(event.at())
                && !state.progress().updatedAt().isAfter(event.receivedAt());
        return over ? close(state, ClosedBy.NAS_RESTART, NAS_REBOOT) : state;
    }

    private static Transition replace(SessionState old, SessionState current) {
        return old.isOpen()
                ? Transition.replace(close(old, ClosedBy.REUSED_ID, null), current)
                : Transition.replace(old, current);
    }

    private static SessionState started(SessionReport report, int generation) {
        return plausible(
                SessionState.opened(report, generation, new Begin(report.at(), true)),
                report,
                report.sessionSeconds().orElse(0));
    }

    private static SessionState lateFound(SessionReport report, int generation) {
        // without Acct-Session-Time nobody knows for how long it has gone on
        return plausible(
                SessionState.opened(report, generation, new Begin(report.impliedStart(), false)),
                report,
                report.sessionSeconds().orElse(SessionReport.LONGEST.toSeconds()));
    }

    /** A new session that has gone on for so many seconds. */
    private static SessionState plausible(SessionState found, SessionReport report, long seconds) {
        return found.with(found.traffic().judged(Traffic.NONE, carried(report, seconds)));
    }

    private static SessionState stopped(SessionState state, Stopped event) {
        Instant at = later(event.report().at(), state.begin().at());
        return state.with(new Closing(at, event.terminateCause(), ClosedBy.STOP));
    }

    private static SessionState overtaken(SessionState state, SessionReport report) {
        return state.with(state.facts().filledFrom(report.facts())).with(raised(state, report));
    }

    private static Progress progress(Progress before, SessionReport report, Traffic traffic) {
        return new Progress(
                report.at(), report.receivedAt(), report.sessionSeconds().orElse(before.seconds()), traffic);
    }

    /** Larger Acct-Session-Time; where that does not tell, later event time. */
    private static boolean isNewer(Progress known, SessionReport report) {
        long seconds = report.sessionSeconds().orElse(known.seconds());
        return seconds == known.seconds() ? report.at().isAfter(known.eventAt()) : seconds > known.seconds();
    }

    /**
     * The record's session must have begun after everything we know of this one. A clock that was put right in
     * mid-session looks alike, so unless this one is over for certain the session time must have shrunk, too.
     */
    private static boolean begunAfter(SessionState state, SessionReport report) {
        OptionalLong seconds = report.sessionSeconds();
        return seconds.isPresent()
                && (isStopped(state) || seconds.getAsLong() < state.progress().seconds())
                && report.impliedStart().isAfter(lastHeardOf(state).plus(UNDER_WAY));
    }

    private static boolean isStopped(SessionState state) {
        return !state.isOpen() && state.closing().by() == ClosedBy.STOP;
    }

    private static Instant lastHeardOf(SessionState state) {
        return state.isOpen()
                ? later(state.progress().eventAt(), state.begin().at())
                : state.closing().stoppedAt();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
