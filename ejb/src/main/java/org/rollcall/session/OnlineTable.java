package org.rollcall.session;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.shared.CountCache;
import org.rollcall.shared.Database;
import org.rollcall.shared.Row;
import org.rollcall.shared.Sql;
import org.rollcall.staff.Permitted;

/** What Online customers shows: open sessions in plain SQL, the ids of the page first, then these few rows. */
@Stateless
@Permitted
public class OnlineTable {
    @Inject
    Database database;

    @Inject
    CountCache cache;

    /** What changes while a session is open: octets since its start, current rates in bit/s. */
    public record Counters(
            long id, long uploadOctets, long downloadOctets, long uploadBps, long downloadBps, Instant updatedAt) {}

    /** How many sessions a router has open, and when the last record of one of them reached us. */
    public record RouterSessions(long nasId, String name, long sessions, Instant updatedAt) {}

    /**
     * Rows from {@code first} (0 is the first), at most {@code size}.
     *
     * @param leakAllowanceOctets what a session of a Blocked customer may carry before it counts as leaking
     */
    public List<OnlineRow> page(OnlineFilter filter, OnlineSort sort, long first, int size, long leakAllowanceOctets) {
        return rows(
                OnlineQuery.ids(filter, sort, first, size).list(database, row -> row.number(1)), leakAllowanceOctets);
    }

    /** Empty if it is not open. */
    public Optional<OnlineRow> row(long id, long leakAllowanceOctets) {
        return rows(List.of(id), leakAllowanceOctets).stream().findFirst();
    }

    /** How many sessions there are. Up to 10 s old. */
    public long count(OnlineFilter filter) {
        return cache.get(filter, count -> count, () -> OnlineQuery.count(filter).number(database));
    }

    /** The routers that have sessions, by name. Up to 10 s old. */
    public List<RouterSessions> routers() {
        return cache.get(
                RouterSessions.class,
                routers -> routers.stream().mapToLong(RouterSessions::sessions).sum(),
                () -> Sql.of("select n.id, n.name, s.sessions, s.updated_at from nas n join"
                                + " (select nas_id, count(*) sessions, max(updated_at) updated_at from open_session"
                                + " group by nas_id) s on s.nas_id = n.id order by n.name, n.id")
                        .list(
                                database,
                                row -> new RouterSessions(
                                        row.number("id"),
                                        row.text("name"),
                                        row.number("sessions"),
                                        row.instant("updated_at"))));
    }

    /** The counters of those of the sessions that are still open. */
    public List<Counters> counters(Collection<Long> ids) {
        return Sql.of("select " + OnlineQuery.COUNTERS + " from open_session o where o.id in ")
                .in(ids)
                .list(database, OnlineTable::counters);
    }

    /** How many of the filter's sessions began after that moment, at most 1,000. */
    public long startedSince(OnlineFilter filter, Instant moment) {
        return OnlineQuery.startedSince(filter, moment, 1_000).number(database);
    }

    private List<OnlineRow> rows(List<Long> ids, long allowance) {
        Map<Long, OnlineRow> rows = new LinkedHashMap<>();
        ids.forEach(id -> rows.put(id, null));
        OnlineQuery.rows(ids).list(database, row -> rows.put(row.number("id"), row(row, allowance)));
        return rows.values().stream().filter(Objects::nonNull).toList();
    }

    private static OnlineRow row(Row row, long allowance) throws SQLException {
        Counters counters = counters(row);
        CustomerStatus status = row.constant(CustomerStatus.class, "status");
        Instant started = row.instant("started_at");
        boolean leaking = status == CustomerStatus.BLOCKED
                && !started.isBefore(row.instant("status_since"))
                && counters.uploadOctets() + counters.downloadOctets() > allowance;
        return new OnlineRow(
                counters.id(),
                row.text("acct_session_id"),
                row.text("login"),
                row.numberOrNull("customer_id"),
                row.text("customer_name"),
                status,
                row.numberOrNull("plan_id"),
                row.text("plan_name"),
                row.text("framed_ip"),
                row.text("framed_ipv6_prefix"),
                row.text("delegated_ipv6_prefix"),
                row.text("mac"),
                row.number("nas_id"),
                row.text("nas_name"),
                row.text("nas_port_id"),
                row.text("access"),
                counters.uploadOctets(),
                counters.downloadOctets(),
                counters.uploadBps(),
                counters.downloadBps(),
                started,
                counters.updatedAt(),
                leaking,
                row.flag("suspended"),
                row.flag("implausible"));
    }

    private static Counters counters(Row row) throws SQLException {
        long upload = row.number("upload_octets");
        long download = row.number("download_octets");
        Duration between = Duration.between(row.instant("previous_at"), row.instant("event_at"));
        return new Counters(
                row.number("id"),
                upload,
                download,
                bitsPerSecond(upload - row.number("previous_upload_octets"), between),
                bitsPerSecond(download - row.number("previous_download_octets"), between),
                row.instant("updated_at"));
    }

    /** 0 where the two records do not tell: no time between them, or counters that began anew. */
    static long bitsPerSecond(long octets, Duration between) {
        long millis = between.toMillis();
        return millis <= 0 || octets <= 0 ? 0 : Math.round(octets * 8_000.0 / millis);
    }
}
