package org.rollcall.lifecycle;

import java.time.LocalDate;
import org.rollcall.customer.CustomerStatus;

/** A customer whom time will change on a date, if nothing happens until then. */
public record ForecastEntry(
        LocalDate on,
        long customerId,
        String portalLogin,
        String name,
        CustomerStatus from,
        CustomerStatus to,
        String rule) {}
