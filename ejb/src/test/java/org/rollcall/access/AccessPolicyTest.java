package org.rollcall.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.access.Samples.PARKING;
import static org.rollcall.access.Samples.RULES;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.pool.PoolPurpose;
import org.rollcall.radius.codec.Credentials;
import org.rollcall.service.Ipv4Mode;
import org.rollcall.service.Ipv6Mode;
import org.rollcall.service.OverLimit;
import org.rollcall.service.Proof;
import org.rollcall.service.ServiceAccess;

class AccessPolicyTest {
    private static AccessDecision.Accept accept(AccessDecision decision) {
        assertThat(decision).as("%s", decision).isInstanceOf(AccessDecision.Accept.class);
        return (AccessDecision.Accept) decision;
    }

    @ParameterizedTest
    @CsvSource({
        // status, access, password, bound to, comes from, reason, otherwise parked in
        "NEW,      RADIUS, true,  ,                  ,                  GRANTED,        ",
        "ACTIVE,   RADIUS, true,  ,                  ,                  GRANTED,        ",
        "BLOCKED,  RADIUS, true,  ,                  ,                  BLOCKED,        BLOCKED",
        "INACTIVE, RADIUS, true,  ,                  ,                  INACTIVE,       INACTIVE",
        "ACTIVE,   RADIUS, false, ,                  ,                  WRONG_PASSWORD, UNKNOWN",
        "BLOCKED,  RADIUS, false, ,                  ,                  WRONG_PASSWORD, UNKNOWN",
        "INACTIVE, RADIUS, false, ,                  ,                  WRONG_PASSWORD, UNKNOWN",
        "ACTIVE,   STATIC, true,  ,                  ,                  NOT_RADIUS,     ",
        "ACTIVE,   RADIUS, true,  aa:bb:cc:dd:ee:ff, AA-BB-CC-DD-EE-FF, GRANTED,        ",
        "ACTIVE,   RADIUS, true,  aa:bb:cc:dd:ee:ff, 00:00:00:00:00:01, WRONG_MAC,      WRONG_MAC",
        "ACTIVE,   RADIUS, true,  aa:bb:cc:dd:ee:ff, ,                  WRONG_MAC,      WRONG_MAC",
        "BLOCKED,  RADIUS, true,  aa:bb:cc:dd:ee:ff, 00:00:00:00:00:01, WRONG_MAC,      WRONG_MAC",
        "INACTIVE, RADIUS, false, aa:bb:cc:dd:ee:ff, 00:00:00:00:00:01, WRONG_PASSWORD, UNKNOWN",
    })
    void theFirstRuleThatAppliesDecides(
            CustomerStatus status,
            ServiceAccess access,
            boolean passwordMatches,
            String boundTo,
            String comesFrom,
            AccessReason reason,
            PoolPurpose parkedIn) {
        Samples sample = Samples.usual().with(status).with(access).from(comesFrom);
        if (boundTo != null) {
            sample = sample.boundTo(0, boundTo);
        }

        AccessDecision strict = sample.decide(passwordMatches, RULES);
        AccessDecision kind = sample.decide(passwordMatches, PARKING);

        assertThat(strict.reason()).isEqualTo(kind.reason()).isEqualTo(reason);
        assertThat(strict.trace()).isNotEmpty();
        assertThat(strict instanceof AccessDecision.Accept)
                .isEqualTo(reason == AccessReason.GRANTED || reason == AccessReason.BLOCKED);
        if (parkedIn == null) {
            assertThat(kind.getClass()).isEqualTo(strict.getClass());
        } else {
            AccessDecision.Accept parked = accept(kind);
            assertThat(parked.parked()).isTrue();
            assertThat(parked.address()).isEqualTo(AddressSource.pool(null, parkedIn));
            assertThat(parked.sessionTimeoutSeconds()).isEqualTo(600);
        }
    }

    @Test
    void anUnknownLoginIsRefusedOrParked() {
        AccessQuery query = Samples.request("nobody", "x", null);
        assertThat(AccessPolicy.decide(query, Optional.empty(), false, Occupancy.NONE, RULES))
                .isInstanceOfSatisfying(AccessDecision.Reject.class, no -> assertThat(no.reason())
                        .isEqualTo(AccessReason.UNKNOWN_LOGIN));
        assertThat(accept(AccessPolicy.decide(query, Optional.empty(), false, Occupancy.NONE, PARKING))
                        .address())
                .isEqualTo(AddressSource.pool(null, PoolPurpose.UNKNOWN));
    }

    @ParameterizedTest
    @CsvSource({"PASSWORD, anna", "MAC, 00:00:00:00:00:01", "LINE, eth 0/1"})
    void eapIsRefusedWhateverElseSpeaksForHim(Proof proof, String login) {
        Samples sample = Samples.usual().with(proof, login).by(new Credentials.Eap(7));
        assertThat(sample.decide(true, PARKING))
                .isInstanceOfSatisfying(AccessDecision.Reject.class, no -> assertThat(no.reason())
                        .isEqualTo(AccessReason.EAP));
        assertThat(AccessPolicy.decide(sample.query(), Optional.empty(), false, Occupancy.NONE, PARKING))
                .isInstanceOfSatisfying(AccessDecision.Reject.class, no -> assertThat(no.reason())
                        .isEqualTo(AccessReason.EAP));
    }

    /** RFC 2759: he would notice that we cannot answer his challenge. */
    @Test
    void whoeverLearnsWhetherWeKnowHisPasswordCannotBeParkedWithoutIt() {
        Samples sample =
                Samples.usual().by(new Credentials.MsChap2("anna", 1, new byte[16], new byte[16], new byte[24]));
        assertThat(sample.decide(false, PARKING)).isInstanceOf(AccessDecision.Reject.class);
        assertThat(accept(sample.with(CustomerStatus.INACTIVE).decide(true, PARKING))
                        .reason())
                .isEqualTo(AccessReason.INACTIVE);
    }

    @ParameterizedTest
    @CsvSource({"POOL", "STATIC", "NAS"})
    void aBlockedCustomerAlwaysGetsAnAddressOfTheBlockedPoolAndNoPrefix(Ipv4Mode mode) {
        AccessDecision.Accept accept = accept(Samples.usual()
                .with(CustomerStatus.BLOCKED)
                .with(mode)
                .with(Ipv6Mode.STATIC, "2001:db8::/64", null)
                .decide(true, RULES));

        assertThat(accept.address()).isEqualTo(AddressSource.pool(null, PoolPurpose.BLOCKED));
        assertThat(accept.framed()).isEqualTo(AddressSource.NONE);
    }

    @Test
    void theServiceSaysWhereTheAddressesComeFrom() {
        assertThat(accept(Samples.usual().with(Ipv4Mode.STATIC).decide(true, RULES))
                        .address())
                .isEqualTo(AddressSource.fixed("192.0.2.7"));
        assertThat(accept(Samples.usual().with(Ipv4Mode.POOL).decide(true, RULES))
                        .address())
                .isEqualTo(AddressSource.pool(9L, PoolPurpose.SERVICE));
        assertThat(accept(Samples.usual().with(Ipv4Mode.NAS).decide(true, RULES))
                        .address())
                .isEqualTo(AddressSource.nas());
        AccessDecision.Accept fixed = accept(
                Samples.usual().with(Ipv6Mode.STATIC, null, "2001:db8:1::/56").decide(true, RULES));
        assertThat(fixed.framed()).isEqualTo(AddressSource.NONE);
        assertThat(fixed.delegated()).isEqualTo(AddressSource.fixed("2001:db8:1::/56"));
        AccessDecision.Accept leased =
                accept(Samples.usual().with(Ipv6Mode.POOL, null, null).decide(true, RULES));
        assertThat(leased.framed()).isEqualTo(AddressSource.pool(null, PoolPurpose.SERVICE));
        assertThat(leased.delegated()).isEqualTo(leased.framed());
    }

    @ParameterizedTest
    @CsvSource({
        // learned so far, at most, comes from; let in, learns
        "0, 2, 00:00:00:00:00:09, true,  true",
        "1, 2, 00:00:00:00:00:09, true,  true",
        "2, 2, 00:00:00:00:00:09, false, false",
        "2, 2, 00:00:00:00:00:01, true,  false",
        "0, 0, 00:00:00:00:00:09, true,  false",
        "1, 0, 00:00:00:00:00:09, false, false",
        "0, 2, ,                  true,  false",
        "1, 2, ,                  false, false",
    })
    void theFirstMacAddressesAreLearned(int known, int most, String comesFrom, boolean letIn, boolean learns) {
        String[] macs = List.of("00:00:00:00:00:01", "00:00:00:00:00:02")
                .subList(0, known)
                .toArray(String[]::new);
        AccessDecision decision =
                Samples.usual().boundTo(most, macs).from(comesFrom).decide(true, RULES);

        assertThat(decision instanceof AccessDecision.Accept).isEqualTo(letIn);
        assertThat(decision instanceof AccessDecision.Accept accept && accept.learnsMac())
                .isEqualTo(learns);
    }

    @ParameterizedTest
    @CsvSource({
        // at 14:00 of 1 June in Berlin; seconds to the end of the day, or why not
        "2026-06-01, 36000, GRANTED",
        "2026-06-02, 122400, GRANTED",
        "2026-05-31, 0,     ENDED",
        "9999-12-31, 4294967295, GRANTED",
        ", 0, GRANTED",
    })
    void aSessionEndsWithItsService(LocalDate lastDay, long timeout, AccessReason reason) {
        AccessDecision decision = Samples.usual().until(lastDay).decide(true, RULES);

        assertThat(decision.reason()).isEqualTo(reason);
        if (decision instanceof AccessDecision.Accept accept) {
            assertThat(accept.sessionTimeoutSeconds()).isEqualTo(timeout);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // limit, what then, open, promised; reason, let in, ended
        ",  REFUSE,     9, 9, GRANTED,    true,  0",
        "1, REFUSE,     0, 0, GRANTED,    true,  0",
        "1, REFUSE,     1, 0, OVER_LIMIT, false, 0",
        "1, REFUSE,     0, 1, OVER_LIMIT, false, 0",
        "2, REFUSE,     1, 0, GRANTED,    true,  0",
        "1, PARK,       1, 0, OVER_LIMIT, true,  0",
        "1, DISCONNECT, 1, 0, GRANTED,    true,  1",
        "2, DISCONNECT, 3, 0, GRANTED,    true,  2",
        "1, DISCONNECT, 0, 1, OVER_LIMIT, false, 0",
        "2, DISCONNECT, 1, 1, GRANTED,    true,  1",
    })
    void aServiceHasOnlySoManySessions(
            Integer limit, OverLimit over, int open, int promised, AccessReason reason, boolean letIn, int ended) {
        List<Long> sessions =
                List.of(11L, 12L, 13L, 14L, 15L, 16L, 17L, 18L, 19L).subList(0, open);
        AccessDecision decision = Samples.usual().limited(limit, over).decide(new Occupancy(sessions, promised));

        assertThat(decision.reason()).isEqualTo(reason);
        assertThat(decision instanceof AccessDecision.Accept).isEqualTo(letIn);
        assertThat(decision instanceof AccessDecision.Accept accept ? accept.ends() : List.of())
                .isEqualTo(sessions.subList(0, ended));
    }

    @Test
    void whatTheNetworkVouchesForNeedsNoPassword() {
        assertThat(Samples.usual()
                        .with(Proof.MAC, "00:00:00:00:00:01")
                        .decide(false, RULES)
                        .reason())
                .isEqualTo(AccessReason.GRANTED);
        assertThat(Samples.usual()
                        .with(Proof.LINE, "eth 0/1")
                        .decide(false, RULES)
                        .reason())
                .isEqualTo(AccessReason.GRANTED);
        assertThat(Samples.usual()
                        .with(Proof.LINE, "eth 0/1")
                        .with(CustomerStatus.BLOCKED)
                        .decide(false, RULES)
                        .reason())
                .isEqualTo(AccessReason.BLOCKED);
    }
}
