package org.rollcall.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.shared.SearchPattern;
import org.rollcall.shared.Sql;
import org.rollcall.shared.Vendor;

/**
 * A filter as SQL that PostgreSQL and H2 understand alike. A search looks at several tables, a status filter at two;
 * each such way to be found is an arm of a union with its own index, because one condition with OR would read
 * everything. An arm of a search gives up after {@link CustomerTable#MOST_COUNTED}: who finds more must type more. An
 * arm without a search is ordered and cut at the end of the page, so that it stops early.
 */
final class CustomerQuery {
    private static final String CUSTOMERS = " from customer c where c.deleted_at is null";
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
        List<Sql> arms = arms();
        return arms.size() == 1
                ? arms.get(0).add(fromIndex + limit(size, first))
                : page("c.id", union(arms, fromIndex + limit(first + size, 0)), sort, first, size);
    }

    /** With a search, which reads a lot: the ids of a page, each with the number of all that were found, in one go. */
    Sql idsAndTotal(CustomerSort sort, long first, int size) {
        Sql found = union(arms(), limit(CustomerTable.MOST_COUNTED + 1, 0));
        return page("c.id, count(*) over ()", found, sort, first, size);
    }

    /** By a join: H2 runs a union that is the right side of IN again for every row. */
    private static Sql page(String columns, Sql found, CustomerSort sort, long first, int size) {
        return Sql.of("select " + columns + " from (")
                .add(found)
                .add(") found join customer c on c.id = found.id order by " + sort.orderBy() + limit(size, first));
    }

    Sql count() {
        return count(filter.q().isEmpty() ? "" : limit(CustomerTable.MOST_COUNTED + 1, 0));
    }

    /** All of them, however many a search finds. */
    Sql exactCount() {
        return count("");
    }

    private Sql count(String end) {
        List<Sql> conditions = conditions();
        if (filter.q().isEmpty() && conditions.size() == 1) {
            return Sql.of("select count(*)" + CUSTOMERS).add(conditions.get(0));
        }
        Sql found = union(arms(), end);
        return Sql.of("select count(*) from (")
                .add(
                        end.isEmpty()
                                ? found
                                : Sql.of("select * from (").add(found).add(") every" + end))
                .add(") found");
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

    /** Each way to be found: every way of the search with every way of the other filters. */
    private List<Sql> arms() {
        List<Sql> conditions = conditions();
        return searches(SearchPattern.of(filter.q())).stream()
                .flatMap(search -> conditions.stream().map(search::of))
                .toList();
    }

    /** A way to be found, for those customers c that fulfil a condition (" and ..."). */
    private interface Arm {
        Sql of(Sql customers);
    }

    /** The ways of the status filter, each with that of the plan. */
    private List<Sql> conditions() {
        Sql plan = new Sql();
        filter.planId()
                .ifPresent(id -> plan.add(
                        " and exists (select 1 from internet_service p where p.customer_id = c.id"
                                + " and p.plan_id = ? and p.deleted_at is null)",
                        id));
        return statuses().stream()
                .map(status -> new Sql().add(status).add(plan))
                .toList();
    }

    private List<Sql> statuses() {
        List<Sql> ways = new ArrayList<>();
        List<String> stored = filter.statuses().stream()
                .flatMap(word -> word.stored().stream())
                .map(CustomerStatus::name)
                .sorted()
                .toList();
        if (!stored.isEmpty()) {
            ways.add(Sql.of(" and c.status in ").in(stored));
        }
        if (filter.statuses().contains(StatusWord.ONLINE) || filter.statuses().contains(StatusWord.ONLINE24H)) {
            ways.add(Sql.of(" and " + ONLINE));
        }
        if (filter.statuses().contains(StatusWord.ONLINE24H)) {
            ways.add(Sql.of(" and c.last_online_at >= ?", dayAgo));
        }
        return ways.isEmpty() ? List.of(new Sql()) : ways;
    }

    private List<Arm> searches(SearchPattern pattern) {
        List<String> terms = pattern.terms();
        return switch (pattern.kind()) {
            case NOTHING -> List.of(customers(new Sql()));
            case TOO_SHORT -> List.of(customers(Sql.of(" and 1 = 0")));
            case NUMBER -> {
                List<Arm> ways = new ArrayList<>(words(List.of(SearchPattern.phoneDigits(terms.get(0)))));
                if (terms.get(0).length() <= 18) {
                    ways.add(customers(Sql.of(" and c.id = ?", Long.parseLong(terms.get(0)))));
                }
                yield ways;
            }
            case PHONE -> List.of(customers(within(terms.get(0))));
            case TEXT -> words(terms);
            case ADDRESS ->
                List.of(
                        sessions(Sql.of("o.framed_ip in ").in(terms)),
                        services(Sql.of("s.ipv4_address in ").in(terms)));
            case ADDRESS_PREFIX ->
                List.of(sessions(beginning("o.framed_ip", terms)), services(beginning("s.ipv4_address", terms)));
            case MAC -> List.of(sessions(mac("o.mac", terms.get(0))), services(mac("m.mac", terms.get(0))));
            case IPV6 ->
                List.of(
                        sessions(beginning("o.framed_ipv6_prefix", terms)),
                        sessions(beginning("o.delegated_ipv6_prefix", terms)));
        };
    }

    /** All words somewhere in name, portal login, email or phone; or the only one begins a service's login. */
    private List<Arm> words(List<String> words) {
        Sql text = new Sql();
        words.forEach(word -> text.add(within(SearchPattern.piece(word))));
        return words.size() > 1
                ? List.of(customers(text))
                : List.of(customers(text), services(beginning("s.login_search", words)));
    }

    /** H2 takes a LIKE with a parameter to pieces again at every row. */
    private Sql within(String piece) {
        return vendor == Vendor.H2
                ? Sql.of(" and locate(?, c.search_text) > 0", piece)
                : Sql.of(" and c.search_text like ?", SearchPattern.within(piece));
    }

    private static Arm customers(Sql condition) {
        return customers -> Sql.of("select c.id" + CUSTOMERS).add(condition).add(customers);
    }

    private static Arm sessions(Sql condition) {
        return customers -> owners("o", "open_session o", condition, customers);
    }

    private static Arm services(Sql condition) {
        String macs = condition.toString().startsWith("m.") ? " join service_mac m on m.service_id = s.id" : "";
        return customers -> owners(
                "s", "internet_service s" + macs, new Sql().add(condition).add(" and s.deleted_at is null"), customers);
    }

    /** With EXISTS rather than a join, which H2 begins at the customers, whatever the condition. */
    private static Sql owners(String of, String tables, Sql condition, Sql customers) {
        return Sql.of("select " + of + ".customer_id id from " + tables + " where ")
                .add(condition)
                .add(" and exists (select 1 from customer c where c.deleted_at is null and c.id = " + of
                        + ".customer_id")
                .add(customers)
                .add(")");
    }

    private Sql mac(String column, String typed) {
        return typed.length() == 17 ? Sql.of(column + " = ?", typed) : beginning(column, List.of(typed));
    }

    private Sql beginning(String column, List<String> beginnings) {
        List<Sql> each = beginnings.stream()
                .map(beginning -> beginning(column, beginning))
                .toList();
        return each.size() == 1
                ? each.get(0)
                : Sql.of("(").add(Sql.join(" or ", each)).add(")");
    }

    /** H2 knows no value of a parameter below a union, so that LIKE would read all; on PostgreSQL a collation may order otherwise. */
    private Sql beginning(String column, String beginning) {
        return vendor == Vendor.H2
                ? Sql.of(column + " >= ? and " + column + " < ?", beginning, beginning + Character.MAX_VALUE)
                : Sql.of(column + " like ?", SearchPattern.escape(beginning) + "%");
    }
}
