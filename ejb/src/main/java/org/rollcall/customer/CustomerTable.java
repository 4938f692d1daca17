package org.rollcall.customer;

import static java.util.stream.Collectors.groupingBy;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.rollcall.shared.CountCache;
import org.rollcall.shared.Database;
import org.rollcall.shared.Row;
import org.rollcall.shared.Sql;
import org.rollcall.staff.Permitted;

/**
 * What All customers shows, in plain SQL. The ids of a page are found first, from indexes; the rest is read for these
 * few only. Nothing can be sorted by that has no index of its own.
 */
@Stateless
@Permitted
public class CustomerTable {
    /** A search that finds more than these stops counting: the answer is then one more. */
    public static final int MOST_COUNTED = 10_000;

    @Inject
    Database database;

    @Inject
    Clock clock;

    @Inject
    CountCache cache;

    /** A page and how many rows there are in all. */
    public record Slice(List<CustomerRow> rows, long total) {
        public Slice {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Rows from {@code first} (0 is the first), at most {@code size}, and how many there are: of a search at most {@link
     * #MOST_COUNTED} + 1, else up to 10 s old.
     */
    public Slice page(CustomerFilter filter, CustomerSort sort, long first, int size) {
        Found found = find(filter, sort, first, size);
        long total = found.total.orElseGet(() -> count(filter));
        return new Slice(rows(found.ids), filter.q().isEmpty() ? total : Math.min(total, MOST_COUNTED + 1));
    }

    /** As {@link #page}, with all there are now: for programs, to which "more than 10,000" says nothing. */
    public Slice exactPage(CustomerFilter filter, CustomerSort sort, long first, int size) {
        Found found = find(filter, sort, first, size);
        boolean all = found.total.isPresent() && found.total.getAsLong() <= MOST_COUNTED;
        return new Slice(
                rows(found.ids),
                all ? found.total.getAsLong() : query(filter).exactCount().number(database));
    }

    private Found find(CustomerFilter filter, CustomerSort sort, long first, int size) {
        CustomerQuery query = query(filter);
        if (filter.q().isEmpty()) {
            List<Long> ids = query.ids(sort, first, size).list(database, row -> row.number(1));
            boolean last = ids.size() < size && (first == 0 || !ids.isEmpty());
            return new Found(ids, last ? OptionalLong.of(first + ids.size()) : OptionalLong.empty());
        }
        List<long[]> found =
                query.idsAndTotal(sort, first, size).list(database, row -> new long[] {row.number(1), row.number(2)});
        if (found.isEmpty()) {
            return new Found(List.of(), first == 0 ? OptionalLong.of(0) : OptionalLong.empty());
        }
        return new Found(found.stream().map(row -> row[0]).toList(), OptionalLong.of(found.get(0)[1]));
    }

    /** The total is empty where the page does not tell it. */
    private record Found(List<Long> ids, OptionalLong total) {}

    /** Empty if he does not exist or is deleted. */
    public Optional<CustomerRow> row(long id) {
        return rows(List.of(id)).stream().findFirst();
    }

    /** How many rows there are; for a search at most {@link #MOST_COUNTED} + 1. Up to 10 s old. */
    public long count(CustomerFilter filter) {
        return cache.get(filter, count -> count, () -> {
            long count = query(filter).count().number(database);
            return filter.q().isEmpty() ? count : Math.min(count, MOST_COUNTED + 1);
        });
    }

    /** How many customers each of the six words finds. Up to 10 s old. */
    public Map<StatusWord, Long> statusCounts() {
        return cache.get(
                StatusWord.class,
                counts -> counts.values().stream().mapToLong(Long::longValue).sum(),
                this::countStatuses);
    }

    /** How many customers have a service of a tariff plan, by its id; those that nobody has are left out. Up to 10 s old. */
    public Map<Long, Long> planCounts() {
        return cache.get(
                CustomerTable.class,
                counts -> counts.values().stream().mapToLong(Long::longValue).sum(),
                () -> {
                    Map<Long, Long> counts = new HashMap<>();
                    CustomerQuery.byPlan()
                            .list(database, row -> counts.put(row.number("plan_id"), row.number("customers")));
                    return counts;
                });
    }

    private Map<StatusWord, Long> countStatuses() {
        Map<StatusWord, Long> counts = new EnumMap<>(StatusWord.class);
        for (StatusWord word : StatusWord.values()) {
            counts.put(word, 0L);
        }
        CustomerQuery.stored()
                .list(
                        database,
                        row -> counts.put(
                                StatusWord.of(row.constant(CustomerStatus.class, "status")), row.number("customers")));
        long online = CustomerQuery.online().number(database);
        counts.put(StatusWord.ONLINE, online);
        counts.put(
                StatusWord.ONLINE24H,
                online + CustomerQuery.recentlyOnline(dayAgo()).number(database));
        return counts;
    }

    private List<CustomerRow> rows(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of(); // H2 reads everything to find nothing
        }
        Map<Long, List<Service>> services = Sql.of("select s.customer_id, p.id, p.name, s.ipv4_address"
                        + " from internet_service s join tariff_plan p on p.id = s.plan_id"
                        + " where s.deleted_at is null and s.customer_id in ")
                .in(ids)
                .add(" order by s.id")
                .list(database, Service::of)
                .stream()
                .collect(groupingBy(Service::customerId));
        Map<Long, List<Session>> sessions = Sql.of(
                        "select customer_id, framed_ip from open_session where customer_id in ")
                .in(ids)
                .add(" order by id")
                .list(database, Session::of)
                .stream()
                .collect(groupingBy(Session::customerId));
        Map<Long, CustomerRow> rows = new LinkedHashMap<>();
        ids.forEach(id -> rows.put(id, null));
        Sql.of("select id, status, portal_login, name, phone, email, city, last_online_at, status_since, created_at"
                        + " from customer where deleted_at is null and id in ")
                .in(ids)
                .list(database, row -> {
                    long id = row.number("id");
                    return rows.put(
                            id, row(row, services.getOrDefault(id, List.of()), sessions.getOrDefault(id, List.of())));
                });
        return rows.values().stream().filter(Objects::nonNull).toList();
    }

    private CustomerRow row(Row row, List<Service> services, List<Session> sessions) throws SQLException {
        Instant lastOnline = row.instant("last_online_at");
        return new CustomerRow(
                row.number("id"),
                row.constant(CustomerStatus.class, "status"),
                !sessions.isEmpty(),
                !sessions.isEmpty() || (lastOnline != null && !lastOnline.isBefore(dayAgo())),
                row.text("portal_login"),
                row.text("name"),
                row.text("phone"),
                row.text("email"),
                row.text("city"),
                services.stream().map(Service::plan).distinct().toList(),
                Stream.concat(
                                sessions.stream().map(Session::ip),
                                services.stream().map(Service::ip))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                lastOnline,
                row.instant("status_since"),
                row.instant("created_at"));
    }

    private CustomerQuery query(CustomerFilter filter) {
        return new CustomerQuery(filter, dayAgo(), database.vendor());
    }

    private Instant dayAgo() {
        return clock.instant().minus(Duration.ofHours(24));
    }

    private record Session(long customerId, String ip) {
        static Session of(Row row) throws SQLException {
            return new Session(row.number("customer_id"), row.text("framed_ip"));
        }
    }

    private record Service(long customerId, CustomerRow.PlanName plan, String ip) {
        static Service of(Row row) throws SQLException {
            return new Service(
                    row.number("customer_id"),
                    new CustomerRow.PlanName(row.number("id"), row.text("name")),
                    row.text("ipv4_address"));
        }
    }
}
