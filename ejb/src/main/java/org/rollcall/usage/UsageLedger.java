package org.rollcall.usage;

import static org.rollcall.shared.BulkStatement.Type.BIGINT;
import static org.rollcall.shared.BulkStatement.Type.DATE;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.shared.BulkStatement;
import org.rollcall.shared.BulkStatement.Column;
import org.rollcall.shared.BulkStatement.Write;
import org.rollcall.shared.Vendor;

/** Adds to what a service used per day. Whoever adds notes, in the same transaction, that it was added. */
public final class UsageLedger {
    private static final List<Column> COLUMNS = List.of(
            BIGINT.as("service_id"), DATE.as("usage_date"), BIGINT.as("upload_octets"), BIGINT.as("download_octets"));
    private static final BulkStatement ADD = BulkStatement.of(
            "insert into daily_usage (service_id, usage_date, upload_octets, download_octets) select * from %s"
                    + " on conflict (service_id, usage_date) do update set"
                    + " upload_octets = daily_usage.upload_octets + excluded.upload_octets,"
                    + " download_octets = daily_usage.download_octets + excluded.download_octets",
            "merge into daily_usage d using (values (cast(? as bigint), cast(? as date), cast(? as bigint),"
                    + " cast(? as bigint))) v(service_id, usage_date, upload_octets, download_octets)"
                    + " on d.service_id = v.service_id and d.usage_date = v.usage_date"
                    + " when matched then update set upload_octets = d.upload_octets + v.upload_octets,"
                    + " download_octets = d.download_octets + v.download_octets"
                    + " when not matched then insert (service_id, usage_date, upload_octets, download_octets)"
                    + " values (v.service_id, v.usage_date, v.upload_octets, v.download_octets)",
            COLUMNS);

    private UsageLedger() {}

    /**
     * What a service used more.
     *
     * @param date in the ISP's time zone
     * @param upload octets from the customer, 0 or more
     * @param download octets to the customer, 0 or more
     */
    public record Delta(long serviceId, LocalDate date, long upload, long download) {
        public Delta {
            if (upload < 0 || download < 0) {
                throw new IllegalArgumentException("usage cannot shrink: " + upload + ", " + download);
            }
        }

        private Delta plus(Delta more) {
            return new Delta(serviceId, date, upload + more.upload, download + more.download);
        }
    }

    private record Day(long serviceId, LocalDate date) {}

    /** Adds each of them once, in the caller's transaction. */
    public static void add(Connection connection, Vendor vendor, Collection<Delta> deltas) throws SQLException {
        Write write = adding(deltas);
        write.statement().execute(connection, vendor, write.rows());
    }

    /** What {@link #add} writes, to be written together with other things. */
    public static Write adding(Collection<Delta> deltas) {
        // One row per service and day, and always in this order, so that two writers cannot wait for each other.
        Map<Day, Delta> days =
                new TreeMap<>(Comparator.comparingLong(Day::serviceId).thenComparing(Day::date));
        for (Delta delta : deltas) {
            days.merge(new Day(delta.serviceId(), delta.date()), delta, Delta::plus);
        }
        return Write.of(
                ADD,
                days.values().stream()
                        .map(d -> new Object[] {d.serviceId(), d.date(), d.upload(), d.download()})
                        .toList());
    }
}
