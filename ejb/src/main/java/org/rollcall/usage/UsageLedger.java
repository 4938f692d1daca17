package org.rollcall.usage;

import static org.rollcall.shared.BulkStatement.Type.BIGINT;
import static org.rollcall.shared.BulkStatement.Type.DATE;
import static org.rollcall.shared.BulkStatement.Type.TIME;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.shared.BulkStatement;
import org.rollcall.shared.BulkStatement.Column;
import org.rollcall.shared.BulkStatement.Write;
import org.rollcall.shared.Vendor;

/** Adds to what a service used per hour and per day. Whoever adds notes, in the same transaction, that it was added. */
public final class UsageLedger {
    private static final BulkStatement ADD_TO_DAYS = adding("daily_usage", DATE.as("usage_date"), "date");
    private static final BulkStatement ADD_TO_HOURS =
            adding("hourly_usage", TIME.as("usage_hour"), "timestamp with time zone");

    /** A sum stays there, as {@link #adding(String, Column, String)} has it. Both directions together still fit a long. */
    private static final long MOST = Long.MAX_VALUE >> 1;

    private UsageLedger() {}

    /**
     * What a service used more.
     *
     * @param from since when, not after {@code to}
     * @param to until when it was counted
     * @param upload octets from the customer, 0 or more
     * @param download octets to the customer, 0 or more
     */
    public record Delta(long serviceId, Instant from, Instant to, long upload, long download) {
        public Delta {
            if (upload < 0 || download < 0) {
                throw new IllegalArgumentException("usage cannot shrink: " + upload + ", " + download);
            }
        }
    }

    private record Key<P extends Comparable<? super P>>(long serviceId, P period) {}

    private record Octets(long upload, long download) {
        Octets plus(Octets more) {
            return new Octets(sum(upload, more.upload), sum(download, more.download));
        }

        private static long sum(long a, long b) {
            return Math.min(a, MOST) + Math.min(b, MOST - Math.min(a, MOST));
        }
    }

    /**
     * Octets by service and period, one row for each and always in this order, so that two writers cannot wait for each
     * other.
     */
    private static final class Sums<P extends Comparable<? super P>> {
        private final Map<Key<P>, Octets> octets =
                new TreeMap<>(Comparator.<Key<P>>comparingLong(Key::serviceId).thenComparing(Key::period));

        void add(long serviceId, P period, Octets more) {
            octets.merge(new Key<>(serviceId, period), more, Octets::plus);
        }

        Write to(BulkStatement statement) {
            return Write.of(
                    statement,
                    octets.entrySet().stream()
                            .map(e -> new Object[] {
                                e.getKey().serviceId(),
                                e.getKey().period(),
                                e.getValue().upload(),
                                e.getValue().download()
                            })
                            .toList());
        }
    }

    /**
     * Sums stay at the most that a bigint holds of both directions together: a router that counts nonsense must not stop the usage of all others,
     * which is written in one transaction with its.
     */
    private static BulkStatement adding(String table, Column period, String type) {
        return BulkStatement.of(
                """
                insert into %1$s (service_id, %2$s, upload_octets, download_octets) select * from %%s
                 on conflict (service_id, %2$s) do update set
                 upload_octets = excluded.upload_octets
                  + least(%1$s.upload_octets, 4611686018427387903 - excluded.upload_octets),
                 download_octets = excluded.download_octets
                  + least(%1$s.download_octets, 4611686018427387903 - excluded.download_octets)""".formatted(table, period.name()),
                """
                merge into %1$s u using (values (cast(? as bigint), cast(? as %3$s), cast(? as bigint),
                 cast(? as bigint))) v(service_id, %2$s, upload_octets, download_octets)
                 on u.service_id = v.service_id and u.%2$s = v.%2$s
                 when matched then update set
                 upload_octets = v.upload_octets + least(u.upload_octets, 4611686018427387903 - v.upload_octets),
                 download_octets = v.download_octets + least(u.download_octets, 4611686018427387903 - v.download_octets)
                 when not matched then insert (service_id, %2$s, upload_octets, download_octets)
                 values (v.service_id, v.%2$s, v.upload_octets, v.download_octets)""".formatted(table, period.name(), type),
                List.of(BIGINT.as("service_id"), period, BIGINT.as("upload_octets"), BIGINT.as("download_octets")));
    }

    /** Adds each of them once, in the caller's transaction. */
    public static void add(Connection connection, Vendor vendor, Collection<Delta> deltas, ZoneId zone)
            throws SQLException {
        for (Write write : adding(deltas, zone)) {
            write.statement().execute(connection, vendor, write.rows());
        }
    }

    /** What {@link #add} writes, to be written together with other things. */
    public static List<Write> adding(Collection<Delta> deltas, ZoneId zone) {
        Sums<LocalDate> days = new Sums<>();
        Sums<Instant> hours = new Sums<>();
        for (Delta delta : deltas) {
            if (delta.upload() == 0 && delta.download() == 0) {
                continue;
            }
            for (UsageSplit.Share share :
                    UsageSplit.of(delta.from(), delta.to(), delta.upload(), delta.download(), zone)) {
                Octets octets = new Octets(share.upload(), share.download());
                days.add(delta.serviceId(), share.date(), octets);
                hours.add(delta.serviceId(), share.hour(), octets);
            }
        }
        return List.of(days.to(ADD_TO_DAYS), hours.to(ADD_TO_HOURS));
    }
}
