package org.rollcall.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.rollcall.pool.LeaseStore;
import org.rollcall.session.AccountingEvent.NasRestarted;
import org.rollcall.session.AccountingEvent.OfSession;
import org.rollcall.session.SessionState.Flushed;
import org.rollcall.session.SessionState.Marks;
import org.rollcall.session.SessionState.Row;
import org.rollcall.shared.BulkStatement.Write;
import org.rollcall.shared.Vendor;
import org.rollcall.usage.UsageLedger;

/**
 * One batch of records: reads the sessions of all keys at once, lets the machine decide record by record, and writes
 * what came of it, a statement per kind, all together. Used once: {@link #decide} and {@link #write}, or a method that
 * does both.
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
    /** The same with services that our own Class named. */
    private final Set<Long> askedServices = new HashSet<>();

    private final Map<Long, SessionStore.OwnerFacts> namedOwners = new HashMap<>();
    /** Not read: that the Starts of this batch begin new sessions, of services that are as remembered. */
    private boolean startsGuessed;

    private RecentSessions recent = new RecentSessions();

    /** A key with its session as it was read and as it is by now, and those that had the key in between. */
    private static final class Track {
        private Optional<SessionState> asRead = Optional.empty();
        private Optional<SessionState> now = Optional.empty();
        private final List<SessionState> retired = new ArrayList<>(0);
        /** Not read but remembered. */
        private boolean remembered;
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
     * Decides what events of sessions, in order, change. Nothing is written yet.
     *
     * @param known guesses; what is read here is remembered in it
     * @return customers whose first session this may be: those of new sessions that are New
     */
    Set<Long> decide(List<? extends OfSession> events, RecentSessions known) throws SQLException {
        recent = known;
        boolean bold = vendor == Vendor.POSTGRESQL && known.isBold();
        Set<SessionKey> begun = new HashSet<>();
        Set<SessionKey> toRead = new HashSet<>();
        for (OfSession event : events) {
            SessionKey key = event.report().key();
            tracks.computeIfAbsent(key, none -> new Track());
            if (event.kind() == AccountingEvent.Kind.STARTED) {
                begun.add(key);
            } else if (event.kind() == AccountingEvent.Kind.STOPPED && !bold) {
                toRead.add(key);
            }
        }
        for (SessionKey key : tracks.keySet()) {
            if (!begun.contains(key) && !toRead.contains(key)) {
                known.get(key).ifPresent(session -> {
                    found(session);
                    tracks.get(key).remembered = true;
                });
            }
        }
        List<SessionReport> starts = events.stream()
                .filter(event -> event.kind() == AccountingEvent.Kind.STARTED)
                .map(OfSession::report)
                .toList();
        startsGuessed = bold && !starts.isEmpty() && guess(starts);
        read(startsGuessed ? List.of() : starts, startsGuessed ? begun : Set.of());
        for (OfSession event : events) {
            apply(event);
        }
        return own();
    }

    /** @return false if one of them has to be read for, and so all of them */
    private boolean guess(List<SessionReport> starts) {
        List<SessionStore.OwnerFacts> remembered = new ArrayList<>(starts.size());
        for (SessionReport start : starts) {
            Optional<SessionStore.OwnerFacts> owner = recent.owner(start.facts());
            if (owner.isEmpty()
                    || owner.get().isNew()
                    || recent.get(start.key()).isPresent()) {
                return false;
            }
            remembered.add(owner.get());
        }
        for (int i = 0; i < starts.size(); i++) {
            askFor(starts.get(i).facts(), asked, askedServices);
            found(remembered.get(i));
        }
        return true;
    }

    /** Ends open sessions of a NAS that restarted. */
    void end(Collection<SessionState> open, NasRestarted event) throws SQLException {
        for (SessionState session : open) {
            replace(
                    session,
                    SessionMachine.next(Optional.of(session), event).current().orElseThrow());
        }
        own();
        write();
    }

    /** Ends open sessions as of the last time something was heard of them. */
    void close(Collection<SessionState> open, ClosedBy by, Integer terminateCause) throws SQLException {
        for (SessionState session : open) {
            replace(session, SessionMachine.close(session, by, terminateCause));
        }
        own();
        write();
    }

    /**
     * Gives a session that is nobody's to a service, with all it has used.
     *
     * @return customers whose first session this may be: its one, if New
     */
    Set<Long> give(SessionState orphan, SessionStore.OwnerFacts service) throws SQLException {
        Set<Long> newCustomers = new HashSet<>();
        Flushed none = new Flushed(0, 0, orphan.begin().at());
        replace(orphan, owned(orphan.with(none), service, newCustomers));
        write();
        return newCustomers;
    }

    private void replace(SessionState asRead, SessionState now) {
        Track track = new Track();
        track.asRead = Optional.of(asRead);
        track.now = Optional.of(now);
        tracks.put(asRead.key(), track);
    }

    /**
     * Reads the sessions that are not remembered.
     *
     * @param starts that are not guessed
     * @param guessed keys of those that are
     */
    private void read(List<SessionReport> starts, Set<SessionKey> guessed) throws SQLException {
        Set<SessionKey> unknown = new HashSet<>(tracks.keySet());
        unknown.removeIf(key -> tracks.get(key).remembered || guessed.contains(key));
        if (unknown.isEmpty()) {
            return;
        }
        if (starts.isEmpty()) {
            store.open(unknown).forEach(this::found);
        } else {
            readForStarts(unknown, starts);
            starts.forEach(start -> unknown.remove(start.key()));
        }
        unknown.removeIf(key -> tracks.get(key).asRead.isPresent());
        if (!unknown.isEmpty()) {
            store.latestFinished(unknown, clock.instant()).forEach(this::found);
        }
    }

    private void readForStarts(Set<SessionKey> keys, List<SessionReport> starts) throws SQLException {
        starts.forEach(start -> askFor(start.facts(), asked, askedServices));
        SessionStore.Known known = store.known(keys, starts, asked, askedServices, clock.instant());
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
        known.owners().forEach(this::read);
    }

    private static void askFor(SessionFacts facts, Set<String> logins, Set<Long> services) {
        logins.addAll(facts.logins());
        facts.namedService().ifPresent(services::add);
    }

    private void read(SessionStore.OwnerFacts owner) {
        found(owner);
        recent.found(owner);
    }

    private void found(SessionStore.OwnerFacts owner) {
        if (owner.login() != null) {
            owners.put(owner.login(), owner);
        }
        namedOwners.put(owner.owner().serviceId(), owner);
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

    /**
     * Writes what was decided.
     *
     * @return the sessions of the batch as their rows are now
     * @throws LostRace if somebody else wrote one of the sessions meanwhile; do it all again without what is remembered
     */
    List<SessionState> write() throws SQLException {
        Changes changes = new Changes();
        for (Track track : tracks.values()) {
            for (SessionState retired : track.retired) {
                changes.add(sameRow(track.asRead, retired), retired);
            }
            if (track.now.isPresent() && !track.now.equals(track.asRead)) {
                if (track.remembered && !isGuardedChange(track.asRead.orElseThrow(), track.now.get())) {
                    throw new LostRace("more changes of a session that was not read than a write can guard");
                }
                track.now = Optional.of(changes.add(sameRow(track.asRead, track.now.get()), track.now.get()));
            }
        }
        changes.write();
        return tracks.values().stream().flatMap(track -> track.now.stream()).toList();
    }

    /** What its row says of the revision, of what usage holds and of suspension is compared then. */
    private static boolean isGuardedChange(SessionState before, SessionState after) {
        return !after.isOpen() || before.with(after.progress()).equals(after);
    }

    private static Optional<SessionState> sameRow(Optional<SessionState> asRead, SessionState session) {
        return asRead.filter(read -> read.id() == session.id());
    }

    /** Finds the services of sessions that have none yet. */
    private Set<Long> own() throws SQLException {
        Set<String> logins = new HashSet<>();
        Set<Long> services = new HashSet<>();
        for (Track track : tracks.values()) {
            track.retired.forEach(session -> lookFor(session, logins, services));
            track.now.filter(now -> !track.asRead.equals(track.now)).ifPresent(now -> lookFor(now, logins, services));
        }
        if (logins.isEmpty() && services.isEmpty()) {
            return Set.of();
        }
        logins.removeAll(asked);
        if (!logins.isEmpty()) {
            store.owners(logins).forEach(this::read);
        }
        services.removeAll(askedServices);
        if (!services.isEmpty()) {
            store.namedOwners(services).forEach(this::read);
        }
        Set<Long> newCustomers = new HashSet<>();
        for (Track track : tracks.values()) {
            track.retired.replaceAll(session -> owned(session, newCustomers));
            track.now = track.now.map(session -> owned(session, newCustomers));
        }
        return newCustomers;
    }

    private static void lookFor(SessionState session, Set<String> logins, Set<Long> services) {
        if (session.owner().isNobody()) {
            askFor(session.facts(), logins, services);
        }
    }

    /** Whose it is: what we named ourselves goes before what the NAS calls him. */
    private SessionStore.OwnerFacts ownerOf(SessionFacts facts) {
        OptionalLong named = facts.namedService();
        SessionStore.OwnerFacts owner = named.isPresent() ? namedOwners.get(named.getAsLong()) : null;
        for (String login : facts.logins()) {
            owner = owner == null ? owners.get(login) : owner;
        }
        return owner;
    }

    private SessionState owned(SessionState session, Set<Long> newCustomers) {
        if (!session.owner().isNobody()) {
            return session;
        }
        SessionStore.OwnerFacts found = ownerOf(session.facts());
        return found == null ? session : owned(session, found, newCustomers);
    }

    private static SessionState owned(SessionState session, SessionStore.OwnerFacts found, Set<Long> newCustomers) {
        if (found.isNew()) {
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

        /** @return the session as its row will be */
        SessionState add(Optional<SessionState> asRead, SessionState session) {
            boolean wasOpen = asRead.isPresent() && asRead.get().isOpen();
            if (session.isOpen()) {
                if (wasOpen) {
                    return update(asRead.get(), session);
                }
                asRead.ifPresent(deleteFinished::add);
                SessionState begun = session.written();
                insertOpen.add(begun);
                return begun;
            }
            if (asRead.isEmpty() && startsGuessed) {
                throw new LostRace("a session that began and ended at once is not guessed");
            }
            SessionState finished = flushed(session);
            if (asRead.isPresent() && !wasOpen) {
                updateFinished.add(new SessionStore.Changed(asRead.get(), finished));
            } else {
                asRead.ifPresent(deleteOpen::add);
                insertFinished.add(finished.written());
            }
            over(finished);
            return finished;
        }

        private SessionState update(SessionState asRead, SessionState session) {
            SessionState now = session;
            if (!asRead.progress().equals(session.progress())) {
                progress.add(now);
                now = now.written();
            }
            if (!asRead.facts().equals(session.facts())
                    || !asRead.owner().equals(session.owner())
                    || !asRead.begin().equals(session.begin())
                    || !asRead.marks().equals(session.marks())) {
                rest.add(now);
                now = now.written();
            }
            return now;
        }

        /** Notes what usage does not hold yet. */
        private SessionState flushed(SessionState session) {
            long upload = session.traffic().upload().usage();
            long download = session.traffic().download().usage();
            Flushed before = session.flushed();
            Instant eventAt = session.progress().eventAt();
            if (session.owner().isNobody()) {
                return session; // until it is known whose it is
            }
            if (!session.marks().suspended() && (upload > before.upload() || download > before.download())) {
                usage.add(new UsageLedger.Delta(
                        session.owner().serviceId(),
                        before.at(),
                        eventAt,
                        upload - before.upload(),
                        download - before.download()));
            }
            return session.with(new Flushed(upload, download, eventAt));
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

        private List<SessionStore.Unread> guessedStarts() {
            return insertOpen.stream()
                    .map(session -> new SessionStore.Unread(session, ownerOf(session.facts())))
                    .toList();
        }

        void write() throws SQLException {
            List<Write> writes = new ArrayList<>();
            if (!progress.isEmpty()) {
                writes.add(SessionStore.advancing(progress));
            }
            if (!deleteOpen.isEmpty() || !insertFinished.isEmpty() || !lastOnline.isEmpty()) {
                writes.add(SessionStore.ending(deleteOpen));
                writes.add(SessionStore.finishing(insertFinished));
                writes.addAll(UsageLedger.adding(usage, clock.getZone()));
                writes.add(LeaseStore.releasing(leases, clock.instant()));
                writes.add(SessionStore.seen(lastOnline));
            }
            if (!insertOpen.isEmpty()) {
                writes.add(
                        startsGuessed
                                ? SessionStore.openingUnread(guessedStarts(), clock.instant())
                                : SessionStore.opening(insertOpen));
            }
            if (!rest.isEmpty()) {
                writes.add(SessionStore.updating(rest));
            }
            if (!deleteFinished.isEmpty()) {
                writes.add(SessionStore.reopening(deleteFinished));
            }
            if (!updateFinished.isEmpty()) {
                writes.add(SessionStore.correcting(updateFinished));
            }
            if (!writes.isEmpty()) {
                store.write(writes);
            }
        }
    }
}
