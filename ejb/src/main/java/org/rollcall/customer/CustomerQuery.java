package org.rollcall.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.shared.SearchPattern;
import org.rollcall.shared.Sql;
import org.rollcall.shared.Vendor;

/**
 * A filter as SQL that PostgreSQL and H2 understand alike. Without a search each status is an arm of a union with its own
 * index, ordered and cut at the end of the page, so that it stops early. With one, each {@linkplain CustomerSearch way}
 * to be found is an arm that gives up after {@link CustomerTable#MOST_COUNTED}: who finds more must type more.
 */
final class CustomerQuery {
    private static final String ONLINE = "exists (select 1 from open_session x where x.customer_id = c.id)";

    private final CustomerFilter filter;
    private final Instant dayAgo;
    private final Vendor vendor;

    CustomerQuery(CustomerFilter filter, Instant dayAgo, Vendor vendor) {
        this.filter = filter;
        this.dayAgo = dayAgo;
        this.vendor = vendor;
    }

    /** Without a search: the ids of a page. */
    Sql ids(CustomerSort sort, long first, int size) {
        String fromIndex = " order by " + sort.fromIndex(vendor);
        List<Sql> arms = byStatus();
        return arms.size() == 1
                ? arms.get(0).add(fromIndex + limit(size, first))
                : page("c.id", union(arms, fromIndex + limit(first + size, 0)), sort, first, size);
    }

    /** With a search, which reads a lot: the ids of a page, each with the number of all that were found, in one go. */
    Sql idsAndTotal(CustomerSort sort, long first, int size) {
        return page("c.id, count(*) over ()", found(limit(CustomerTable.MOST_COUNTED + 1, 0)), sort, first, size);
    }

    /** By a join, if at all: H2 runs a union that is the right side of IN again for every row. */
    private static Sql page(String columns, Sql found, CustomerSort sort, long first, int size) {
        String customers = sort.key() == CustomerSort.Key.ID ? ") c" : ") found join customer c on c.id = found.id";
        return Sql.of("select " + columns + " from (")
                .add(found)
                .add(customers + " order by " + sort.orderBy() + limit(size, first));
    }

    /** How many there are; of a search that finds more than {@link CustomerTable#MOST_COUNTED} perhaps not all. */
    Sql count() {
        return filter.q().isEmpty() ? exactCount() : countOf(found(limit(CustomerTable.MOST_COUNTED + 1, 0)));
    }

    /** All of them, however many a search finds. */
    Sql exactCount() {
        if (filter.q().isEmpty()) {
            return statuses().size() <= 1
                    ? Sql.of("select count(*)" + CustomerSearch.CUSTOMERS).add(condition())
                    : countOf(union(byStatus(), ""));
        }
        List<CustomerSearch.Way> ways = ways();
        if (!(ways.get(0) instanceof CustomerSearch.ByText text)) {
            return countOf(found(""));
        }
        // who is found by his text is not counted again by his service: a union would have to remember everybody
        Sql others = condition().add(" and not (").add(text.fits()).add(")");
        Sql sum = Sql.of("select (").add(text.count(condition())).add(")");
        ways.stream()
                .skip(1)
                .forEach(way -> sum.add(" + (").add(way.count(others)).add(")"));
        return sum;
    }

    private static Sql countOf(Sql union) {
        return Sql.of("select count(*) from (").add(union).add(") found");
    }

    /** How many customers have each stored status. */
    static Sql stored() {
        return Sql.of(
                "select c.status, count(*) customers from customer c where c.deleted_at is null group by c.status");
    }

    /** How many customers have a service of each tariff plan that anybody has. */
    static Sql byPlan() {
        return Sql.of("select s.plan_id, count(distinct s.customer_id) customers from internet_service s"
                + " join customer c on c.id = s.customer_id"
                + " where s.deleted_at is null and c.deleted_at is null group by s.plan_id");
    }

    /** How many are on line: counted in the sessions alone, less the few who are deleted. */
    static Sql online() {
        return Sql.of("select (select count(distinct o.customer_id) from open_session o)"
                + " - (select count(*) from customer c where c.deleted_at is not null and " + ONLINE + ")");
    }

    /** How many had a session end within the last 24 hours and have none now. */
    static Sql recentlyOnline(Instant dayAgo) {
        return Sql.of(
                "select count(*) from customer c where c.deleted_at is null and c.last_online_at >= ? and not "
                        + ONLINE,
                dayAgo);
    }

    /** Written out: PostgreSQL's plan for a prepared statement does not know the value of a parameter. */
    private static String limit(long rows, long offset) {
        return " limit " + rows + " offset " + offset;
    }

    private static Sql union(List<Sql> arms, String end) {
        return Sql.join(
                " union ",
                arms.stream().map(arm -> Sql.of("(").add(arm).add(end + ")")).toList());
    }

    private Sql found(String end) {
        return union(ways().stream().map(way -> way.ids(condition())).toList(), end);
    }

    private List<CustomerSearch.Way> ways() {
        return new CustomerSearch(vendor).ways(SearchPattern.of(filter.q()));
    }

    /** Without a search: the ids by each way to fulfil the status filter. */
    private List<Sql> byStatus() {
        List<Sql> statuses = statuses();
        return (statuses.isEmpty() ? List.of(Sql.of("1 = 1")) : statuses)
                .stream()
                        .map(status -> Sql.of("select c.id" + CustomerSearch.CUSTOMERS + " and ")
                                .add(status)
                                .add(plan()))
                        .toList();
    }

    /** All filters but the search as one condition; nothing if there are none. */
    private Sql condition() {
        List<Sql> statuses = statuses();
        return statuses.isEmpty()
                ? plan()
                : Sql.of(" and (").add(Sql.join(" or ", statuses)).add(")").add(plan());
    }

    private Sql plan() {
        Sql plan = new Sql();
        filter.planId()
                .ifPresent(id -> plan.add(
                        " and exists (select 1 from internet_service p where p.customer_id = c.id"
                                + " and p.plan_id = ? and p.deleted_at is null)",
                        id));
        return plan;
    }

    /** Each way to fulfil the status filter, which is OR; none if there is no such filter. */
    private List<Sql> statuses() {
        List<Sql> ways = new ArrayList<>();
        List<String> stored = filter.statuses().stream()
                .flatMap(word -> word.stored().stream())
                .map(CustomerStatus::name)
                .sorted()
                .toList();
        if (!stored.isEmpty()) {
            ways.add(Sql.of("c.status in ").in(stored));
        }
        if (filter.statuses().contains(StatusWord.ONLINE) || filter.statuses().contains(StatusWord.ONLINE24H)) {
            ways.add(Sql.of(ONLINE));
        }
        if (filter.statuses().contains(StatusWord.ONLINE24H)) {
            ways.add(Sql.of("c.last_online_at >= ?", dayAgo));
        }
        return ways;
    }
}
