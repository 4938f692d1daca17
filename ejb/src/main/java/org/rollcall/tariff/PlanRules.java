package org.rollcall.tariff;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.shared.FieldErrors;

/** What a tariff plan must look like. Pure. */
final class PlanRules {
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    /** numeric(19, 4) */
    private static final BigDecimal TOO_MUCH = BigDecimal.TEN.pow(15);

    private PlanRules() {}

    static FieldErrors check(PlanData data) {
        FieldErrors errors = new FieldErrors().required("name", data.name(), 100);
        if (data.price() == null) {
            errors.check(false, "price", "is required");
        } else {
            errors.check(data.price().signum() >= 0, "price", "is negative");
            errors.check(data.price().compareTo(TOO_MUCH) < 0, "price", "is too large");
            errors.check(data.price().stripTrailingZeros().scale() <= 4, "price", "has more than 4 decimals");
        }
        errors.check(
                data.currency() != null && CURRENCIES.contains(data.currency()),
                "currency",
                "is not an ISO 4217 code such as EUR");
        errors.check(data.downBps() >= 0, "downBps", "is negative");
        errors.check(data.upBps() >= 0, "upBps", "is negative");
        return errors;
    }
}
