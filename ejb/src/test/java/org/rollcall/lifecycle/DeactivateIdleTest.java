package org.rollcall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.customer.CustomerStatus;

class DeactivateIdleTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest(name = "created {0}, active {1}, last session {2}: due {3}")
    @CsvSource({
        // the latest of the three counts
        "2026-01-01T12:00:00Z,           ,                     , 2026-04-01",
        "2026-01-01T12:00:00Z, 2026-02-01,                     , 2026-05-02",
        "2026-01-01T12:00:00Z, 2026-02-01, 2026-03-01T12:00:00Z, 2026-05-30",
        "2026-01-01T12:00:00Z, 2026-03-02, 2026-03-01T12:00:00Z, 2026-05-31",
        "2026-04-01T12:00:00Z, 2026-02-01, 2026-03-01T12:00:00Z, 2026-06-30",
        // 23:30 UTC is tomorrow in Berlin, 22:30 is in summer
        "2026-01-01T12:00:00Z,           , 2026-02-28T22:59:59Z, 2026-05-29",
        "2026-01-01T12:00:00Z,           , 2026-02-28T23:00:00Z, 2026-05-30",
        "2026-01-01T12:00:00Z,           , 2026-06-30T22:00:00Z, 2026-09-29",
        // the hour that does not exist, and the one that is there twice
        "2026-01-01T12:00:00Z,           , 2026-03-29T01:00:00Z, 2026-06-27",
        "2026-01-01T12:00:00Z,           , 2026-10-25T00:30:00Z, 2027-01-23",
        "2026-01-01T12:00:00Z,           , 2026-10-25T01:30:00Z, 2027-01-23",
        // over a leap day and over the year's end
        "2026-01-01T12:00:00Z,           , 2027-12-01T12:00:00Z, 2028-02-29",
        "2026-01-01T12:00:00Z,           , 2026-12-31T22:30:00Z, 2027-03-31",
        "2026-01-01T12:00:00Z,           , 2026-12-31T23:30:00Z, 2027-04-01"
    })
    void countsFromTheLastSignOfUse(Instant created, LocalDate active, Instant session, LocalDate due) {
        CustomerFacts facts = Facts.of(CustomerStatus.ACTIVE)
                .createdAt(created)
                .lastActiveOn(active)
                .lastSessionEnd(session)
                .get();
        assertThat(policy(90).dueOn(facts)).hasValue(due);
        assertThat(new Judge(policy(90)).on(due.minusDays(1), facts)).isEmpty();
        assertThat(new Judge(policy(90)).on(due, facts)).hasValue("ACTIVE->INACTIVE deactivateIdle");
    }

    @ParameterizedTest
    @EnumSource(value = CustomerStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "INACTIVE")
    void appliesToWhoeverIsNotInactive(CustomerStatus status) {
        assertThat(policy(90).dueOn(Facts.of(status).get())).isPresent();
    }

    @Test
    void leavesTheInactiveAlone() {
        assertThat(policy(1).dueOn(Facts.of(CustomerStatus.INACTIVE).get())).isEmpty();
    }

    @Test
    void neverWithAnOpenSession() {
        assertThat(policy(1).dueOn(Facts.of(CustomerStatus.ACTIVE).online().get()))
                .isEmpty();
    }

    @Test
    void neverWithAStaticService() {
        assertThat(policy(1)
                        .dueOn(Facts.of(CustomerStatus.ACTIVE).staticService().get()))
                .isEmpty();
    }

    @Test
    void neverMeansNever() {
        assertThat(new DeactivateIdle(OptionalInt.empty(), BERLIN)
                        .dueOn(Facts.of(CustomerStatus.ACTIVE).get()))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: the session of 2026-06-01T11:30Z ended on {1}")
    @CsvSource({"Pacific/Kiritimati, 2026-06-02", "Pacific/Pago_Pago, 2026-06-01", "Asia/Kolkata, 2026-06-01"})
    void theDayIsThatOfTheIsp(ZoneId zone, LocalDate ended) {
        CustomerFacts facts = Facts.of(CustomerStatus.ACTIVE)
                .createdAt(Instant.parse("2026-01-01T00:00:00Z"))
                .lastSessionEnd(Instant.parse("2026-06-01T11:30:00Z"))
                .get();
        assertThat(new DeactivateIdle(OptionalInt.of(1), zone).dueOn(facts)).hasValue(ended.plusDays(1));
    }

    private static DeactivateIdle policy(int days) {
        return new DeactivateIdle(OptionalInt.of(days), BERLIN);
    }
}
