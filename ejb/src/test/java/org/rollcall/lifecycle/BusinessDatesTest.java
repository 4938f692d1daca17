package org.rollcall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessDatesTest {
    private static final LocalTime AT = LocalTime.of(2, 30);

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "Europe/Berlin, 2026-11-22T01:29:59Z, 2026-11-21",
        "Europe/Berlin, 2026-11-22T01:30:00Z, 2026-11-22",
        "Europe/Berlin, 2027-01-01T01:29:59Z, 2026-12-31",
        "Europe/Berlin, 2027-01-01T01:30:00Z, 2027-01-01",
        "Europe/Berlin, 2028-02-29T01:30:00Z, 2028-02-29",
        // 02:30 does not exist: the clock goes from 02:00 to 03:00
        "Europe/Berlin, 2026-03-29T01:29:59Z, 2026-03-28",
        "Europe/Berlin, 2026-03-29T01:30:00Z, 2026-03-29",
        // 02:30 is there twice: the first one, in summer time
        "Europe/Berlin, 2026-10-25T00:29:59Z, 2026-10-24",
        "Europe/Berlin, 2026-10-25T00:30:00Z, 2026-10-25",
        "America/New_York, 2026-03-08T07:30:00Z, 2026-03-08",
        "America/New_York, 2026-11-01T07:29:59Z, 2026-10-31",
        "America/New_York, 2026-11-01T07:30:00Z, 2026-11-01",
        // changes by 30 minutes at 02:00
        "Australia/Lord_Howe, 2026-10-03T15:29:59Z, 2026-10-03",
        "Australia/Lord_Howe, 2026-10-03T15:30:00Z, 2026-10-04"
    })
    void aDateIsDueAtTheSetTime(ZoneId zone, Instant now, LocalDate due) {
        assertThat(new BusinessDates(zone, AT).latestDue(now)).isEqualTo(due);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"})
    void twoYearsOfLooksTakeEveryDateOnce(String zone) {
        BusinessDates dates = new BusinessDates(ZoneId.of(zone), AT);
        Instant now = Instant.parse("2026-12-15T00:00:00Z");
        LocalDate first = dates.latestDue(now);
        LocalDate last = first;
        List<LocalDate> taken = new ArrayList<>();
        for (int look = 0; look < 2 * 365 * 24; look++) {
            now = now.plus(Duration.ofHours(1));
            for (LocalDate date : dates.missing(last, now)) {
                taken.add(date);
                last = date;
            }
        }
        assertThat(taken)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 730).mapToObj(first::plusDays).toList());
    }

    /** From an hour before the set time: both changes of summer time in three zones, the year's end, a leap day. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "Europe/Berlin, 2027-03-28",
        "Europe/Berlin, 2026-10-25",
        "America/New_York, 2027-03-14",
        "America/New_York, 2026-11-01",
        "Australia/Lord_Howe, 2026-10-04",
        "Australia/Lord_Howe, 2027-04-04",
        "Europe/Berlin, 2027-01-01",
        "Europe/Berlin, 2028-02-29"
    })
    void aClockThatJumpsTakesNoDateTwice(ZoneId zone, LocalDate date) {
        BusinessDates dates = new BusinessDates(zone, AT);
        Instant start = dates.startOf(date).minus(Duration.ofHours(1));
        for (int hours : new int[] {1, -1, 24, -24}) {
            for (int wrongFrom = 0; wrongFrom < 180; wrongFrom += 30) {
                LocalDate last = dates.latestDue(start);
                List<LocalDate> taken = new ArrayList<>();
                for (int minutes = 0; minutes < 5 * 24 * 60; minutes += 10) {
                    boolean wrong = minutes >= wrongFrom && minutes < wrongFrom + 540;
                    Instant now = start.plus(Duration.ofMinutes(minutes)).plus(Duration.ofHours(wrong ? hours : 0));
                    for (LocalDate missing : dates.missing(last, now)) {
                        taken.add(missing);
                        last = missing;
                    }
                }
                assertThat(taken)
                        .as("%d hours wrong from minute %d on", hours, wrongFrom)
                        .containsExactlyElementsOf(
                                date.datesUntil(date.plusDays(5)).toList());
            }
        }
    }

    @Test
    void missedNightsAreMadeUpOldestFirst() {
        BusinessDates dates = new BusinessDates(ZoneId.of("UTC"), AT);
        assertThat(dates.missing(LocalDate.of(2026, 12, 29), Instant.parse("2027-01-01T03:00:00Z")))
                .containsExactly(LocalDate.of(2026, 12, 30), LocalDate.of(2026, 12, 31), LocalDate.of(2027, 1, 1));
    }

    @Test
    void afterYearsTheLastYearIsEnough() {
        BusinessDates dates = new BusinessDates(ZoneId.of("UTC"), AT);
        assertThat(dates.missing(LocalDate.of(2010, 1, 1), Instant.parse("2027-01-01T03:00:00Z")))
                .hasSize(BusinessDates.MOST_MISSED)
                .endsWith(LocalDate.of(2027, 1, 1));
    }

    @Test
    void saysWhenTheNextOneStarts() {
        BusinessDates dates = new BusinessDates(ZoneId.of("Europe/Berlin"), AT);
        assertThat(dates.nextStart(Instant.parse("2026-11-22T01:30:00Z"))).isEqualTo("2026-11-23T01:30:00Z");
        assertThat(dates.nextStart(Instant.parse("2026-11-22T01:29:00Z"))).isEqualTo("2026-11-22T01:30:00Z");
    }
}
