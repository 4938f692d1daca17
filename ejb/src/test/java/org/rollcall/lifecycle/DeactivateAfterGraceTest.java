package org.rollcall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.customer.CustomerStatus;

class DeactivateAfterGraceTest {
    @ParameterizedTest(name = "blocked {0}, grace {1}: inactive in the run of {2}")
    @CsvSource({
        "2026-11-12, 10, 2026-11-22",
        "2026-11-12,  1, 2026-11-13",
        "2026-11-12, 99, 2027-02-19",
        // year end
        "2026-12-25, 10, 2027-01-04",
        "2026-12-31,  1, 2027-01-01",
        // with and without a leap day
        "2028-02-20, 10, 2028-03-01",
        "2028-02-29,  1, 2028-03-01",
        "2027-02-20, 10, 2027-03-02",
        // the day after has 23 hours, or 25: dates do not care
        "2026-03-28, 10, 2026-04-07",
        "2026-10-24, 10, 2026-11-03"
    })
    void countsDates(LocalDate blocked, int days, LocalDate due) {
        CustomerFacts facts =
                Facts.of(CustomerStatus.BLOCKED).statusDate(blocked).get();
        assertThat(policy(days).dueOn(facts)).hasValue(due);
        assertThat(new Judge(policy(days)).on(due.minusDays(1), facts)).isEmpty();
        assertThat(new Judge(policy(days)).on(due, facts)).hasValue("BLOCKED->INACTIVE deactivateAfterGrace");
        // the night was missed
        assertThat(new Judge(policy(days)).on(due.plusDays(30), facts)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(value = CustomerStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "BLOCKED")
    void leavesOthersAlone(CustomerStatus status) {
        assertThat(policy(1).dueOn(Facts.of(status).get())).isEmpty();
    }

    @Test
    void neverMeansNever() {
        assertThat(new DeactivateAfterGrace(OptionalInt.empty())
                        .dueOn(Facts.of(CustomerStatus.BLOCKED).get()))
                .isEmpty();
    }

    @Test
    void anOpenSessionOrAStaticServiceIsNoExcuse() {
        CustomerFacts facts =
                Facts.of(CustomerStatus.BLOCKED).online().staticService().get();
        assertThat(policy(10).dueOn(facts)).isPresent();
    }

    @Test
    void saysWhy() {
        CustomerFacts facts = Facts.of(CustomerStatus.BLOCKED)
                .statusDate(LocalDate.of(2026, 11, 12))
                .get();
        assertThat(policy(10).reason(facts)).isEqualTo("Blocked since 2026-11-12, grace period of 10 days is over");
    }

    private static DeactivateAfterGrace policy(int days) {
        return new DeactivateAfterGrace(OptionalInt.of(days));
    }
}
