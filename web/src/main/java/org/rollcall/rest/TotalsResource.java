package org.rollcall.rest;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.rollcall.totals.MonthlySum;
import org.rollcall.totals.StatusTotal;
import org.rollcall.totals.Totals;
import org.rollcall.totals.TotalsDesk;

/** {@code /totals}: customers per status and what their services bring per month. */
@Path("totals")
@RequestScoped
@Produces(APPLICATION_JSON)
public class TotalsResource {
    @Inject
    private TotalsDesk desk;

    @GET
    public JsonObject totals() {
        return json(desk.totals());
    }

    static JsonObject json(Totals totals) {
        return Json.object()
                .put(
                        "statuses",
                        totals.statuses().stream().map(TotalsResource::row).toList())
                .put("grandTotal", figures(Json.object(), totals.grandTotal()))
                .put("countedAt", totals.countedAt())
                .build();
    }

    private static Json row(StatusTotal total) {
        return figures(Json.object().put("status", total.word()), total);
    }

    private static Json figures(Json json, StatusTotal total) {
        return json.put("customers", total.customers())
                .put(
                        "monthlySum",
                        total.monthlySums().stream().map(TotalsResource::sum).toList());
    }

    private static Json sum(MonthlySum sum) {
        return Json.object().put("currency", sum.currency()).putAmount("amount", sum.amount(), sum.currency());
    }
}
