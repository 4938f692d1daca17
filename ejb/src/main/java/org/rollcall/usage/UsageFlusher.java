package org.rollcall.usage;

import static org.rollcall.shared.BulkStatement.Type.BIGINT;
import static org.rollcall.shared.BulkStatement.Type.BOOLEAN;
import static org.rollcall.shared.BulkStatement.Type.TIME;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.shared.BulkStatement;
import org.rollcall.shared.Database;
import org.rollcall.shared.Row;

/**
 * Adds what open sessions counted since last time to the usage of hours and days, and notes on each session, in the same
 * transaction, up to where: a kill in between neither loses nor doubles. Sessions of Inactive customers are marked, and
 * what they count is dropped.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class UsageFlusher {
    /** Few, because accounting of these sessions waits meanwhile. */
    static final int CHUNK = 500;

    /** Who is being written at this moment is left for the next time. */
    private static final String DUE =
            "select o.id, o.nas_id, o.acct_session_id, o.service_id, o.flushed_at, o.event_at, o.upload_octets - o.excluded_upload_octets as upload,"
                    + " o.download_octets - o.excluded_download_octets as download,"
                    + " o.flushed_upload_octets, o.flushed_download_octets, o.suspended,"
                    + " (select c.status from customer c where c.id = o.customer_id) as status from open_session o"
                    + " where o.id > ? and o.service_id is not null and (o.event_at > o.flushed_at"
                    + " or o.upload_octets - o.excluded_upload_octets <> o.flushed_upload_octets"
                    + " or o.download_octets - o.excluded_download_octets <> o.flushed_download_octets) order by o.id limit ? for update skip locked";

    private static final BulkStatement NOTE = BulkStatement.update(
            "open_session",
            List.of(
                    BIGINT.as("flushed_upload_octets"),
                    BIGINT.as("flushed_download_octets"),
                    TIME.as("flushed_at"),
                    BOOLEAN.as("suspended")),
            "",
            List.of(BIGINT.as("id")));

    /** So many hours, so that neither a lock nor the log of the database grows without bound. */
    static final int FORGOTTEN_AT_ONCE = 10_000;

    private static final String FORGET = "delete from hourly_usage where (service_id, usage_hour) in"
            + " (select service_id, usage_hour from hourly_usage where usage_hour < ? limit ?)";

    @Inject
    private Database database;

    @Inject
    private Clock clock;

    /** What of a session counts as usage, and what of that is in the usage already, up to which event. */
    private record Counted(
            long id,
            long nasId,
            String acctSessionId,
            long serviceId,
            Instant flushedAt,
            Instant eventAt,
            long upload,
            long download,
            long flushedUpload,
            long flushedDownload,
            boolean suspended,
            boolean inactive) {
        static Counted of(Row row) throws SQLException {
            return new Counted(
                    row.number("id"),
                    row.number("nas_id"),
                    row.text("acct_session_id"),
                    row.number("service_id"),
                    row.instant("flushed_at"),
                    row.instant("event_at"),
                    row.number("upload"),
                    row.number("download"),
                    row.number("flushed_upload_octets"),
                    row.number("flushed_download_octets"),
                    row.flag("suspended"),
                    "INACTIVE".equals(row.text("status")));
        }

        /** Until both agree, the customer was Inactive for some of the time. */
        boolean counts() {
            return !suspended && !inactive;
        }

        UsageFlushed.Session flushed() {
            return new UsageFlushed.Session(nasId, acctSessionId, id, upload, download, eventAt, inactive);
        }
    }

    /**
     * @param afterId the last one of what was flushed before, 0 for the first ones
     * @return what was flushed; with {@link #CHUNK} sessions there may be more
     */
    public UsageFlushed flushSome(long afterId) {
        return database.with(connection -> {
            List<Counted> due = database.list(DUE, Counted::of, afterId, CHUNK);
            List<UsageLedger.Delta> deltas = new ArrayList<>();
            for (Counted session : due) {
                if (session.counts()) {
                    deltas.add(new UsageLedger.Delta(
                            session.serviceId(),
                            session.flushedAt(),
                            session.eventAt(),
                            session.upload() - session.flushedUpload(),
                            session.download() - session.flushedDownload()));
                }
            }
            NOTE.execute(
                    connection,
                    database.vendor(),
                    due.stream()
                            .map(s -> new Object[] {s.upload(), s.download(), s.eventAt(), s.inactive(), s.id()})
                            .toList());
            UsageLedger.add(connection, database.vendor(), deltas, clock.getZone());
            return new UsageFlushed(due.stream().map(Counted::flushed).toList());
        });
    }

    /** @return how many hours before the limit were deleted; with {@link #FORGOTTEN_AT_ONCE} there may be more */
    public int forgetSome(Instant limit) {
        return database.write(FORGET, limit, FORGOTTEN_AT_ONCE);
    }
}
