package org.rollcall.lifecycle;

import java.util.Optional;
import org.rollcall.customer.CustomerStatus;

/**
 * What a run did to a customer, or would do (dry run).
 *
 * @param problem why it could not be done; empty = done
 */
public record JobChange(
        long customerId, CustomerStatus from, CustomerStatus to, String rule, Optional<String> problem) {}
