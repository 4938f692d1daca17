package org.rollcall.access;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.dialect.Dialect;
import org.rollcall.nas.NasEntry;
import org.rollcall.radius.api.MessageAuthenticatorRule;
import org.rollcall.radius.api.RadiusClient;
import org.rollcall.radius.codec.Credentials;
import org.rollcall.service.Ipv4Mode;
import org.rollcall.service.Ipv6Mode;
import org.rollcall.service.OverLimit;
import org.rollcall.service.Proof;
import org.rollcall.service.ServiceAccess;
import org.rollcall.service.ServiceData;

/** A service and a request as most of them are; each method changes one thing. */
record Samples(ServiceFacts service, AccessQuery query) {
    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    static final DoorRules RULES = new DoorRules(600, false, false, false, 3600, ZoneId.of("Europe/Berlin"));
    static final DoorRules PARKING = new DoorRules(600, true, true, true, 3600, ZoneId.of("Europe/Berlin"));
    static final NasEntry NAS = nas(Dialect.MIKROTIK);

    static NasEntry nas(Dialect dialect) {
        return new NasEntry(
                1,
                "bng-1",
                dialect,
                3799,
                null,
                300,
                org.rollcall.nas.NasCounters.USUAL,
                new RadiusClient(
                        1,
                        InetAddress.getLoopbackAddress(),
                        32,
                        "a secret of some length".getBytes(StandardCharsets.US_ASCII),
                        MessageAuthenticatorRule.REQUIRE));
    }

    static Samples usual() {
        return new Samples(
                new ServiceFacts(
                        3,
                        42,
                        "anna",
                        CustomerStatus.ACTIVE,
                        ServiceAccess.RADIUS,
                        Proof.PASSWORD,
                        50_000_000,
                        10_000_000,
                        new ServiceFacts.Ipv4(Ipv4Mode.POOL, null, 9L),
                        ServiceData.Ipv6.NONE,
                        Set.of(),
                        0,
                        ServiceData.Limit.NONE,
                        null),
                request("anna", "secret", null));
    }

    static AccessQuery request(String login, String password, String callingStationId) {
        return new AccessQuery(
                NAS,
                login,
                Optional.of(new Credentials.Pap(password.getBytes(StandardCharsets.UTF_8))),
                callingStationId,
                true,
                List.of(),
                NOW);
    }

    Samples with(CustomerStatus status) {
        return new Samples(
                new ServiceFacts(
                        3,
                        42,
                        service.login(),
                        status,
                        service.access(),
                        service.proof(),
                        service.downBps(),
                        service.upBps(),
                        service.ipv4(),
                        service.ipv6(),
                        service.macs(),
                        service.learnedMacs(),
                        service.limit(),
                        service.lastDay()),
                query);
    }

    Samples with(ServiceAccess access) {
        return new Samples(
                new ServiceFacts(
                        3,
                        42,
                        service.login(),
                        service.status(),
                        access,
                        service.proof(),
                        service.downBps(),
                        service.upBps(),
                        service.ipv4(),
                        service.ipv6(),
                        service.macs(),
                        service.learnedMacs(),
                        service.limit(),
                        service.lastDay()),
                query);
    }

    Samples with(Proof proof, String login) {
        return new Samples(
                new ServiceFacts(
                        3,
                        42,
                        login,
                        service.status(),
                        service.access(),
                        proof,
                        service.downBps(),
                        service.upBps(),
                        service.ipv4(),
                        service.ipv6(),
                        service.macs(),
                        service.learnedMacs(),
                        service.limit(),
                        service.lastDay()),
                query);
    }

    Samples with(Ipv4Mode mode) {
        String address = mode == Ipv4Mode.STATIC ? "192.0.2.7" : null;
        return new Samples(
                new ServiceFacts(
                        3,
                        42,
                        service.login(),
                        service.status(),
                        service.access(),
                        service.proof(),
                        service.downBps(),
                        service.upBps(),
                        new ServiceFacts.Ipv4(mode, address, mode == Ipv4Mode.POOL ? 9L : null),
                        service.ipv6(),
                        service.macs(),
                        service.learnedMacs(),
                        service.limit(),
                        service.lastDay()),
                query);
    }

    Samples with(Ipv6Mode mode, String framed, String delegated) {
        return new Samples(
                new ServiceFacts(
                        3,
                        42,
                        service.login(),
                        service.status(),
                        service.access(),
                        service.proof(),
                        service.downBps(),
                        service.upBps(),
                        service.ipv4(),
                        new ServiceData.Ipv6(mode, framed, delegated),
                        service.macs(),
                        service.learnedMacs(),
                        service.limit(),
                        service.lastDay()),
                query);
    }

    Samples boundTo(int learned, String... macs) {
        return new Samples(
                new ServiceFacts(
                        3,
                        42,
                        service.login(),
                        service.status(),
                        service.access(),
                        service.proof(),
                        service.downBps(),
                        service.upBps(),
                        service.ipv4(),
                        service.ipv6(),
                        Set.of(macs),
                        learned,
                        service.limit(),
                        service.lastDay()),
                query);
    }

    Samples limited(Integer sessions, OverLimit over) {
        return new Samples(
                new ServiceFacts(
                        3,
                        42,
                        service.login(),
                        service.status(),
                        service.access(),
                        service.proof(),
                        service.downBps(),
                        service.upBps(),
                        service.ipv4(),
                        service.ipv6(),
                        service.macs(),
                        service.learnedMacs(),
                        new ServiceData.Limit(sessions, over),
                        service.lastDay()),
                query);
    }

    Samples until(LocalDate lastDay) {
        return new Samples(
                new ServiceFacts(
                        3,
                        42,
                        service.login(),
                        service.status(),
                        service.access(),
                        service.proof(),
                        service.downBps(),
                        service.upBps(),
                        service.ipv4(),
                        service.ipv6(),
                        service.macs(),
                        service.learnedMacs(),
                        service.limit(),
                        lastDay),
                query);
    }

    Samples from(String callingStationId) {
        return new Samples(service, request(query.login(), "secret", callingStationId));
    }

    Samples by(Credentials credentials) {
        return new Samples(
                service,
                new AccessQuery(
                        NAS, query.login(), Optional.of(credentials), query.callingStationId(), true, List.of(), NOW));
    }

    AccessDecision decide(boolean passwordMatches, DoorRules rules) {
        return AccessPolicy.decide(query, Optional.of(service), passwordMatches, Occupancy.NONE, rules);
    }

    AccessDecision decide(Occupancy occupancy) {
        return AccessPolicy.decide(query, Optional.of(service), true, occupancy, RULES);
    }
}
