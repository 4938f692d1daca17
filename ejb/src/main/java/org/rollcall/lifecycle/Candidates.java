package org.rollcall.lifecycle;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.shared.Database;
import org.rollcall.shared.Row;

/**
 * The facts of those customers for whom a policy could be due by a date. The condition leaves out nobody who is due
 * (a test compares it with the policies) but lets through some who are not; the policies decide. It keeps a night over
 * a million customers, of whom a few hundred are due, in the range of a second.
 */
final class Candidates {
    private static final String CUSTOMERS = """
            select id, status, status_date, created_at, last_online_at, portal_login, name from customer
            where deleted_at is null and status <> 'INACTIVE'
            """;

    private static final String DUE = CUSTOMERS + """
              and id > ?
              and (status = 'BLOCKED' and status_date <= ?
                or created_at < ? and (last_online_at is null or last_online_at < ?)
                  and (status <> 'ACTIVE' or status_date <= ?))
            order by id
            fetch first ? rows only
            """;

    private static final String SOME = CUSTOMERS + " and id = any(?)";

    /** Of a page that was cut first: else PostgreSQL reads all services, to be quick for customers nobody asked about. */
    private static final String FACTS = """
            select c.*,
              case when c.status = 'ACTIVE' then c.status_date else
                (select max(h.business_date) from status_change h where h.customer_id = c.id and h.to_status = 'ACTIVE')
              end as last_active_on,
              exists (select 1 from open_session o where o.customer_id = c.id) as online,
              exists (select 1 from internet_service s
                where s.customer_id = c.id and s.access = 'STATIC' and s.deleted_at is null) as static_service
            from (%s) c
            order by c.id
            """;

    /** Before everything; PostgreSQL and H2 both know it. */
    private static final LocalDate NEVER = LocalDate.of(1, 1, 1);

    private final Database database;

    Candidates(Database database) {
        this.database = database;
    }

    /** Facts of a candidate, with what a person recognises him by. */
    record Candidate(CustomerFacts facts, String portalLogin, String name) {}

    /** Those with ids above {@code after}, in the order of their ids. */
    List<Candidate> find(LifecyclePeriods periods, ZoneId zone, LocalDate dueBy, long after, int most) {
        LocalDate lastBlocked = before(dueBy, periods.graceDays());
        LocalDate lastUsed = before(dueBy, periods.inactivityDays());
        Instant lastUse = lastUsed.plusDays(1).atStartOfDay(zone).toInstant();
        return database.list(
                FACTS.formatted(DUE), Candidates::candidate, after, lastBlocked, lastUse, lastUse, lastUsed, most);
    }

    /** Facts of these customers, whose rows nobody else can change until the transaction ends. */
    List<CustomerFacts> lock(List<Long> ids) {
        Long[] some = ids.toArray(Long[]::new);
        database.list("select id from customer where id = any(?) order by id for update", row -> 0, (Object) some);
        return database.list(FACTS.formatted(SOME), row -> candidate(row).facts(), (Object) some);
    }

    private static LocalDate before(LocalDate dueBy, OptionalInt days) {
        return days.isPresent() ? dueBy.minusDays(days.getAsInt()) : NEVER;
    }

    private static Candidate candidate(Row row) throws SQLException {
        CustomerFacts facts = new CustomerFacts(
                row.number("id"),
                row.constant(CustomerStatus.class, "status"),
                row.date("status_date"),
                row.instant("created_at"),
                Optional.ofNullable(row.date("last_active_on")),
                Optional.ofNullable(row.instant("last_online_at")),
                row.flag("online"),
                row.flag("static_service"));
        return new Candidate(facts, row.text("portal_login"), row.text("name"));
    }
}
