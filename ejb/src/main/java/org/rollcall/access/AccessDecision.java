package org.rollcall.access;

import java.util.List;
import java.util.Objects;

/** What {@link AccessPolicy} says, with the rules it went through, for people. */
sealed interface AccessDecision {
    AccessReason reason();

    /** One line per rule that was looked at, the last one decided. */
    List<String> trace();

    /**
     * Let in.
     *
     * @param reason GRANTED or BLOCKED
     * @param address where his address comes from
     * @param sessionTimeoutSeconds 0 = none
     */
    record Accept(AccessReason reason, AddressSource address, int sessionTimeoutSeconds, List<String> trace)
            implements AccessDecision {
        public Accept {
            Objects.requireNonNull(address, "address");
            trace = List.copyOf(trace);
        }

        boolean blocked() {
            return reason == AccessReason.BLOCKED;
        }
    }

    /** Not let in. */
    record Reject(AccessReason reason, List<String> trace) implements AccessDecision {
        public Reject {
            trace = List.copyOf(trace);
        }
    }
}
