package org.rollcall.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.shared.Database;
import org.rollcall.shared.Row;

/** Reads what open sessions are to follow, and which of them do not although their routers were to be told. */
@ApplicationScoped
public class ServicesNow {
    /** Of what is older the routers were told before, or it will not be noticed any more. */
    private static final Duration LOOKED_BACK = Duration.ofDays(1);
    /** What was changed just now is on its way. */
    private static final Duration LEFT_ALONE = Duration.ofMinutes(1);

    private static final String SERVICES = "select i.id, i.deleted_at, c.status, i.ipv4_address, i.plan_id, p.down_bps,"
            + " p.up_bps, p.speed_since, i.last_day, (select max(b.at) from status_change b where b.customer_id = c.id"
            + " and b.to_status = 'BLOCKED') blocked_since from internet_service i"
            + " join customer c on c.id = i.customer_id join tariff_plan p on p.id = i.plan_id where i.id = any(?)";
    private static final String NOT_TOLD = " and not exists (select 1 from session_order o where o.session_id = s.id"
            + " and o.answer = 'ACK' and o.answered_at > %s) order by s.id limit ?";
    private static final String UNFOLLOWED_STATUS =
            "select s.id from customer c join open_session s on s.customer_id = c.id"
                    + " where c.status in ('BLOCKED', 'INACTIVE') and c.status_since between ? and ?"
                    + " and c.status_since > s.started_at and s.access = 'RADIUS'"
                    + NOT_TOLD.formatted("c.status_since");
    private static final String UNFOLLOWED_RELEASE = "select s.id from status_change b"
            + " join open_session s on s.customer_id = b.customer_id join customer c on c.id = b.customer_id"
            + " where b.at between ? and ? and b.from_status = 'BLOCKED' and b.to_status = 'ACTIVE' and c.status = 'ACTIVE'"
            + " and b.at > s.started_at and s.access = 'RADIUS'" + NOT_TOLD.formatted("b.at");
    private static final String UNFOLLOWED_ASSIGNMENT = "select s.id from session_assignment a"
            + " join open_session s on s.id = a.session_id join customer c on c.id = s.customer_id"
            + " where a.assigned_at between ? and ? and c.status in ('BLOCKED', 'INACTIVE') and s.access = 'RADIUS'"
            + NOT_TOLD.formatted("a.assigned_at");
    private static final String UNFOLLOWED_SPEED = "select s.id from tariff_plan p"
            + " join internet_service i on i.plan_id = p.id join open_session s on s.service_id = i.id"
            + " where p.speed_since between ? and ? and p.speed_since > s.started_at and s.access = 'RADIUS'"
            + NOT_TOLD.formatted("p.speed_since");

    /** Begun before today, of a service whose last day was before today. */
    private static final String AFTER_THE_END = "select s.id from internet_service i"
            + " join open_session s on s.service_id = i.id where i.last_day between ? and ? and s.started_at < ?"
            + " and s.access = 'RADIUS'" + NOT_TOLD.formatted("?");

    private Database database;
    private Clock clock;

    /** For the container's proxy. */
    protected ServicesNow() {}

    @Inject
    ServicesNow(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** By id. */
    Map<Long, ServiceNow> of(Collection<SessionRow> sessions) {
        Object ids = sessions.stream()
                .map(SessionRow::serviceId)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(Long[]::new);
        List<String> parking =
                database.list("select cidr from address_pool where purpose <> 'SERVICE'", row -> row.text("cidr"));
        return database.list(SERVICES, row -> read(row, parking), ids).stream()
                .collect(Collectors.toMap(ServiceNow::id, Function.identity()));
    }

    /** The services that have this plan. */
    List<Long> withPlan(long planId) {
        return database.list(
                "select id from internet_service where plan_id = ? and deleted_at is null order by id",
                row -> row.number("id"),
                planId);
    }

    /** Sessions that are older than a change of status which no router has acknowledged. */
    List<Long> behindStatus(int most) {
        List<Long> behind = behind(UNFOLLOWED_STATUS, most);
        behind.addAll(behind(UNFOLLOWED_RELEASE, most));
        return behind;
    }

    /** Sessions that staff gave to a customer who is not served, which no router has acknowledged. */
    List<Long> behindAssignment(int most) {
        return behind(UNFOLLOWED_ASSIGNMENT, most);
    }

    /** Sessions that are older than their plan's speeds. */
    List<Long> behindSpeed(int most) {
        return behind(UNFOLLOWED_SPEED, most);
    }

    /** Sessions that have outlived their service's last day. */
    List<Long> afterTheEnd(int most) {
        LocalDate today = LocalDate.now(clock);
        Instant midnight = today.atStartOfDay(clock.getZone()).toInstant();
        return database.list(
                AFTER_THE_END,
                row -> row.number("id"),
                today.minusDays(3),
                today.minusDays(1),
                midnight,
                midnight,
                most);
    }

    private List<Long> behind(String sql, int most) {
        Instant now = clock.instant();
        return database.list(sql, row -> row.number("id"), now.minus(LOOKED_BACK), now.minus(LEFT_ALONE), most);
    }

    private ServiceNow read(Row row, List<String> parking) throws SQLException {
        Optional<Instant> endsAt = Optional.ofNullable(row.date("last_day"))
                .map(day -> day.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
        return new ServiceNow(
                row.number("id"),
                row.instant("deleted_at") != null,
                row.constant(CustomerStatus.class, "status"),
                row.text("ipv4_address"),
                row.number("plan_id"),
                row.number("down_bps"),
                row.number("up_bps"),
                Optional.ofNullable(row.instant("blocked_since")),
                Optional.ofNullable(row.instant("speed_since")),
                endsAt,
                endsAt.map(end -> !end.isAfter(clock.instant())).orElse(false),
                parking);
    }
}
