package org.rollcall.customer;

import static org.rollcall.customer.CustomerStatus.ACTIVE;
import static org.rollcall.customer.CustomerStatus.BLOCKED;
import static org.rollcall.customer.CustomerStatus.INACTIVE;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Which moves between statuses are allowed, and what is said about the others (product.md section 1). Pure. */
public final class StatusRules {
    private StatusRules() {}

    public static Set<CustomerStatus> allowedFrom(CustomerStatus from) {
        return Collections.unmodifiableSet(
                switch (from) {
                    case NEW -> EnumSet.of(ACTIVE, BLOCKED, INACTIVE);
                    case ACTIVE -> EnumSet.of(BLOCKED, INACTIVE);
                    case BLOCKED -> EnumSet.of(ACTIVE, INACTIVE);
                    case INACTIVE -> EnumSet.of(ACTIVE);
                });
    }

    public static boolean allowed(CustomerStatus from, CustomerStatus to) {
        return allowedFrom(from).contains(to);
    }

    /** Why a move that is not allowed is not, for a person. */
    public static String refusal(CustomerStatus from, CustomerStatus to) {
        if (from == to) {
            return "the customer is " + word(to) + " already";
        }
        if (to == CustomerStatus.NEW) {
            return "a customer that is " + word(from) + " cannot become new again";
        }
        return "a customer that is " + word(from) + " cannot become " + word(to) + "; activate the customer first";
    }

    /** As the API and the address bar spell it. */
    public static String word(CustomerStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
