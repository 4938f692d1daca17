package org.rollcall.totals;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import org.rollcall.shared.Vendor;
import org.rollcall.totals.CustomerModel.Event;

/**
 * R17: whatever happens to customers, each has the status that the model says, and the totals add up. Twenty histories a
 * try, so that PostgreSQL needs few connections.
 */
class TotalsPropertyTest {
    private static final int COMPARE_EVERY = 500;
    private static final Map<Vendor, ModelledIsp> ISPS = new EnumMap<>(Vendor.class);

    // shrinking would run on a database that the failure has left behind; a history is short enough to be read
    @Property(tries = 250, shrinking = ShrinkingMode.OFF)
    void countsAddUpOnH2(@ForAll @Size(20) List<@Size(max = 16) List<Event>> histories) {
        live(Vendor.H2, histories);
    }

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void countsAddUpOnPostgresql(@ForAll @Size(20) List<@Size(max = 16) List<Event>> histories) {
        live(Vendor.POSTGRESQL, histories);
    }

    @Example
    void anEmptyIspHasSixRowsOfNothing() {
        try (ModelledIsp isp = new ModelledIsp(Vendor.H2)) {
            Totals totals = isp.totals();
            assertThat(totals.statuses())
                    .extracting(StatusTotal::word)
                    .containsExactly("new", "active", "blocked", "inactive", "online", "online24h");
            assertThat(totals.grandTotal()).isEqualTo(new StatusTotal("total", 0, List.of()));
        }
    }

    @AfterContainer
    static void close() {
        ISPS.values().forEach(ModelledIsp::close);
        ISPS.clear();
    }

    private static void live(Vendor vendor, List<List<Event>> histories) {
        ModelledIsp isp = ISPS.computeIfAbsent(vendor, ModelledIsp::new);
        isp.customers(histories);
        if (isp.models().size() % COMPARE_EVERY == 0) {
            compare(isp);
        }
    }

    private static void compare(ModelledIsp isp) {
        Totals totals = isp.totals();
        Totals expected = expected(isp.models(), isp.now());
        assertThat(totals).isEqualTo(expected);
        assertThat(totals.grandTotal().customers())
                .isEqualTo(isp.models().stream().filter(m -> !m.deleted).count())
                .isEqualTo(totals.statuses().subList(0, 4).stream()
                        .mapToLong(StatusTotal::customers)
                        .sum());
    }

    private static Totals expected(List<CustomerModel> models, Instant now) {
        List<StatusTotal> rows = new ArrayList<>();
        for (String word : List.of("new", "active", "blocked", "inactive", "online", "online24h")) {
            rows.add(total(
                    word,
                    models.stream().filter(m -> m.words(now).contains(word)).toList()));
        }
        return new Totals(
                rows, total("total", models.stream().filter(m -> !m.deleted).toList()), now);
    }

    private static StatusTotal total(String word, List<CustomerModel> models) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        models.forEach(model -> model.plans.forEach(
                plan -> sums.merge(CustomerModel.currency(plan), CustomerModel.PRICES.get(plan), BigDecimal::add)));
        List<MonthlySum> inOrder = new ArrayList<>();
        sums.forEach((currency, sum) -> inOrder.add(new MonthlySum(currency, sum)));
        return new StatusTotal(word, models.size(), inOrder);
    }
}
