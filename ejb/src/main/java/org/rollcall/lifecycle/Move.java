package org.rollcall.lifecycle;

import org.rollcall.customer.CustomerStatus;

/**
 * A change of status that a rule asks for.
 *
 * @param rule the rule's name
 * @param reason why, for the status history
 */
public record Move(long customerId, CustomerStatus from, CustomerStatus to, String rule, String reason) {}
