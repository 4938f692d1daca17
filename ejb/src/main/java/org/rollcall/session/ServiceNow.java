package org.rollcall.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rollcall.customer.CustomerStatus;

/**
 * A session's service as it is now.
 *
 * @param deleted the service, or its customer with it
 * @param staticAddress null unless it has one
 * @param downBps 0 = not limited
 * @param blockedSince when its customer was blocked the last time
 * @param speedSince when the plan's speeds were changed the last time
 * @param endsAt when its last day is over, and {@code isOver} whether it is by now
 * @param parking the pools that no service has its address from, as prefixes
 */
record ServiceNow(
        long id,
        boolean deleted,
        CustomerStatus status,
        String staticAddress,
        long planId,
        long downBps,
        long upBps,
        Optional<Instant> blockedSince,
        Optional<Instant> speedSince,
        Optional<Instant> endsAt,
        boolean isOver,
        List<String> parking) {}
