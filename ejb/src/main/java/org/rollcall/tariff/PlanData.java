package org.rollcall.tariff;

import java.math.BigDecimal;

/**
 * What staff type about a tariff plan.
 *
 * @param name 1-100 characters, unique
 * @param price per month, 0 or more, at most 4 decimals
 * @param currency ISO 4217 code
 * @param downBps towards the customer, bit/s; 0 = not limited
 * @param upBps from the customer, bit/s; 0 = not limited
 */
public record PlanData(String name, BigDecimal price, String currency, long downBps, long upBps) {
    public static PlanData of(TariffPlan plan) {
        return new PlanData(plan.getName(), plan.getPrice(), plan.getCurrency(), plan.getDownBps(), plan.getUpBps());
    }
}
