package org.rollcall.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.rollcall.shared.Database;
import org.rollcall.shared.Row;

/** Reads sessions for lists, the last begun first. Both tables have the same columns, so one query may hold both. */
@ApplicationScoped
public class SessionTable {
    /** Finished sessions are counted no further: a year of them may be a thousand million. */
    static final int MOST_COUNTED = 100_000;

    private static final String COLUMNS = "s.id, s.acct_session_id, s.login, s.service_id, s.customer_id, s.plan_id,"
            + " s.nas_id, s.nas_address, s.nas_port_id, s.access, s.upload_octets, s.download_octets,"
            + " s.upload_packets, s.download_packets, s.framed_ip, s.framed_ipv6_prefix, s.delegated_ipv6_prefix,"
            + " s.mac, s.calling_station_id, s.started_at, s.updated_at, s.session_seconds, s.suspended, s.reopened,"
            + " s.excluded_upload_octets + s.excluded_download_octets > 0 as implausible";
    private static final String OPEN = "select " + COLUMNS
            + ", cast(null as timestamp with time zone) as stopped_at, cast(null as integer) as terminate_cause,"
            + " cast(null as varchar(12)) as closed_by from open_session s";
    private static final String FINISHED =
            "select " + COLUMNS + ", s.stopped_at, s.terminate_cause, s.closed_by from finished_session s";

    private Database database;
    private Clock clock;

    /** For the container's proxy. */
    protected SessionTable() {}

    @Inject
    SessionTable(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    List<SessionRow> list(SessionFilter filter, long first, int size) {
        // of each table no more than the page can reach
        List<String> parts = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        for (String table : tables(filter)) {
            parts.add("(" + table + where(filter, parameters) + " order by s.id desc limit ?)");
            parameters.add(first + size);
        }
        parameters.add(size);
        parameters.add(first);
        return rows(
                "select * from (" + String.join(" union all ", parts) + ") page order by id desc limit ? offset ?",
                parameters);
    }

    /** Exact up to {@link #MOST_COUNTED} finished ones. */
    long count(SessionFilter filter) {
        long sum = 0;
        for (String table : tables(filter)) {
            List<Object> parameters = new ArrayList<>();
            String from = table.substring(table.lastIndexOf(" from "));
            String where = where(filter, parameters);
            parameters.add(MOST_COUNTED);
            sum += database.number(
                    "select count(*) from (select s.id" + from + where + " limit ?) counted", parameters.toArray());
        }
        return sum;
    }

    Optional<SessionRow> get(long id) {
        return rows(OPEN + " where s.id = ? union all " + FINISHED + " where s.id = ? limit 1", List.of(id, id))
                .stream()
                .findFirst();
    }

    /** All open RADIUS sessions of these customers, in one query. */
    List<SessionRow> openOf(Collection<Long> customers) {
        Object some = customers.toArray(Long[]::new);
        return rows(OPEN + " where s.customer_id = any(?) and s.access = 'RADIUS'", List.of(some));
    }

    /** As {@link #openOf}, by service. */
    List<SessionRow> openOfServices(Collection<Long> services) {
        Object some = services.toArray(Long[]::new);
        return rows(OPEN + " where s.service_id = any(?) and s.access = 'RADIUS'", List.of(some));
    }

    /** As {@link #openOf}, by their own ids. */
    List<SessionRow> openOfIds(Collection<Long> ids) {
        Object some = ids.toArray(Long[]::new);
        return rows(OPEN + " where s.id = any(?) and s.access = 'RADIUS'", List.of(some));
    }

    private static List<String> tables(SessionFilter filter) {
        return filter.open().map(open -> List.of(open ? OPEN : FINISHED)).orElse(List.of(OPEN, FINISHED));
    }

    private static String where(SessionFilter filter, List<Object> parameters) {
        StringBuilder where = new StringBuilder(" where 1 = 1");
        filter.login().ifPresent(login -> {
            where.append(" and s.login = ?");
            parameters.add(login.replace('\0', '\uFFFD'));
        });
        filter.nasId().ifPresent(nas -> {
            where.append(" and s.nas_id = ?");
            parameters.add(nas);
        });
        filter.customerId().ifPresent(customer -> {
            where.append(" and s.customer_id = ?");
            parameters.add(customer);
        });
        return where.toString();
    }

    private List<SessionRow> rows(String sql, List<Object> parameters) {
        Instant now = clock.instant();
        return database.list(
                "select p.*, n.name as nas_name from (" + sql + ") p left join nas n on n.id = p.nas_id"
                        + " order by p.id desc",
                row -> read(row, now),
                parameters.toArray());
    }

    private static SessionRow read(Row row, Instant now) throws SQLException {
        Instant startedAt = row.instant("started_at");
        Instant stoppedAt = row.instant("stopped_at");
        Long cause = row.numberOrNull("terminate_cause");
        long elapsed =
                Duration.between(startedAt, stoppedAt == null ? now : stoppedAt).toSeconds();
        return new SessionRow(
                row.number("id"),
                row.text("acct_session_id"),
                row.text("login"),
                row.numberOrNull("service_id"),
                row.numberOrNull("customer_id"),
                row.numberOrNull("plan_id"),
                row.number("nas_id"),
                row.text("nas_name"),
                row.text("nas_address"),
                row.text("nas_port_id"),
                row.text("access"),
                row.number("upload_octets"),
                row.number("download_octets"),
                row.number("upload_packets"),
                row.number("download_packets"),
                row.text("framed_ip"),
                row.text("framed_ipv6_prefix"),
                row.text("delegated_ipv6_prefix"),
                row.text("mac"),
                row.text("calling_station_id"),
                startedAt,
                row.instant("updated_at"),
                stoppedAt,
                Math.max(row.number("session_seconds"), elapsed),
                cause == null ? null : cause.intValue(),
                row.constant(ClosedBy.class, "closed_by"),
                row.flag("suspended"),
                row.flag("reopened"),
                row.flag("implausible"));
    }
}
