package org.rollcall.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.shared.SearchPattern;
import org.rollcall.shared.Sql;

/**
 * A filter as SQL that PostgreSQL and H2 understand alike. A search looks at several tables, a status filter at two;
 * each such way to be found is an arm of a union with its own index, because one condition with OR would read
 * everything. An arm of a search gives up after {@link CustomerTable#MOST_COUNTED}: who finds more must type more. An
 * arm without a search is ordered and cut at the end of the page, so that it stops early.
 */
final class CustomerQuery {
    private static final String ONLINE = "exists (select 1 from open_session x where x.customer_id = c.id)";

    private CustomerQuery() {}

    static Sql ids(CustomerFilter filter, Instant dayAgo, CustomerSort sort, long first, int size) {
        String order = " order by " + sort.orderBy();
        List<Sql> arms = arms(filter, dayAgo);
        if (filter.q().isEmpty() && arms.size() == 1) {
            return arms.get(0).add(order + limit(size, first));
        }
        String end = filter.q().isEmpty() ? order + limit(first + size, 0) : limit(CustomerTable.MOST_COUNTED + 1, 0);
        return Sql.of("select c.id from customer c where c.id in (")
                .add(union(arms, end))
                .add(")" + order + limit(size, first));
    }

    static Sql count(CustomerFilter filter, Instant dayAgo) {
        return count(filter, dayAgo, filter.q().isEmpty() ? "" : limit(CustomerTable.MOST_COUNTED + 1, 0));
    }

    /** All of them, however many a search finds. */
    static Sql exactCount(CustomerFilter filter, Instant dayAgo) {
        return count(filter, dayAgo, "");
    }

    private static Sql count(CustomerFilter filter, Instant dayAgo, String end) {
        return Sql.of("select count(*) from (select * from (")
                .add(union(arms(filter, dayAgo), end))
                .add(") every" + end + ") found");
    }

    /** How many customers have each stored status. */
    static Sql stored() {
        return Sql.of(
                "select c.status, count(*) customers from customer c where c.deleted_at is null group by c.status");
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

    /** Each way to be found: every way of the search with every way of the status filter. */
    private static List<Sql> arms(CustomerFilter filter, Instant dayAgo) {
        List<Sql> arms = new ArrayList<>();
        for (Sql search : searches(SearchPattern.of(filter.q()))) {
            for (Sql status : statuses(filter, dayAgo)) {
                Sql arm = new Sql().add(search).add(status);
                filter.planId()
                        .ifPresent(plan -> arm.add(
                                " and exists (select 1 from internet_service p where p.customer_id = c.id"
                                        + " and p.plan_id = ? and p.deleted_at is null)",
                                plan));
                arms.add(arm);
            }
        }
        return arms;
    }

    private static List<Sql> statuses(CustomerFilter filter, Instant dayAgo) {
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

    private static List<Sql> searches(SearchPattern pattern) {
        List<String> terms = pattern.terms();
        return switch (pattern.kind()) {
            case NOTHING -> List.of(customers(new Sql()));
            case TOO_SHORT -> List.of(customers(Sql.of(" and 1 = 0")));
            case NUMBER -> {
                List<Sql> ways = new ArrayList<>(words(List.of(SearchPattern.phoneDigits(terms.get(0)))));
                if (terms.get(0).length() <= 18) {
                    ways.add(customers(Sql.of(" and c.id = ?", Long.parseLong(terms.get(0)))));
                }
                yield ways;
            }
            case PHONE -> List.of(customers(Sql.of(" and c.search_text like ?", "%" + terms.get(0) + "%")));
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
    private static List<Sql> words(List<String> words) {
        Sql text = new Sql();
        words.forEach(word -> text.add(" and c.search_text like ?", SearchPattern.within(word)));
        return words.size() > 1
                ? List.of(customers(text))
                : List.of(customers(text), services(beginning("s.login_search", words)));
    }

    private static Sql customers(Sql condition) {
        return Sql.of("select c.id from customer c where c.deleted_at is null").add(condition);
    }

    private static Sql sessions(Sql condition) {
        return Sql.of("select c.id from open_session o join customer c on c.id = o.customer_id"
                        + " where c.deleted_at is null and ")
                .add(condition);
    }

    private static Sql services(Sql condition) {
        String macs = condition.toString().startsWith("m.") ? " join service_mac m on m.service_id = s.id" : "";
        return Sql.of("select c.id from internet_service s" + macs + " join customer c on c.id = s.customer_id"
                        + " where c.deleted_at is null and s.deleted_at is null and ")
                .add(condition);
    }

    private static Sql mac(String column, String typed) {
        return typed.length() == 17 ? Sql.of(column + " = ?", typed) : beginning(column, List.of(typed));
    }

    private static Sql beginning(String column, List<String> beginnings) {
        List<Sql> each = beginnings.stream()
                .map(beginning -> Sql.of(column + " like ?", SearchPattern.escape(beginning) + "%"))
                .toList();
        return each.size() == 1
                ? each.get(0)
                : Sql.of("(").add(Sql.join(" or ", each)).add(")");
    }
}
