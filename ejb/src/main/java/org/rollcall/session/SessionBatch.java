package org.rollcall.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.rollcall.pool.LeaseStore;
import org.rollcall.session.AccountingEvent.NasRestarted;
import org.rollcall.session.AccountingEvent.OfSession;
import org.rollcall.session.SessionState.Flushed;
import org.rollcall.session.SessionState.Marks;
import org.rollcall.session.SessionState.Row;
import org.rollcall.shared.Vendor;
import org.rollcall.usage.UsageLedger;

/**
 * One batch of records in one transaction: reads the sessions of all keys at once, lets the machine decide record by
 * record, and writes what came of it, a statement per kind. Used once.
 */
final class SessionBatch {
    private final Connection connection;
    private final Vendor vendor;
    private final SessionStore store;
    private final SessionIds ids;
    private final Clock clock;

    private final Map<SessionKey, Track> tracks = new TreeMap<>();
    private final Map<Line, List<Track>> lines = new HashMap<>();
    /** Logins whose services were looked for, and those that were found. */
    private final Set<String> asked = new HashSet<>();

    private final Map<String, SessionStore.OwnerFacts> owners = new HashMap<>();

    /** A key with its session as it was read and as it is by now, and those that had the key in between. */
    private static final class Track {
        private Optional<SessionState> asRead = Optional.empty();
        private Optional<SessionState> now = Optional.empty();
        private final List<SessionState> retired = new ArrayList<>(0);
    }

    /** Where only one session can be at a time; both are known of most sessions. */
    private record Line(long nasId, String login, String mac) {
        static Optional<Line> of(SessionState session) {
            SessionFacts facts = session.facts();
            return facts.login() == null || facts.mac() == null
                    ? Optional.empty()
                    : Optional.of(new Line(session.key().nasId(), facts.login(), facts.mac()));
        }
    }

    SessionBatch(Connection connection, Vendor vendor, SessionIds ids, Clock clock) {
        this.connection = connection;
        this.vendor = vendor;
        this.store = new SessionStore(connection, vendor);
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Records events of sessions, in order.
     *
     * @return customers whose first session this may be: those of new sessions that are New
     * @throws LostRace if somebody else wrote one of the sessions meanwhile; roll back and do it again
     */
    Set<Long> record(List<? extends OfSession> events) throws SQLException {
        read(events);
        for (OfSession event : events) {
            apply(event);
        }
        return write();
    }

    /** Ends open sessions of a NAS that restarted. */
    void end(Collection<SessionState> open, NasRestarted event) throws SQLException {
        for (SessionState session : open) {
            replace(
                    session,
                    SessionMachine.next(Optional.of(session), event).current().orElseThrow());
        }
        write();
    }

    /** Ends open sessions as of the last time something was heard of them. */
    void close(Collection<SessionState> open, ClosedBy by, Integer terminateCause) throws SQLException {
        for (SessionState session : open) {
            replace(session, SessionMachine.close(session, by, terminateCause));
        }
        write();
    }

    private void replace(SessionState asRead, SessionState now) {
        Track track = new Track();
        track.asRead = Optional.of(asRead);
        track.now = Optional.of(now);
        tracks.put(asRead.key(), track);
    }

    private void read(List<? extends OfSession> events) throws SQLException {
        for (OfSession event : events) {
            tracks.computeIfAbsent(event.report().key(), key -> new Track());
        }
        List<SessionReport> starts = events.stream()
                .filter(event -> event.kind() == AccountingEvent.Kind.STARTED)
                .map(OfSession::report)
                .toList();
        Set<SessionKey> unknown = new HashSet<>(tracks.keySet());
        if (starts.isEmpty()) {
            store.open(tracks.keySet()).forEach(this::found);
        } else {
            readForStarts(starts);
            starts.forEach(start -> unknown.remove(start.key()));
        }
        unknown.removeIf(key -> tracks.get(key).asRead.isPresent());
        if (!unknown.isEmpty()) {
            store.latestFinished(unknown, clock.instant()).forEach(this::found);
        }
    }

    private void readForStarts(List<SessionReport> starts) throws SQLException {
        starts.stream()
                .map(start -> start.facts().login())
                .filter(Objects::nonNull)
                .forEach(asked::add);
        SessionStore.Known known = store.known(tracks.keySet(), starts, asked, clock.instant());
        known.open().forEach(this::found);
        for (SessionState finished : known.finished()) {
            if (tracks.get(finished.key()).asRead.isEmpty()) {
                found(finished);
            }
        }
        // sessions that a Start in this batch may take over
        for (SessionState other : known.sameLine()) {
            if (!tracks.containsKey(other.key())) {
                tracks.put(other.key(), new Track());
                found(other);
            }
        }
        known.owners().forEach(owner -> owners.put(owner.login(), owner));
    }

    private void found(SessionState session) {
        Track track = tracks.get(session.key());
        track.asRead = Optional.of(session);
        track.now = track.asRead;
        remember(session, track);
    }

    private void remember(SessionState session, Track track) {
        Line.of(session).ifPresent(line -> lines.computeIfAbsent(line, l -> new ArrayList<>(1))
                .add(track));
    }

    private void apply(OfSession event) throws SQLException {
        Track track = tracks.get(event.report().key());
        Transition transition = SessionMachine.next(track.now, event);
        transition.retired().filter(this::isChanged).ifPresent(track.retired::add);
        track.now = transition.current();
        SessionState current = track.now.orElseThrow();
        if (current.id() == 0) {
            current = current.with(new Row(ids.next(store), 0, current.row().generation()));
            track.now = Optional.of(current);
            if (event.kind() == AccountingEvent.Kind.STARTED) {
                takeOver(current);
            }
            remember(current, track);
        }
    }

    /** False for a session that has ended before and whose row stays as it is. */
    private boolean isChanged(SessionState retired) {
        return !tracks.get(retired.key()).asRead.equals(Optional.of(retired));
    }

    private void takeOver(SessionState started) {
        Line.of(started)
                .map(lines::get)
                .ifPresent(others -> others.forEach(other -> {
                    if (other.now.isPresent() && SessionMachine.takesOver(started, other.now.get())) {
                        other.now = Optional.of(SessionMachine.close(other.now.get(), ClosedBy.TAKEOVER, null));
                    }
                }));
    }

    private Set<Long> write() throws SQLException {
        Changes changes = new Changes();
        Set<Long> newCustomers = own();
        for (Track track : tracks.values()) {
            for (SessionState retired : track.retired) {
                changes.add(sameRow(track.asRead, retired), retired);
            }
            if (track.now.isPresent() && !track.now.equals(track.asRead)) {
                changes.add(sameRow(track.asRead, track.now.get()), track.now.get());
            }
        }
        changes.write();
        return newCustomers;
    }

    private static Optional<SessionState> sameRow(Optional<SessionState> asRead, SessionState session) {
        return asRead.filter(read -> read.id() == session.id());
    }

    /** Finds the services of sessions that have none yet. */
    private Set<Long> own() throws SQLException {
        Set<String> logins = new HashSet<>();
        for (Track track : tracks.values()) {
            track.retired.forEach(session -> lookFor(session, logins));
            track.now.filter(now -> !track.asRead.equals(track.now)).ifPresent(now -> lookFor(now, logins));
        }
        if (logins.isEmpty()) {
            return Set.of();
        }
        logins.removeAll(asked);
        if (!logins.isEmpty()) {
            store.owners(logins).forEach(found -> owners.put(found.login(), found));
        }
        Set<Long> newCustomers = new HashSet<>();
        for (Track track : tracks.values()) {
            track.retired.replaceAll(session -> owned(session, newCustomers));
            track.now = track.now.map(session -> owned(session, newCustomers));
        }
        return newCustomers;
    }

    private static void lookFor(SessionState session, Set<String> logins) {
        if (session.owner().isNobody() && session.facts().login() != null) {
            logins.add(session.facts().login());
        }
    }

    private SessionState owned(SessionState session, Set<Long> newCustomers) {
        SessionStore.OwnerFacts found = owners.get(session.facts().login());
        if (found == null || !session.owner().isNobody()) {
            return session;
        }
        if (found.customerStatus().equals("NEW")) {
            newCustomers.add(found.owner().customerId());
        }
        boolean suspended = found.customerStatus().equals("INACTIVE");
        return session.with(found.owner())
                .with(new Marks(suspended, session.marks().reopened()));
    }

    /** What has to be written, sorted by statement. */
    private final class Changes {
        private final List<SessionState> insertOpen = new ArrayList<>();
        private final List<SessionState> progress = new ArrayList<>();
        private final List<SessionState> rest = new ArrayList<>();
        private final List<SessionState> deleteOpen = new ArrayList<>();
        private final List<SessionState> insertFinished = new ArrayList<>();
        private final List<SessionStore.Changed> updateFinished = new ArrayList<>();
        private final List<SessionState> deleteFinished = new ArrayList<>();
        private final List<UsageLedger.Delta> usage = new ArrayList<>();
        private final List<LeaseStore.Release> leases = new ArrayList<>();
        private final Map<Long, Instant> lastOnline = new TreeMap<>();

        void add(Optional<SessionState> asRead, SessionState session) {
            boolean wasOpen = asRead.isPresent() && asRead.get().isOpen();
            if (session.isOpen()) {
                if (wasOpen) {
                    update(asRead.get(), session);
                } else {
                    asRead.ifPresent(deleteFinished::add);
                    insertOpen.add(session.with(session.row().written()));
                }
                return;
            }
            SessionState finished = flushed(session);
            if (asRead.isPresent() && !wasOpen) {
                updateFinished.add(new SessionStore.Changed(asRead.get(), finished));
            } else {
                asRead.ifPresent(deleteOpen::add);
                insertFinished.add(finished.with(finished.row().written()));
            }
            over(finished);
        }

        private void update(SessionState asRead, SessionState session) {
            boolean counted = !asRead.progress().equals(session.progress());
            if (counted) {
                progress.add(session);
            }
            if (!asRead.facts().equals(session.facts())
                    || !asRead.owner().equals(session.owner())
                    || !asRead.begin().equals(session.begin())
                    || !asRead.marks().equals(session.marks())) {
                rest.add(counted ? session.with(session.row().written()) : session);
            }
        }

        /** Notes what daily usage does not hold yet. */
        private SessionState flushed(SessionState session) {
            long upload = session.traffic().upload().total();
            long download = session.traffic().download().total();
            Flushed before = session.flushed();
            if (!session.owner().isNobody()
                    && !session.marks().suspended()
                    && (upload > before.upload() || download > before.download())) {
                LocalDate date = LocalDate.ofInstant(session.progress().updatedAt(), clock.getZone());
                usage.add(new UsageLedger.Delta(
                        session.owner().serviceId(), date, upload - before.upload(), download - before.download()));
            }
            return session.with(new Flushed(upload, download));
        }

        private void over(SessionState finished) {
            Owner owner = finished.owner();
            if (owner.isNobody()) {
                return;
            }
            Instant stoppedAt = finished.closing().stoppedAt();
            lastOnline.merge(owner.customerId(), stoppedAt, (a, b) -> a.isAfter(b) ? a : b);
            if (finished.facts().framedIp() != null) {
                leases.add(new LeaseStore.Release(
                        owner.serviceId(),
                        finished.facts().framedIp(),
                        finished.begin().at()));
            }
        }

        void write() throws SQLException {
            List<Object[]> seen = new ArrayList<>(lastOnline.size());
            lastOnline.forEach((customer, at) -> seen.add(new Object[] {at, customer}));
            store.write(
                    progress,
                    insertOpen,
                    deleteOpen,
                    insertFinished,
                    UsageLedger.adding(usage),
                    LeaseStore.releasing(leases, clock.instant()),
                    seen);
            store.updateRest(rest);
            store.deleteFinished(deleteFinished);
            store.updateFinished(updateFinished);
        }
    }
}
