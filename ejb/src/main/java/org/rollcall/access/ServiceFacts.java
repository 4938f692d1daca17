package org.rollcall.access;

import java.util.Set;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.service.Ipv4Mode;
import org.rollcall.service.ServiceAccess;

/**
 * What is known of the service with a login.
 *
 * @param downBps the plan's download rate in bit/s, 0 = unlimited; upBps likewise
 * @param ipv4Address with mode STATIC
 * @param ipv4PoolId with mode POOL; null = any pool of purpose service
 * @param macs from where it may be used; empty = anywhere
 */
record ServiceFacts(
        long serviceId,
        long customerId,
        CustomerStatus status,
        ServiceAccess access,
        long downBps,
        long upBps,
        Ipv4Mode ipv4Mode,
        String ipv4Address,
        Long ipv4PoolId,
        Set<String> macs) {
    ServiceFacts {
        macs = Set.copyOf(macs);
    }
}
