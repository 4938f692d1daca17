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
     * @param reason GRANTED, or why he is parked
     * @param address where his IPv4 address comes from
     * @param framed the IPv6 prefix of his link
     * @param delegated the IPv6 prefix of his own network
     * @param sessionTimeoutSeconds 0 = none
     * @param learnsMac the MAC address he comes from becomes one of the service's
     * @param ends ids of sessions that have to make room for this one
     */
    record Accept(
            AccessReason reason,
            AddressSource address,
            AddressSource framed,
            AddressSource delegated,
            long sessionTimeoutSeconds,
            boolean learnsMac,
            List<Long> ends,
            List<String> trace)
            implements AccessDecision {
        public Accept {
            Objects.requireNonNull(address, "address");
            ends = List.copyOf(ends);
            trace = List.copyOf(trace);
        }

        /** He must reach nothing but DNS and the portal. */
        boolean parked() {
            return reason != AccessReason.GRANTED;
        }
    }

    /** Not let in. */
    record Reject(AccessReason reason, List<String> trace) implements AccessDecision {
        public Reject {
            trace = List.copyOf(trace);
        }
    }
}
