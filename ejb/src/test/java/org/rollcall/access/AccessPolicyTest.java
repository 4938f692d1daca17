package org.rollcall.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.pool.PoolPurpose;
import org.rollcall.service.Ipv4Mode;
import org.rollcall.service.ServiceAccess;

class AccessPolicyTest {
    private static final String MAC = "aa:bb:cc:dd:ee:ff";

    private static ServiceFacts service(CustomerStatus status, ServiceAccess access, Ipv4Mode mode, String... macs) {
        String fixed = mode == Ipv4Mode.STATIC ? "192.0.2.7" : null;
        return new ServiceFacts(3, 42, status, access, 0, 0, mode, fixed, 9L, Set.of(macs));
    }

    @ParameterizedTest
    @CsvSource({
        // status, access, password, bound to, comes from, reason, accepted
        "NEW,      RADIUS, true,  ,                  ,                  GRANTED,        true",
        "ACTIVE,   RADIUS, true,  ,                  ,                  GRANTED,        true",
        "BLOCKED,  RADIUS, true,  ,                  ,                  BLOCKED,        true",
        "INACTIVE, RADIUS, true,  ,                  ,                  INACTIVE,       false",
        "ACTIVE,   RADIUS, false, ,                  ,                  WRONG_PASSWORD, false",
        "BLOCKED,  RADIUS, false, ,                  ,                  WRONG_PASSWORD, false",
        "INACTIVE, RADIUS, false, ,                  ,                  WRONG_PASSWORD, false",
        "ACTIVE,   STATIC, true,  ,                  ,                  NOT_RADIUS,     false",
        "ACTIVE,   RADIUS, true,  aa:bb:cc:dd:ee:ff, aa:bb:cc:dd:ee:ff, GRANTED,        true",
        "ACTIVE,   RADIUS, true,  aa:bb:cc:dd:ee:ff, 00:00:00:00:00:01, WRONG_MAC,      false",
        "ACTIVE,   RADIUS, true,  aa:bb:cc:dd:ee:ff, ,                  WRONG_MAC,      false",
        "BLOCKED,  RADIUS, true,  aa:bb:cc:dd:ee:ff, 00:00:00:00:00:01, WRONG_MAC,      false",
        "INACTIVE, RADIUS, false, aa:bb:cc:dd:ee:ff, 00:00:00:00:00:01, WRONG_PASSWORD, false",
    })
    void theFirstRuleThatAppliesDecides(
            CustomerStatus status,
            ServiceAccess access,
            boolean passwordMatches,
            String boundTo,
            String mac,
            AccessReason reason,
            boolean accepted) {
        ServiceFacts facts =
                service(status, access, Ipv4Mode.POOL, boundTo == null ? new String[0] : new String[] {boundTo});

        AccessDecision decision = AccessPolicy.decide(Optional.of(facts), passwordMatches, mac, 600);

        assertThat(decision.reason()).isEqualTo(reason);
        assertThat(decision instanceof AccessDecision.Accept).isEqualTo(accepted);
        assertThat(decision.trace()).isNotEmpty();
    }

    @Test
    void anUnknownLoginIsRefused() {
        assertThat(AccessPolicy.decide(Optional.empty(), true, MAC, 600).reason())
                .isEqualTo(AccessReason.UNKNOWN_LOGIN);
    }

    @ParameterizedTest
    @CsvSource({"POOL", "STATIC", "NAS"})
    void aBlockedCustomerAlwaysGetsAnAddressOfTheBlockedPoolForAShortWhile(Ipv4Mode mode) {
        AccessDecision.Accept accept = (AccessDecision.Accept) AccessPolicy.decide(
                Optional.of(service(CustomerStatus.BLOCKED, ServiceAccess.RADIUS, mode)), true, null, 600);

        assertThat(accept.address()).isEqualTo(AddressSource.pool(null, PoolPurpose.BLOCKED));
        assertThat(accept.sessionTimeoutSeconds()).isEqualTo(600);
        assertThat(accept.blocked()).isTrue();
    }

    @Test
    void theServiceSaysWhereTheAddressComesFrom() {
        assertThat(addressOf(Ipv4Mode.STATIC)).isEqualTo(AddressSource.fixed("192.0.2.7"));
        assertThat(addressOf(Ipv4Mode.POOL)).isEqualTo(AddressSource.pool(9L, PoolPurpose.SERVICE));
        assertThat(addressOf(Ipv4Mode.NAS)).isEqualTo(AddressSource.nas());
    }

    private static AddressSource addressOf(Ipv4Mode mode) {
        return ((AccessDecision.Accept) AccessPolicy.decide(
                        Optional.of(service(CustomerStatus.ACTIVE, ServiceAccess.RADIUS, mode)), true, null, 600))
                .address();
    }
}
