package org.rollcall.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.rollcall.totals.MonthlySum;
import org.rollcall.totals.StatusTotal;
import org.rollcall.totals.Totals;
import org.rollcall.totals.TotalsDesk;

/** Totals: the four stored statuses and their sum, the two that lie over them, and the revenue at risk. */
@Named("totals")
@RequestScoped
public class TotalsPage {
    @Inject
    private TotalsDesk desk;

    private Totals totals;

    @PostConstruct
    void count() {
        totals = desk.totals();
    }

    public Totals getTotals() {
        return totals;
    }

    /** The four that add up. */
    public List<StatusTotal> getStored() {
        return totals.statuses().subList(0, 4);
    }

    /** The two that lie over them. */
    public List<StatusTotal> getOverlays() {
        return totals.statuses().subList(4, 6);
    }

    /** What Blocked customers would pay per month. */
    public List<MonthlySum> getAtRisk() {
        return of("blocked").monthlySums();
    }

    public StatusTotal getBlocked() {
        return of("blocked");
    }

    /** Every currency somebody pays in, for the columns. */
    public List<String> getCurrencies() {
        return totals.grandTotal().monthlySums().stream()
                .map(MonthlySum::currency)
                .toList();
    }

    /** The sum of a row in a currency; null if it has none. */
    public MonthlySum sum(StatusTotal row, String currency) {
        return row.monthlySums().stream()
                .filter(sum -> sum.currency().equals(currency))
                .findFirst()
                .orElse(null);
    }

    /** Whole percent of all customers. */
    public long share(StatusTotal row) {
        long all = totals.grandTotal().customers();
        return all == 0 ? 0 : Math.round(100.0 * row.customers() / all);
    }

    private StatusTotal of(String word) {
        return totals.statuses().stream()
                .filter(row -> row.word().equals(word))
                .findFirst()
                .orElseThrow();
    }
}
