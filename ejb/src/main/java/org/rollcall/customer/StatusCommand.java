package org.rollcall.customer;

import static org.rollcall.customer.CustomerStatus.ACTIVE;
import static org.rollcall.customer.CustomerStatus.BLOCKED;
import static org.rollcall.customer.CustomerStatus.INACTIVE;
import static org.rollcall.customer.CustomerStatus.NEW;

/**
 * What staff may ask for. Unblocking and activating both end in Active but answer different questions (he paid; he
 * comes back), so neither does the other's work.
 */
public enum StatusCommand {
    BLOCK,
    UNBLOCK,
    ACTIVATE,
    DEACTIVATE;

    public CustomerStatus target() {
        return switch (this) {
            case BLOCK -> BLOCKED;
            case UNBLOCK, ACTIVATE -> ACTIVE;
            case DEACTIVATE -> INACTIVE;
        };
    }

    public boolean allowedFrom(CustomerStatus from) {
        return switch (this) {
            case BLOCK -> from == NEW || from == ACTIVE;
            case UNBLOCK -> from == BLOCKED;
            case ACTIVATE -> from == NEW || from == INACTIVE;
            case DEACTIVATE -> from != INACTIVE;
        };
    }

    /** Why it is not allowed, for a person. */
    String refusal(CustomerStatus from) {
        if (this == UNBLOCK && from != ACTIVE) {
            return "the customer is not blocked but " + StatusRules.word(from);
        }
        if (this == ACTIVATE && from == BLOCKED) {
            return "the customer is blocked; unblock the customer instead";
        }
        return StatusRules.refusal(from, target());
    }
}
