package org.rollcall.access;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.service.Ipv4Mode;
import org.rollcall.service.OverLimit;
import org.rollcall.service.Proof;
import org.rollcall.service.ServiceAccess;
import org.rollcall.service.ServiceData;

/**
 * What is known of the service with a login.
 *
 * @param proof how it is recognised
 * @param downBps the plan's download rate in bit/s, 0 = unlimited; upBps likewise
 * @param ipv6 its prefixes
 * @param macs from where it may be used; empty = anywhere
 * @param learnedMacs so many of them are learned; 0 = none
 * @param limit how many sessions it may have
 * @param lastDay that it may be used; null = no end
 */
record ServiceFacts(
        long serviceId,
        long customerId,
        String login,
        CustomerStatus status,
        ServiceAccess access,
        Proof proof,
        long downBps,
        long upBps,
        Ipv4 ipv4,
        ServiceData.Ipv6 ipv6,
        Set<String> macs,
        int learnedMacs,
        ServiceData.Limit limit,
        LocalDate lastDay) {
    /**
     * @param address with mode STATIC
     * @param poolId with mode POOL; null = any pool of purpose service
     */
    record Ipv4(Ipv4Mode mode, String address, Long poolId) {}

    ServiceFacts {
        macs = Set.copyOf(macs);
    }

    /** With one MAC address more. */
    ServiceFacts with(String mac) {
        Set<String> more = new HashSet<>(macs);
        more.add(mac);
        return new ServiceFacts(
                serviceId,
                customerId,
                login,
                status,
                access,
                proof,
                downBps,
                upBps,
                ipv4,
                ipv6,
                more,
                learnedMacs,
                limit,
                lastDay);
    }

    /** Whether what others do at the same moment matters: it is decided about one after the other. */
    boolean isShared() {
        return learnedMacs > macs.size() || limit.sessions() != null;
    }

    boolean endsOldSessions() {
        return limit.over() == OverLimit.DISCONNECT;
    }
}
