package org.rollcall.totals;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.rollcall.shared.Database;
import org.rollcall.shared.Row;

/** Counts everything in one statement, so that rows that are written meanwhile cannot make the figures disagree. */
final class TotalsQuery {
    private static final Duration LAST_DAY = Duration.ofHours(24);

    private static final String PRESENCE = """
            select c.id, c.status, o.customer_id is not null as online,
              (o.customer_id is not null or coalesce(c.last_online_at >= ?, false)) as last_day
            from customer c
            left join (select distinct customer_id from open_session) o on o.customer_id = c.id
            where c.deleted_at is null
            """;

    private static final String GROUPS = """
            select x.status, x.online, x.last_day, count(*) as customers,
              cast(null as char(3)) as currency, cast(null as numeric(19, 4)) as amount
            from (%1$s) x
            group by x.status, x.online, x.last_day
            union all
            select x.status, x.online, x.last_day, 0 as customers, p.currency, sum(p.price) as amount
            from internet_service s
            join tariff_plan p on p.id = s.plan_id
            join (%1$s) x on x.id = s.customer_id
            where s.deleted_at is null
            group by x.status, x.online, x.last_day, p.currency
            """.formatted(PRESENCE);

    private final Database database;

    TotalsQuery(Database database) {
        this.database = database;
    }

    Totals count(Instant now) {
        Instant dayAgo = now.minus(LAST_DAY);
        List<Totals.Group> groups = database.list(GROUPS, TotalsQuery::group, dayAgo, dayAgo);
        return Totals.of(groups, now);
    }

    private static Totals.Group group(Row row) throws SQLException {
        return new Totals.Group(
                row.text("status").toLowerCase(Locale.ROOT),
                row.flag("online"),
                row.flag("last_day"),
                row.number("customers"),
                row.text("currency"),
                row.decimal("amount"));
    }
}
