package org.rollcall.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.primefaces.model.SortMeta;
import org.primefaces.model.SortOrder;
import org.rollcall.customer.CustomerFilter;
import org.rollcall.customer.CustomerSort;
import org.rollcall.customer.CustomerTable;
import org.rollcall.customer.StatusWord;
import org.rollcall.shared.Problem;
import org.rollcall.tariff.TariffDesk;

/** All customers: filter, search, sort and page, all of them in the address. */
@Named("customers")
@ViewScoped
public class CustomersPage implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private CustomerTable table;

    @Inject
    private TariffDesk plans;

    private final EnumSet<StatusWord> statuses = EnumSet.noneOf(StatusWord.class);
    private String q;
    private Long planId;
    private CustomerSort sort;
    private int rows;
    private int first;
    private CustomerRows model;

    @PostConstruct
    void arrive() {
        for (String word : Address.text("status").split(",")) {
            StatusWord.of(word).ifPresent(statuses::add);
        }
        q = Address.text("q");
        planId = Address.number("plan").isPresent() ? Address.number("plan").getAsLong() : null;
        sort = CustomerSort.parse(Address.text("sort")).orElse(CustomerSort.DEFAULT);
        rows = Address.within("size", 1, 200, 50);
        first = rows * (Address.within("page", 1, 1_000_000, 1) - 1);
        model = new CustomerRows(table, this);
    }

    /** From the search box, at every pause in typing. */
    public void search() {
        first = 0;
        Pages.showFrom(0);
    }

    CustomerFilter filter() {
        return filter(statuses);
    }

    private CustomerFilter filter(Set<StatusWord> words) {
        return new CustomerFilter(
                words, q == null ? "" : q, planId == null ? OptionalLong.empty() : OptionalLong.of(planId));
    }

    /** The table shows another page or order now. */
    void shown(CustomerSort newSort, int newFirst, int newRows) {
        sort = newSort;
        first = newFirst;
        rows = newRows;
    }

    String address() {
        return address(statuses, planId)
                .with("page", first > 0 ? first / rows + 1 : null)
                .toString();
    }

    private Address address(Set<StatusWord> words, Long plan) {
        return new Address("customers")
                .with("status", words.stream().map(StatusWord::word).collect(Collectors.joining(",")))
                .with("plan", plan)
                .with("q", q)
                .with("sort", sort.equals(CustomerSort.DEFAULT) ? null : sort.text())
                .with("size", rows == 50 ? null : rows);
    }

    /** The six words with their counts over all customers. */
    public List<Chip> getChips() {
        List<Chip> chips = new ArrayList<>();
        table.statusCounts().forEach((word, count) -> {
            EnumSet<StatusWord> switched = EnumSet.copyOf(statuses);
            if (!switched.remove(word)) {
                switched.add(word);
            }
            chips.add(new Chip(
                    word.word(),
                    Texts.text("status." + word.word()),
                    count,
                    statuses.contains(word),
                    address(switched, planId).toString()));
        });
        return chips;
    }

    /** The tariff plan filtered by, with the link that takes the filter away; null if none. */
    public Chip getPlan() {
        if (planId == null) {
            return null;
        }
        String name = String.valueOf(planId);
        try {
            name = plans.get(planId).getName();
        } catch (Problem gone) {
            // shown by its number: the filter finds nothing and can be taken away
        }
        return new Chip("", name, 0, true, address(statuses, null).toString());
    }

    public boolean isFiltered() {
        return !filter().isAll();
    }

    public boolean isTooShort() {
        return q != null && q.codePointCount(0, q.length()) == 1 && !Character.isDigit(q.codePointAt(0));
    }

    public boolean isMany() {
        return q != null && !q.isEmpty() && model.getRowCount() > CustomerTable.MOST_COUNTED;
    }

    public CustomerRows getModel() {
        return model;
    }

    public SortMeta getSorting() {
        return SortMeta.builder()
                .field(sort.key().word())
                .order(sort.descending() ? SortOrder.DESCENDING : SortOrder.ASCENDING)
                .build();
    }

    public String getQ() {
        return q;
    }

    public void setQ(String q) {
        this.q = q == null ? "" : q.strip();
    }

    public int getFirst() {
        return first;
    }

    public int getRows() {
        return rows;
    }
}
