package org.rollcall.usage;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.rollcall.shared.Database;
import org.rollcall.shared.Row;
import org.rollcall.staff.Permitted;

/** What a service used, by day or by hour; periods without usage are not in it. */
@Stateless
@Permitted
public class UsageHistory {
    /** So many days can be asked for at once: ten years. */
    public static final int MOST_DAYS = 3_660;

    /** What is added up. */
    public enum Period {
        HOUR,
        DAY
    }

    private static final String DAYS = "select usage_date, upload_octets, download_octets from daily_usage"
            + " where service_id = ? and usage_date between ? and ? order by usage_date";
    private static final String HOURS = "select usage_hour, upload_octets, download_octets from hourly_usage"
            + " where service_id = ? and usage_hour >= ? and usage_hour < ? order by usage_hour";

    @Inject
    private Database database;

    @Inject
    private Clock clock;

    /**
     * Usage of an hour or a day.
     *
     * @param startedAt when it began
     * @param uploadOctets from the customer
     * @param downloadOctets to the customer
     */
    public record Used(Instant startedAt, LocalDate date, long uploadOctets, long downloadOctets) {}

    /** @param from the first day, {@code to} the last, in the ISP's time zone */
    public List<Used> days(long serviceId, LocalDate from, LocalDate to) {
        return database.list(DAYS, this::day, serviceId, from, to);
    }

    /** Hours of these days, as long as hours are kept. */
    public List<Used> hours(long serviceId, LocalDate from, LocalDate to) {
        return database.list(HOURS, this::hour, serviceId, begin(from), begin(to.plusDays(1)));
    }

    private Used day(Row row) throws SQLException {
        LocalDate date = row.date("usage_date");
        return new Used(begin(date), date, row.number("upload_octets"), row.number("download_octets"));
    }

    private Used hour(Row row) throws SQLException {
        Instant hour = row.instant("usage_hour");
        return new Used(
                hour,
                LocalDate.ofInstant(hour, clock.getZone()),
                row.number("upload_octets"),
                row.number("download_octets"));
    }

    private Instant begin(LocalDate date) {
        return date.atStartOfDay(clock.getZone()).toInstant();
    }
}
