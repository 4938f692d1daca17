package org.rollcall.totals;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The prices of services per month, added up.
 *
 * @param currency ISO 4217 code
 * @param amount exact; written with two decimals at least, with more only where they are not zero
 */
public record MonthlySum(String currency, BigDecimal amount) {
    public MonthlySum {
        BigDecimal shortest = amount.stripTrailingZeros();
        amount = shortest.scale() < 2 ? shortest.setScale(2, RoundingMode.UNNECESSARY) : shortest;
    }
}
