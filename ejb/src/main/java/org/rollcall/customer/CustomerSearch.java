package org.rollcall.customer;

import java.time.Instant;
import java.util.List;
import org.rollcall.shared.SearchPattern;
import org.rollcall.shared.Sql;
import org.rollcall.shared.Vendor;

/**
 * The ways in which customers are found by what was typed into the search box. They look at several tables, each by an
 * index of its own; one condition with OR would read everything.
 */
final class CustomerSearch {
    static final String CUSTOMERS = " from customer c where c.deleted_at is null";

    private final Vendor vendor;

    CustomerSearch(Vendor vendor) {
        this.vendor = vendor;
    }

    /** Finds some of the customers c that fulfil a condition: " and ..." or nothing. */
    sealed interface Way {
        Sql ids(Sql condition);

        Sql count(Sql condition);
    }

    /** Customers whose own text fits, or who have a certain id. */
    record ByText(Sql fits) implements Way {
        /** The text alone first: H2 reads it from its index only if nothing else of a customer is asked for. */
        private Sql from(Sql condition) {
            Sql found = Sql.of(CUSTOMERS + " and ").add(fits);
            return condition.toString().isEmpty()
                    ? found
                    : Sql.of(" from (select c.id")
                            .add(found)
                            .add(") fitting join customer c on c.id = fitting.id where c.deleted_at is null")
                            .add(condition);
        }

        @Override
        public Sql ids(Sql condition) {
            return Sql.of("select c.id").add(from(condition));
        }

        @Override
        public Sql count(Sql condition) {
            return Sql.of("select count(*)").add(from(condition));
        }
    }

    /** Customers who own something that fits: with EXISTS, as H2 would begin a join at the customers. */
    record ByOwned(Vendor vendor, String customerId, String tables, Sql fits) implements Way {
        private Sql from(Sql condition) {
            return Sql.of(" from " + tables + " where ")
                    .add(fits)
                    .add(" and ")
                    .add(vendor == Vendor.H2 && condition.toString().isEmpty() ? notDeleted() : are(condition));
        }

        private Sql are(Sql condition) {
            return Sql.of("exists (select 1" + CUSTOMERS + " and c.id = " + customerId)
                    .add(condition)
                    .add(")");
        }

        /** H2 runs an EXISTS for every row, and this once; the few who are deleted lie side by side in an index. */
        private Sql notDeleted() {
            return Sql.of(
                    customerId + " is not null and " + customerId
                            + " not in (select d.id from customer d where d.deleted_at >= ?)",
                    Instant.EPOCH);
        }

        @Override
        public Sql ids(Sql condition) {
            return Sql.of("select " + customerId + " id").add(from(condition));
        }

        @Override
        public Sql count(Sql condition) {
            return Sql.of("select count(distinct " + customerId + ")").add(from(condition));
        }
    }

    /** At least one; that by text is the first. */
    List<Way> ways(SearchPattern pattern) {
        List<String> terms = pattern.terms();
        return switch (pattern.kind()) {
            case NOTHING, TOO_SHORT -> List.of(new ByText(Sql.of("1 = 0")));
            case NUMBER -> number(terms.get(0));
            case PHONE -> List.of(new ByText(within(terms.get(0))));
            case TEXT ->
                terms.size() > 1 ? List.of(new ByText(words(terms))) : List.of(new ByText(words(terms)), login(terms));
            case ADDRESS ->
                List.of(
                        session(Sql.of("o.framed_ip in ").in(terms)),
                        service(Sql.of("s.ipv4_address in ").in(terms)));
            case ADDRESS_PREFIX ->
                List.of(session(beginning("o.framed_ip", terms)), service(beginning("s.ipv4_address", terms)));
            case MAC -> List.of(session(mac("o.mac", terms.get(0))), boundMac(mac("m.mac", terms.get(0))));
            case IPV6 ->
                // has no index, so the sessions are read once for both
                List.of(session(Sql.of("(")
                        .add(beginning("o.framed_ipv6_prefix", terms))
                        .add(" or ")
                        .add(beginning("o.delegated_ipv6_prefix", terms))
                        .add(")")));
        };
    }

    private List<Way> number(String digits) {
        List<String> word = List.of(SearchPattern.phoneDigits(digits));
        Sql fits = Sql.of("(").add(words(word));
        if (digits.length() <= 18) {
            fits.add(" or c.id = ?", Long.parseLong(digits));
        }
        return List.of(new ByText(fits.add(")")), login(word));
    }

    /** All of them somewhere in name, portal login, email or phone. */
    private Sql words(List<String> words) {
        return Sql.join(
                " and ",
                words.stream().map(word -> within(SearchPattern.piece(word))).toList());
    }

    /** H2 takes a LIKE with a parameter to pieces again at every row. */
    private Sql within(String piece) {
        return vendor == Vendor.H2
                ? Sql.of("locate(?, c.search_text) > 0", piece)
                : Sql.of("c.search_text like ?", SearchPattern.within(piece));
    }

    private Way login(List<String> word) {
        return service(beginning("s.login_search", word));
    }

    private Way session(Sql fits) {
        return new ByOwned(vendor, "o.customer_id", "open_session o", fits);
    }

    private Way service(Sql fits) {
        return new ByOwned(vendor, "s.customer_id", "internet_service s", fits.add(" and s.deleted_at is null"));
    }

    private Way boundMac(Sql fits) {
        return new ByOwned(
                vendor,
                "s.customer_id",
                "internet_service s join service_mac m on m.service_id = s.id",
                fits.add(" and s.deleted_at is null"));
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
