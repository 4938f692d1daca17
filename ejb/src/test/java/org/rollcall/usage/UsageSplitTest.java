package org.rollcall.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageSplitTest {
    /** Shares as they are written: hour, date and upload. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            within an hour        | Europe/Berlin   | 2026-11-24T10:10:00Z | 2026-11-24T10:15:00Z | 60 | 10:00 24 60
            two hours             | Europe/Berlin   | 2026-11-24T10:50:00Z | 2026-11-24T11:20:00Z | 60 | 10:00 24 20, 11:00 24 40
            up to the full hour   | Europe/Berlin   | 2026-11-24T10:50:00Z | 2026-11-24T11:00:00Z | 60 | 10:00 24 60
            midnight of the ISP   | Europe/Berlin   | 2026-11-24T22:45:00Z | 2026-11-24T23:15:00Z | 61 | 22:00 24 30, 23:00 25 31
            half hours            | Asia/Kolkata    | 2026-11-24T18:00:00Z | 2026-11-24T19:00:00Z | 60 | 17:30 24 30, 18:30 25 30
            summer time ends      | Europe/Berlin   | 2026-10-25T00:30:00Z | 2026-10-25T02:30:00Z | 40 | 00:00 25 10, 01:00 25 20, 02:00 25 10
            it is skipped         | Europe/Berlin   | 2026-03-29T00:30:00Z | 2026-03-29T01:30:00Z | 40 | 00:00 29 20, 01:00 29 20
            half an hour's change | Australia/Lord_Howe | 2026-04-04T14:30:00Z | 2026-04-04T15:30:00Z | 60 | 14:00 05 30, 14:30 05 30
            no time               | Europe/Berlin   | 2026-11-24T10:10:00Z | 2026-11-24T10:10:00Z | 60 | 10:00 24 60
            backwards             | Europe/Berlin   | 2026-11-24T12:10:00Z | 2026-11-24T10:10:00Z | 60 | 10:00 24 60
            """)
    void sharesAreInProportionToTime(String name, ZoneId zone, Instant from, Instant to, long upload, String shares) {
        List<UsageSplit.Share> split = UsageSplit.of(from, to, upload, 0, zone);
        assertThat(split.stream()
                        .map(share -> "%s %02d %d"
                                .formatted(
                                        share.hour().toString().substring(11, 16),
                                        share.date().getDayOfMonth(),
                                        share.upload()))
                        .toList())
                .as(name)
                .containsExactly(shares.split(", "));
    }

    @Property
    void nothingIsLostAndEveryHourIsThereOnce(
            @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long from,
            @ForAll @LongRange(min = -10_000, max = 4_000_000_000L) long millis,
            @ForAll @LongRange(min = 0) long upload,
            @ForAll @LongRange(min = 0) long download) {
        ZoneId zone = ZoneId.of("Australia/Lord_Howe");
        Instant begin = Instant.ofEpochMilli(from);
        Instant end = begin.plusMillis(millis);
        List<UsageSplit.Share> split = UsageSplit.of(begin, end, upload, download, zone);
        assertThat(split.stream().mapToLong(UsageSplit.Share::upload).sum()).isEqualTo(upload);
        assertThat(split.stream().mapToLong(UsageSplit.Share::download).sum()).isEqualTo(download);
        assertThat(split).allMatch(share -> share.upload() >= 0 && share.download() >= 0);
        assertThat(split.stream().map(UsageSplit.Share::hour))
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(split.size()).isBetween(1, (int) UsageSplit.LONGEST.toHours() + 2);
        assertThat(split.get(0).hour()).isAfter(end.minus(UsageSplit.LONGEST).minus(Duration.ofHours(1)));
        assertThat(split.get(split.size() - 1).date()).isBeforeOrEqualTo(LocalDate.ofInstant(end, zone));
    }
}
