package org.rollcall.session;

import static org.rollcall.session.SessionColumns.BEGIN;
import static org.rollcall.session.SessionColumns.CLOSING;
import static org.rollcall.session.SessionColumns.COMMON;
import static org.rollcall.session.SessionColumns.FACTS;
import static org.rollcall.session.SessionColumns.FLUSHED;
import static org.rollcall.session.SessionColumns.FLUSHED_AT;
import static org.rollcall.session.SessionColumns.ID;
import static org.rollcall.session.SessionColumns.MARKS;
import static org.rollcall.session.SessionColumns.OWNER;
import static org.rollcall.session.SessionColumns.PROGRESS;
import static org.rollcall.session.SessionColumns.REVISION;
import static org.rollcall.session.SessionColumns.join;
import static org.rollcall.shared.BulkStatement.Type.BIGINT;
import static org.rollcall.shared.BulkStatement.Type.TEXT;
import static org.rollcall.shared.BulkStatement.Type.TIME;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.shared.BulkStatement;
import org.rollcall.shared.BulkStatement.Column;
import org.rollcall.shared.BulkStatement.Write;
import org.rollcall.shared.Database;
import org.rollcall.shared.Vendor;

/**
 * The rows of sessions on one connection: every method is one statement for any number of sessions. Its SQL is what
 * PostgreSQL and H2 both understand, as far as they do.
 */
final class SessionStore {
    /**
     * How long after its end a session is still known by its key. No NAS sends a record later; and of a partitioned
     * history only the last months are looked into.
     */
    private static final Duration REMEMBERED = Duration.ofDays(31);

    /**
     * PostgreSQL plans a prepared statement anew at each execution as long as it believes that knowing the length of
     * the arrays helps; planning costs more than a batch. For the rest of the transaction it is told not to, by
     * way of this condition in its first statement, and in lookups it cannot see the arrays, which are subqueries.
     */
    private static final String PLAN_ONCE =
            "(select set_config('plan_cache_mode', 'force_generic_plan', true)) is not null";

    private static final Lookup OPEN = new Lookup(
            "select " + SessionColumns.OPEN,
            "unnest(bigints, texts) k(nas_id, acct_session_id)",
            "open_session s",
            "s.nas_id = k.nas_id and s.acct_session_id = k.acct_session_id",
            "limit 1",
            "");
    private static final Lookup LATEST_FINISHED = new Lookup(
            "select distinct on (s.nas_id, s.acct_session_id) " + SessionColumns.FINISHED,
            "unnest(bigints, texts) k(nas_id, acct_session_id)",
            "finished_session s",
            "s.nas_id = k.nas_id and s.acct_session_id = k.acct_session_id and s.stopped_at > ?",
            "order by s.generation desc, s.stopped_at desc limit 1",
            " order by s.nas_id, s.acct_session_id, s.generation desc, s.stopped_at desc");
    private static final Lookup SAME_LINE = new Lookup(
            "select " + SessionColumns.OPEN,
            "unnest(bigints, texts, texts) k(nas_id, login, mac)",
            "open_session s",
            "s.mac = k.mac and s.login = k.login and s.nas_id = k.nas_id",
            "limit 100",
            "");
    private static final Lookup NAMED_OWNERS = new Lookup(
            "select s.login_key, s.id, s.customer_id, s.plan_id, s.status",
            "unnest(bigints) k(id)",
            "(select i.login_key, i.id, i.customer_id, i.plan_id, c.status from internet_service i"
                    + " join customer c on c.id = i.customer_id where i.deleted_at is null) s",
            "s.id = k.id",
            "limit 1",
            "");
    private static final Lookup OWNERS = new Lookup(
            "select s.login_key, s.id, s.customer_id, s.plan_id, s.status",
            "unnest(texts) k(login)",
            "(select i.login_key, i.id, i.customer_id, i.plan_id, c.status from internet_service i"
                    + " join customer c on c.id = i.customer_id) s",
            "s.login_key = k.login",
            "limit 1",
            "");
    private static final String OPEN_OF_NAS = "select " + SessionColumns.OPEN
            + " from open_session s where s.nas_id = ? and s.id > ? and s.started_at <= ? and s.updated_at <= ?"
            + " order by s.id limit ?";
    private static final String STALE = "select " + SessionColumns.OPEN
            + " from open_session s left join nas n on n.id = s.nas_id where s.access = 'RADIUS'"
            + " and greatest(s.updated_at, ?) + coalesce(n.interim_interval, 300) * cast(? as integer)"
            + " * interval '1' second < ? order by s.id limit ?";
    private static final String OPEN_BY_ID = "select " + SessionColumns.OPEN + " from open_session s where s.id = ?";
    private static final String FINISHED_BY_ID =
            "select " + SessionColumns.FINISHED + " from finished_session s where s.id = ?";

    private static final List<Column> OPENED = join(
            COMMON,
            FLUSHED_AT,
            List.of(
                    TEXT.as("access"),
                    BIGINT.as("previous_upload_octets"),
                    BIGINT.as("previous_download_octets"),
                    TIME.as("previous_at")));
    private static final BulkStatement INSERT_OPEN = BulkStatement.insert("open_session", OPENED);
    /**
     * The same for sessions of which nothing was read: only if none of this key is open or was lately, none of the same line
     * is open, and the service is as remembered. Key by key, as {@link Lookup} has it.
     */
    private static final BulkStatement INSERT_UNREAD = BulkStatement.of(
            """
            insert into open_session (%s) select %s from %%s
            where (select 1 from open_session o where o.mac = v.mac and o.login = v.login and o.nas_id = v.nas_id limit 1) is null
            and (select 1 from finished_session f where f.nas_id = v.nas_id and f.acct_session_id = v.acct_session_id
              and f.stopped_at > cast(? as timestamp with time zone) limit 1) is null
            and (select i.customer_id = v.customer_id and i.plan_id = v.plan_id and i.login_key is not distinct from v.login_key
                and c.status = v.status
              from internet_service i join customer c on c.id = i.customer_id
              where i.id = v.service_id and i.deleted_at is null)
            on conflict (nas_id, acct_session_id) do nothing""".formatted(names("", OPENED), names("v.", OPENED)),
            "", // on H2 reading is no round trip, and so nothing is unread
            join(OPENED, List.of(TEXT.as("login_key"), TEXT.as("status"))));

    private static final BulkStatement UPDATE_PROGRESS = BulkStatement.update(
            "open_session",
            PROGRESS,
            "revision = t.revision + 1, previous_upload_octets = t.upload_octets,"
                    + " previous_download_octets = t.download_octets, previous_at = t.event_at",
            join(ID, REVISION));
    private static final BulkStatement UPDATE_REST = BulkStatement.update(
            "open_session", join(FACTS, OWNER, BEGIN, MARKS), "revision = t.revision + 1", join(ID, REVISION));
    /** With what a flush of usage may have changed, so that it waits for one and notices it. */
    private static final BulkStatement DELETE_OPEN =
            BulkStatement.delete("open_session", join(ID, REVISION, FLUSHED, MARKS.subList(0, 1)));

    private static final BulkStatement INSERT_FINISHED =
            BulkStatement.insert("finished_session", join(COMMON, CLOSING, List.of(TEXT.as("access"))));
    private static final List<Column> FINISHED_KEY = join(ID, CLOSING.subList(0, 1), REVISION);
    private static final BulkStatement UPDATE_FINISHED = BulkStatement.update(
            "finished_session",
            join(FACTS, OWNER, BEGIN, PROGRESS, FLUSHED, MARKS, CLOSING),
            "revision = t.revision + 1",
            FINISHED_KEY);
    private static final BulkStatement DELETE_FINISHED = BulkStatement.delete("finished_session", FINISHED_KEY);

    private static final BulkStatement LAST_ONLINE = BulkStatement.of(
            "update customer t set last_online_at = greatest(t.last_online_at, v.at) from %s where t.id = v.id"
                    + " and (t.last_online_at is null or t.last_online_at < v.at)",
            "update customer set last_online_at = ?1 where id = ?2 and (last_online_at is null or last_online_at < ?1)",
            List.of(TIME.as("at"), BIGINT.as("id")));

    private static final String RADIUS = "RADIUS";

    private final Connection connection;
    private final Vendor vendor;

    /**
     * A question about many keys at once. PostgreSQL is told to look up key by key, whatever its statistics say: they
     * are of yesterday, when a table was empty, and a hash join over all sessions per batch would be ruinous.
     */
    private record Lookup(String postgresql, String h2) {
        Lookup(String select, String keys, String table, String condition, String each, String overall) {
            this(
                    select + " from " + arrays(keys, "(select cast(? as %s array))")
                            + " cross join lateral (select * from " + table + " where " + condition + " " + each
                            + ") s where " + PLAN_ONCE,
                    select + " from " + arrays(keys, "cast(? as %s array)") + " join " + table + " on " + condition
                            + overall);
        }

        private static String arrays(String keys, String parameter) {
            return keys.replace("bigints", parameter.formatted("bigint"))
                    .replace("texts", parameter.formatted("varchar"));
        }

        String of(Vendor vendor) {
            return vendor == Vendor.POSTGRESQL ? postgresql : h2;
        }
    }

    SessionStore(Connection connection, Vendor vendor) {
        this.connection = connection;
        this.vendor = vendor;
    }

    /** A service as its login names it. */
    record OwnerFacts(String login, Owner owner, String customerStatus) {
        /** The first session will make him Active. */
        boolean isNew() {
            return customerStatus.equals("NEW");
        }
    }

    /** A new session about which nothing was read, and whose it is as far as is remembered. */
    record Unread(SessionState session, OwnerFacts owner) {}

    List<SessionState> open(Collection<SessionKey> keys) throws SQLException {
        return list(OPEN.of(vendor), SessionColumns::open, nasIds(keys), ids(keys));
    }

    /** What a batch may need to know of its keys. */
    record Known(
            List<SessionState> open,
            List<SessionState> finished,
            List<SessionState> sameLine,
            List<OwnerFacts> owners) {}

    /**
     * Everything a batch with Starts needs, in one round trip on PostgreSQL.
     *
     * @param keys of all its records: their open sessions are read
     * @param starts its Starts: of their keys the latest session that has ended is read, and open sessions of the same
     *     NAS, login and MAC
     * @param logins whose services are read
     * @param services that are read by their ids
     */
    Known known(
            Collection<SessionKey> keys,
            Collection<SessionReport> starts,
            Collection<String> logins,
            Collection<Long> services,
            Instant now)
            throws SQLException {
        List<SessionKey> startKeys = starts.stream().map(SessionReport::key).toList();
        List<Object[]> parameters = List.of(
                new Object[] {nasIds(keys), ids(keys)},
                finishedParameters(startKeys, now),
                new Object[] {
                    array("bigint", starts, start -> start.key().nasId()),
                    array("varchar", starts, start -> start.facts().login()),
                    array("varchar", starts, start -> start.facts().mac())
                },
                new Object[] {array("varchar", logins, login -> login)},
                new Object[] {array("bigint", services, service -> service)});
        List<Lookup> lookups = List.of(OPEN, LATEST_FINISHED, SAME_LINE, OWNERS, NAMED_OWNERS);
        if (vendor != Vendor.POSTGRESQL) {
            return new Known(
                    list(OPEN.of(vendor), SessionColumns::open, parameters.get(0)),
                    list(LATEST_FINISHED.of(vendor), SessionColumns::finished, parameters.get(1)),
                    list(SAME_LINE.of(vendor), SessionColumns::open, parameters.get(2)),
                    Stream.concat(
                                    list(OWNERS.of(vendor), SessionStore::owner, parameters.get(3)).stream(),
                                    list(NAMED_OWNERS.of(vendor), SessionStore::owner, parameters.get(4)).stream())
                            .toList());
        }
        String all = lookups.stream().map(lookup -> lookup.of(vendor)).collect(Collectors.joining(";"));
        try (PreparedStatement statement = connection.prepareStatement(all)) {
            bind(statement, parameters.stream().flatMap(Stream::of).toArray());
            statement.execute();
            List<SessionState> open = next(statement, SessionColumns::open);
            List<SessionState> finished = next(statement, SessionColumns::finished);
            List<SessionState> sameLine = next(statement, SessionColumns::open);
            List<OwnerFacts> owners = new ArrayList<>(next(statement, SessionStore::owner));
            owners.addAll(next(statement, SessionStore::owner));
            return new Known(open, finished, sameLine, owners);
        }
    }

    private static <T> List<T> next(PreparedStatement statement, Reader<T> reader) throws SQLException {
        List<T> found = read(statement.getResultSet(), reader);
        statement.getMoreResults();
        return found;
    }

    /** Of each key the latest session that has ended. */
    List<SessionState> latestFinished(Collection<SessionKey> keys, Instant now) throws SQLException {
        return list(LATEST_FINISHED.of(vendor), SessionColumns::finished, finishedParameters(keys, now));
    }

    private Object[] finishedParameters(Collection<SessionKey> keys, Instant now) throws SQLException {
        return new Object[] {nasIds(keys), ids(keys), rememberedSince(now)};
    }

    private static OffsetDateTime rememberedSince(Instant now) {
        return Database.utc(now.minus(REMEMBERED));
    }

    List<OwnerFacts> owners(Collection<String> logins) throws SQLException {
        return list(OWNERS.of(vendor), SessionStore::owner, array("varchar", logins, login -> login));
    }

    List<OwnerFacts> namedOwners(Collection<Long> services) throws SQLException {
        return list(NAMED_OWNERS.of(vendor), SessionStore::owner, array("bigint", services, service -> service));
    }

    private static OwnerFacts owner(ResultSet row) throws SQLException {
        return new OwnerFacts(
                row.getString(1), new Owner(row.getLong(2), row.getLong(3), row.getLong(4)), row.getString(5));
    }

    /** Those a restart may have ended, the next ones after an id. */
    List<SessionState> openOfNas(AccountingEvent.NasRestarted event, long afterId, int most) throws SQLException {
        return list(
                OPEN_OF_NAS,
                SessionColumns::open,
                event.nasId(),
                afterId,
                Database.utc(event.at()),
                Database.utc(event.receivedAt()),
                most);
    }

    /** Those of which nothing was heard for so many interim intervals of their NAS, while we were listening. */
    List<SessionState> stale(Instant now, Instant listeningSince, int factor, int most) throws SQLException {
        return list(STALE, SessionColumns::open, Database.utc(listeningSince), factor, Database.utc(now), most);
    }

    List<SessionState> openById(long id) throws SQLException {
        return list(OPEN_BY_ID, SessionColumns::open, id);
    }

    /** Open or finished. */
    Optional<SessionState> byId(long id) throws SQLException {
        return Stream.concat(openById(id).stream(), list(FINISHED_BY_ID, SessionColumns::finished, id).stream())
                .findFirst();
    }

    /**
     * Writes in order, together.
     *
     * @throws LostRace if a session is not any more as it was read
     */
    void write(List<Write> writes) throws SQLException {
        try {
            BulkStatement.executeAll(connection, vendor, writes);
        } catch (SQLException e) {
            if (BulkStatement.CONFLICT.equals(e.getSQLState())) {
                throw new LostRace(e);
            }
            throw e;
        }
    }

    /** Open sessions that went on. */
    static Write advancing(Collection<SessionState> sessions) {
        return Write.exact(
                UPDATE_PROGRESS,
                rows(
                        sessions,
                        s -> SessionColumns.progress(
                                s.progress(), s.id(), s.row().revision())));
    }

    /** Everything of open sessions that an interim does not usually change. */
    static Write updating(Collection<SessionState> sessions) {
        return Write.exact(
                UPDATE_REST,
                rows(
                        sessions,
                        s -> concat(SessionColumns.facts(s.facts()), SessionColumns.owner(s.owner()), new Object[] {
                            s.begin().at(),
                            s.begin().seen(),
                            s.marks().suspended(),
                            s.marks().reopened(),
                            s.id(),
                            s.row().revision()
                        })));
    }

    static Write opening(Collection<SessionState> sessions) {
        return Write.of(INSERT_OPEN, rows(sessions, SessionStore::opened));
    }

    /** New sessions, if they are new and their owners what is remembered. */
    static Write openingUnread(Collection<Unread> sessions, Instant now) {
        return Write.exact(
                INSERT_UNREAD,
                rows(
                        sessions,
                        s -> opened(s.session(), s.owner().login(), s.owner().customerStatus())),
                rememberedSince(now));
    }

    private static Object[] opened(SessionState session, Object... more) {
        return concat(
                SessionColumns.values(
                        session,
                        session.flushed().at(),
                        RADIUS,
                        session.traffic().upload().total(),
                        session.traffic().download().total(),
                        session.progress().eventAt()),
                more);
    }

    /** @param asRead open sessions that are over, as they were read */
    static Write ending(Collection<SessionState> asRead) {
        return Write.exact(DELETE_OPEN, rows(asRead, s -> new Object[] {
            s.id(),
            s.row().revision(),
            s.flushed().upload(),
            s.flushed().download(),
            s.marks().suspended()
        }));
    }

    /** Sessions that are over, into the history. */
    static Write finishing(Collection<SessionState> sessions) {
        return Write.of(
                INSERT_FINISHED,
                rows(
                        sessions,
                        s -> SessionColumns.values(
                                s,
                                s.closing().stoppedAt(),
                                s.closing().terminateCause(),
                                s.closing().by().name(),
                                RADIUS)));
    }

    /** @param changed finished sessions */
    static Write correcting(Collection<Changed> changed) {
        return Write.exact(
                UPDATE_FINISHED,
                rows(
                        changed,
                        c -> concat(
                                SessionColumns.facts(c.now().facts()),
                                SessionColumns.owner(c.now().owner()),
                                new Object[] {
                                    c.now().begin().at(), c.now().begin().seen()
                                },
                                SessionColumns.progress(c.now().progress()),
                                new Object[] {
                                    c.now().flushed().upload(),
                                    c.now().flushed().download(),
                                    c.now().marks().suspended(),
                                    c.now().marks().reopened(),
                                    c.now().closing().stoppedAt(),
                                    c.now().closing().terminateCause(),
                                    c.now().closing().by().name(),
                                    c.now().id(),
                                    c.asRead().closing().stoppedAt(),
                                    c.asRead().row().revision()
                                })));
    }

    /** A session as it was read and as it shall be. */
    record Changed(SessionState asRead, SessionState now) {}

    /** @param asRead finished sessions that are alive after all */
    static Write reopening(Collection<SessionState> asRead) {
        return Write.exact(DELETE_FINISHED, rows(asRead, s ->
                new Object[] {s.id(), s.closing().stoppedAt(), s.row().revision()}));
    }

    static Write seen(Map<Long, Instant> lastOnline) {
        List<Object[]> rows = new ArrayList<>(lastOnline.size());
        lastOnline.forEach((customer, at) -> rows.add(new Object[] {at, customer}));
        return Write.of(LAST_ONLINE, rows);
    }

    /** The first of 100 new ids. */
    long nextIds() throws SQLException {
        String sql =
                vendor == Vendor.POSTGRESQL ? "select nextval('session_seq')" : "select next value for session_seq";
        return list(sql, row -> row.getLong(1)).get(0);
    }

    private static <T> List<Object[]> rows(Collection<T> sessions, Function<T, Object[]> values) {
        List<Object[]> rows = new ArrayList<>(sessions.size());
        for (T session : sessions) {
            rows.add(values.apply(session));
        }
        return rows;
    }

    private Array nasIds(Collection<SessionKey> keys) throws SQLException {
        return array("bigint", keys, SessionKey::nasId);
    }

    private Array ids(Collection<SessionKey> keys) throws SQLException {
        return array("varchar", keys, SessionKey::acctSessionId);
    }

    private <T> Array array(String type, Collection<T> from, Function<T, Object> value) throws SQLException {
        Object[] values = type.equals("bigint") ? new Long[from.size()] : new String[from.size()];
        int at = 0;
        for (T element : from) {
            values[at++] = value.apply(element);
        }
        return connection.createArrayOf(type, values);
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> list(String sql, Reader<T> reader, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return read(statement.executeQuery(), reader);
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    private static <T> List<T> read(ResultSet row, Reader<T> reader) throws SQLException {
        List<T> found = new ArrayList<>();
        try (row) {
            while (row.next()) {
                found.add(reader.read(row));
            }
        }
        return found;
    }

    private static String names(String prefix, List<Column> columns) {
        return columns.stream().map(column -> prefix + column.name()).collect(Collectors.joining(", "));
    }

    private static Object[] concat(Object[]... parts) {
        return Stream.of(parts).flatMap(Stream::of).toArray();
    }
}
