package org.rollcall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.rollcall.customer.CustomerStatus;

class LifecyclePolicyTest {
    private static final List<LifecyclePolicy> DEFAULTS =
            LifecyclePolicy.all(new LifecyclePeriods(OptionalInt.of(10), OptionalInt.of(90)), ZoneOffset.UTC);

    @Test
    void ofTwoThatAreDueGraceIsTheReason() {
        CustomerFacts facts = Facts.of(CustomerStatus.BLOCKED).get();
        assertThat(LifecyclePolicy.decide(DEFAULTS, facts, LocalDate.of(2027, 1, 1)))
                .hasValueSatisfying(move -> assertThat(move.rule()).isEqualTo("deactivateAfterGrace"));
    }

    @Test
    void forecastsTheEarlierOfTwo() {
        CustomerFacts idleSinceJanuary = Facts.of(CustomerStatus.BLOCKED)
                .statusDate(LocalDate.of(2026, 3, 25))
                .get();
        assertThat(LifecyclePolicy.next(DEFAULTS, idleSinceJanuary)).hasValueSatisfying(expected -> {
            assertThat(expected.on()).isEqualTo(LocalDate.of(2026, 4, 1));
            assertThat(expected.move().rule()).isEqualTo("deactivateIdle");
        });
    }

    @Test
    void timeChangesNothingMoreForTheInactive() {
        CustomerFacts facts = Facts.of(CustomerStatus.INACTIVE).get();
        assertThat(LifecyclePolicy.decide(DEFAULTS, facts, LocalDate.of(2199, 1, 1)))
                .isEmpty();
        assertThat(LifecyclePolicy.next(DEFAULTS, facts)).isEmpty();
    }
}
