package org.rollcall.session;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.rollcall.shared.SearchPattern;
import org.rollcall.shared.Sql;

/** A filter of open sessions as SQL that PostgreSQL and H2 understand alike. */
final class OnlineQuery {
    static final String COUNTERS = "o.id, o.upload_octets, o.download_octets, o.previous_upload_octets,"
            + " o.previous_download_octets, o.previous_at, o.event_at, o.updated_at";

    private OnlineQuery() {}

    static Sql ids(OnlineFilter filter, OnlineSort sort, long first, int size) {
        return Sql.of("select o.id from open_session o")
                .add(where(filter))
                .add(" order by " + sort.orderBy() + " limit ? offset ?", size, first);
    }

    static Sql count(OnlineFilter filter) {
        return Sql.of("select count(*) from open_session o").add(where(filter));
    }

    static Sql startedSince(OnlineFilter filter, Instant moment, int most) {
        return Sql.of("select count(*) from (select o.id from open_session o")
                .add(where(filter))
                .add(" and o.started_at >= ? limit ?) recent", moment, most);
    }

    static Sql rows(Collection<Long> ids) {
        return Sql.of("select " + COUNTERS
                        + ", o.acct_session_id, o.login, o.customer_id, c.name customer_name, c.status, c.status_since,"
                        + " o.plan_id, p.name plan_name, o.framed_ip, o.framed_ipv6_prefix, o.delegated_ipv6_prefix,"
                        + " o.mac, o.nas_id, n.name nas_name, o.nas_port_id, o.access, o.started_at, o.suspended,"
                        + " o.excluded_upload_octets + o.excluded_download_octets > 0 as implausible"
                        + " from open_session o left join customer c on c.id = o.customer_id"
                        + " left join tariff_plan p on p.id = o.plan_id left join nas n on n.id = o.nas_id"
                        + " where o.id in ")
                .in(ids);
    }

    private static Sql where(OnlineFilter filter) {
        Sql where = Sql.of(" where 1 = 1");
        filter.nasId().ifPresent(nas -> where.add(" and o.nas_id = ?", nas));
        filter.customerId().ifPresent(customer -> where.add(" and o.customer_id = ?", customer));
        if (filter.blockedOnly()) {
            where.add(" and exists (select 1 from customer b where b.id = o.customer_id and b.status = 'BLOCKED')");
        }
        return where.add(search(SearchPattern.of(filter.q())));
    }

    private static Sql search(SearchPattern pattern) {
        List<String> terms = pattern.terms();
        return switch (pattern.kind()) {
            case NOTHING -> new Sql();
            case TOO_SHORT -> Sql.of(" and 1 = 0");
            case NUMBER -> {
                Sql number = Sql.of(" and (lower(o.login) like ?", "%" + terms.get(0) + "%");
                if (terms.get(0).length() <= 18) {
                    number.add(" or o.customer_id = ?", Long.parseLong(terms.get(0)));
                }
                yield number.add(" or ").add(customers(terms)).add(")");
            }
            case PHONE -> Sql.of(" and ").add(customers(terms));
            case TEXT -> {
                Sql login = Sql.of(
                        " and (lower(o.login) like ?", "%" + SearchPattern.escape(String.join(" ", terms)) + "%");
                yield login.add(" or ").add(customers(terms)).add(")");
            }
            case ADDRESS -> Sql.of(" and o.framed_ip in ").in(terms);
            case ADDRESS_PREFIX ->
                Sql.of(" and (").add(anyBeginning("o.framed_ip", terms)).add(")");
            case MAC -> Sql.of(" and ").add(anyBeginning("o.mac", terms));
            case IPV6 ->
                Sql.of(" and (")
                        .add(anyBeginning("o.framed_ipv6_prefix", terms))
                        .add(" or ")
                        .add(anyBeginning("o.delegated_ipv6_prefix", terms))
                        .add(")");
        };
    }

    /** By the customer's name, portal login, email or phone. */
    private static Sql customers(List<String> words) {
        return Sql.of("o.customer_id in (select c.id from customer c where ")
                .add(Sql.join(
                        " and ",
                        words.stream()
                                .map(word ->
                                        Sql.of("c.search_text like ?", SearchPattern.within(SearchPattern.piece(word))))
                                .toList()))
                .add(")");
    }

    private static Sql anyBeginning(String column, List<String> beginnings) {
        return Sql.join(
                " or ",
                beginnings.stream()
                        .map(beginning -> Sql.of(column + " like ?", SearchPattern.escape(beginning) + "%"))
                        .toList());
    }
}
