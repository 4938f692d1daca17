package org.rollcall.customer;

import java.util.Arrays;
import java.util.Optional;
import org.rollcall.shared.Vendor;

/**
 * Order of a table of customers. Each key has an index that ends in the id, which also breaks ties, so that no page
 * repeats or leaves out a customer.
 */
public record CustomerSort(Key key, boolean descending) {
    /** By id. */
    public static final CustomerSort DEFAULT = new CustomerSort(Key.ID, false);

    /** What can be sorted by, with its name in addresses and in the API. */
    public enum Key {
        ID("id", "c.id"),
        NAME("name", "c.name, c.id"),
        PORTAL_LOGIN("portalLogin", "c.portal_login, c.id"),
        STATUS("status", "c.status, c.id");

        private final String word;
        private final String columns;

        Key(String word, String columns) {
            this.word = word;
            this.columns = columns;
        }

        public String word() {
            return word;
        }
    }

    /** From {@code name} or {@code -name}; empty if there is no such key. */
    public static Optional<CustomerSort> parse(String text) {
        boolean descending = text.startsWith("-");
        String word = descending ? text.substring(1) : text;
        return Arrays.stream(Key.values())
                .filter(key -> key.word.equals(word))
                .map(key -> new CustomerSort(key, descending))
                .findFirst();
    }

    /** As {@link #parse} reads it. */
    public String text() {
        return (descending ? "-" : "") + key.word;
    }

    String orderBy() {
        return directed(key.columns);
    }

    /**
     * The same order of customers who are not deleted, as an index gives it without sorting. Those of H2 begin with
     * deleted_at and H2 uses one for an order only if all its columns are named; PostgreSQL's are partial.
     */
    String fromIndex(Vendor vendor) {
        return vendor == Vendor.H2 ? directed("c.deleted_at, " + key.columns) : orderBy();
    }

    private String directed(String columns) {
        return descending ? columns.replace(",", " desc,") + " desc" : columns;
    }
}
