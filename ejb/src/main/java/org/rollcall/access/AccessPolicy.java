package org.rollcall.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.pool.PoolPurpose;
import org.rollcall.radius.codec.Credentials;
import org.rollcall.service.Ipv6Mode;
import org.rollcall.service.OverLimit;
import org.rollcall.service.Proof;
import org.rollcall.service.ServiceAccess;

/**
 * The rules of the door, in order; the first that applies decides. Pure. The status of the customer is looked at
 * after the password, here and nowhere else, for every method of authentication. Used once, because it keeps its trace.
 */
final class AccessPolicy {
    /** A session that is to end with the day gets at least so much, or routers would ask again without end. */
    private static final long LEAST_SECONDS = 60;

    private static final long MOST_SECONDS = 0xFFFF_FFFFL;
    /** Schemes in which the user does not learn whether we know his password. */
    private static final Set<String> ONE_SIDED = Set.of("PAP", "CHAP");

    private final AccessQuery query;
    private final Occupancy occupancy;
    private final DoorRules rules;
    private final List<String> trace = new ArrayList<>();

    private AccessPolicy(AccessQuery query, Occupancy occupancy, DoorRules rules) {
        this.query = query;
        this.occupancy = occupancy;
        this.rules = rules;
    }

    /**
     * @param service the service that was recognised, empty if there is none
     * @param passwordMatches whether the proof fits the service's password
     * @param occupancy its other sessions, if it may have only so many
     */
    static AccessDecision decide(
            AccessQuery query,
            Optional<ServiceFacts> service,
            boolean passwordMatches,
            Occupancy occupancy,
            DoorRules rules) {
        return new AccessPolicy(query, occupancy, rules).decide(service, passwordMatches);
    }

    private AccessDecision decide(Optional<ServiceFacts> known, boolean passwordMatches) {
        if (query.credentials().filter(Credentials.Eap.class::isInstance).isPresent()) {
            // not even by his MAC address or line: an Accept would tell the router that EAP has succeeded
            trace.add("the router asks for EAP, which is not spoken here");
            return new AccessDecision.Reject(AccessReason.EAP, trace);
        }
        if (known.isEmpty()) {
            trace.add("no service has this login");
            return unproven(AccessReason.UNKNOWN_LOGIN);
        }
        ServiceFacts service = known.get();
        trace.add("service " + service.serviceId() + " of customer " + service.customerId()
                + " is recognised by its "
                + switch (service.proof()) {
                    case PASSWORD -> "login";
                    case MAC -> "MAC address " + service.login();
                    case LINE -> "line " + service.login();
                });
        if (service.proof() == Proof.PASSWORD) {
            if (!passwordMatches) {
                trace.add("the password is wrong");
                return unproven(AccessReason.WRONG_PASSWORD);
            }
            trace.add(query.credentials().isPresent() ? "the password is right" : "suppose the password is right");
        }
        if (service.access() != ServiceAccess.RADIUS) {
            trace.add("the service is not used over RADIUS");
            return new AccessDecision.Reject(AccessReason.NOT_RADIUS, trace);
        }
        if (!mayComeFrom(service)) {
            return refusedOrParked(AccessReason.WRONG_MAC, rules.parkWrongMac(), PoolPurpose.WRONG_MAC);
        }
        return byStatus(service);
    }

    /** Nobody we know. Whoever used MS-CHAPv2 would notice that we do not know his password. */
    private AccessDecision unproven(AccessReason reason) {
        boolean possible = ONE_SIDED.contains(query.method());
        if (rules.parkUnknown() && !possible) {
            trace.add(query.method() + " needs the right password to be parked");
        }
        return refusedOrParked(reason, rules.parkUnknown() && possible, PoolPurpose.UNKNOWN);
    }

    private AccessDecision refusedOrParked(AccessReason reason, boolean parks, PoolPurpose purpose) {
        return parks ? parked(reason, purpose) : new AccessDecision.Reject(reason, trace);
    }

    private AccessDecision parked(AccessReason reason, PoolPurpose purpose) {
        trace.add("parked with an address of a pool for " + purpose + ", session limited to "
                + rules.parkedSessionSeconds() + " s");
        return new AccessDecision.Accept(
                reason,
                AddressSource.pool(null, purpose),
                AddressSource.NONE,
                AddressSource.NONE,
                rules.parkedSessionSeconds(),
                false,
                List.of(),
                trace);
    }

    private boolean mayComeFrom(ServiceFacts service) {
        if (service.proof() == Proof.MAC
                || service.macs().isEmpty()
                || service.macs().contains(mac())) {
            return true;
        }
        if (learns(service)) {
            return true;
        }
        trace.add((query.mac() == null
                        ? "the router sent no MAC address"
                        : query.mac() + " is none of the service's MAC addresses")
                + ", which are " + String.join(", ", new TreeSet<>(service.macs())));
        return false;
    }

    /** Never null, and no MAC address if there is none. */
    private String mac() {
        return query.mac() == null ? "" : query.mac();
    }

    private boolean learns(ServiceFacts service) {
        return service.proof() != Proof.MAC
                && query.mac() != null
                && !service.macs().contains(query.mac())
                && service.macs().size() < service.learnedMacs();
    }

    private AccessDecision byStatus(ServiceFacts service) {
        CustomerStatus status = service.status();
        trace.add("the customer is " + status);
        return switch (status) {
            case INACTIVE -> refusedOrParked(AccessReason.INACTIVE, rules.parkInactive(), PoolPurpose.INACTIVE);
            case BLOCKED -> parked(AccessReason.BLOCKED, PoolPurpose.BLOCKED);
            case NEW, ACTIVE -> byService(service);
        };
    }

    private AccessDecision byService(ServiceFacts service) {
        Optional<Instant> end = Optional.ofNullable(service.lastDay())
                .map(day -> day.plusDays(1).atStartOfDay(rules.zone()).toInstant());
        if (end.isPresent()) {
            boolean over = !end.get().isAfter(query.at());
            trace.add("the service's last day " + (over ? "was " : "is ") + service.lastDay());
            if (over) {
                return refusedOrParked(AccessReason.ENDED, rules.parkInactive(), PoolPurpose.INACTIVE);
            }
        }
        List<Long> ends = List.of();
        Integer limit = service.limit().sessions();
        if (limit != null) {
            trace.add(occupancy.open().size() + " other sessions are open and " + occupancy.promised()
                    + " promised; it may have " + limit);
            int tooMany = occupancy.count() + 1 - limit;
            if (tooMany > 0) {
                if (service.endsOldSessions() && tooMany <= occupancy.open().size()) {
                    ends = occupancy.open().subList(0, tooMany);
                    trace.add("the oldest of them are ended: " + ends);
                } else {
                    return refusedOrParked(
                            AccessReason.OVER_LIMIT, service.limit().over() == OverLimit.PARK, PoolPurpose.OVER_LIMIT);
                }
            }
        }
        return granted(service, end, ends);
    }

    private AccessDecision granted(ServiceFacts service, Optional<Instant> end, List<Long> ends) {
        boolean learns = learns(service);
        if (learns) {
            trace.add(query.mac() + " becomes one of the service's MAC addresses");
        }
        long timeout = end.map(moment -> Math.min(
                        MOST_SECONDS,
                        Math.max(
                                LEAST_SECONDS,
                                Duration.between(query.at(), moment).toSeconds())))
                .orElse(0L);
        ServiceFacts.Ipv4 ipv4 = service.ipv4();
        trace.add("IPv4 address: " + ipv4.mode() + ", IPv6 prefixes: "
                + service.ipv6().mode());
        AddressSource address =
                switch (ipv4.mode()) {
                    case STATIC -> AddressSource.fixed(ipv4.address());
                    case NAS -> AddressSource.nas();
                    case POOL -> AddressSource.pool(ipv4.poolId(), PoolPurpose.SERVICE);
                };
        return new AccessDecision.Accept(
                AccessReason.GRANTED,
                address,
                prefix(service, service.ipv6().framed()),
                prefix(service, service.ipv6().delegated()),
                timeout,
                learns,
                ends,
                trace);
    }

    private static AddressSource prefix(ServiceFacts service, String fixed) {
        return service.ipv6().mode() == Ipv6Mode.POOL
                ? AddressSource.pool(null, PoolPurpose.SERVICE)
                : AddressSource.fixed(fixed);
    }
}
