package org.rollcall.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.pool.PoolPurpose;
import org.rollcall.service.Ipv4Mode;
import org.rollcall.service.ServiceAccess;

/**
 * The rules of the door, in order; the first that applies decides. Pure. The status of the customer is looked at
 * after the password, here and nowhere else, for every method of authentication.
 */
final class AccessPolicy {
    private AccessPolicy() {}

    /**
     * @param service the service with this login, empty if there is none
     * @param passwordMatches whether the proof fits the service's password
     * @param mac from where he comes; null if the NAS did not say a MAC
     * @param blockedSessionSeconds longest session of a blocked customer, 0 = no limit
     */
    static AccessDecision decide(
            Optional<ServiceFacts> service, boolean passwordMatches, String mac, int blockedSessionSeconds) {
        List<String> trace = new ArrayList<>();
        if (service.isEmpty()) {
            trace.add("no service has this login");
            return new AccessDecision.Reject(AccessReason.UNKNOWN_LOGIN, trace);
        }
        ServiceFacts facts = service.get();
        trace.add("the login is service " + facts.serviceId() + " of customer " + facts.customerId());
        if (!passwordMatches) {
            trace.add("the password is wrong");
            return new AccessDecision.Reject(AccessReason.WRONG_PASSWORD, trace);
        }
        trace.add("the password is right");
        if (facts.access() != ServiceAccess.RADIUS) {
            trace.add("the service is not used over RADIUS");
            return new AccessDecision.Reject(AccessReason.NOT_RADIUS, trace);
        }
        if (!facts.macs().isEmpty() && (mac == null || !facts.macs().contains(mac))) {
            trace.add((mac == null ? "the router sent no MAC address" : mac + " is none of the service's MAC addresses")
                    + ", which are " + String.join(", ", facts.macs()));
            return new AccessDecision.Reject(AccessReason.WRONG_MAC, trace);
        }
        return byStatus(facts, blockedSessionSeconds, trace);
    }

    private static AccessDecision byStatus(ServiceFacts facts, int blockedSessionSeconds, List<String> trace) {
        CustomerStatus status = facts.status();
        trace.add("the customer is " + status);
        return switch (status) {
            case INACTIVE -> new AccessDecision.Reject(AccessReason.INACTIVE, trace);
            case BLOCKED -> {
                trace.add("address out of a pool for blocked customers, session limited to " + blockedSessionSeconds
                        + " s");
                yield new AccessDecision.Accept(
                        AccessReason.BLOCKED,
                        AddressSource.pool(null, PoolPurpose.BLOCKED),
                        blockedSessionSeconds,
                        trace);
            }
            case NEW, ACTIVE -> {
                AddressSource address = address(facts);
                trace.add("address: " + facts.ipv4Mode());
                yield new AccessDecision.Accept(AccessReason.GRANTED, address, 0, trace);
            }
        };
    }

    private static AddressSource address(ServiceFacts facts) {
        if (facts.ipv4Mode() == Ipv4Mode.STATIC) {
            return AddressSource.fixed(facts.ipv4Address());
        }
        return facts.ipv4Mode() == Ipv4Mode.NAS
                ? AddressSource.nas()
                : AddressSource.pool(facts.ipv4PoolId(), PoolPurpose.SERVICE);
    }
}
