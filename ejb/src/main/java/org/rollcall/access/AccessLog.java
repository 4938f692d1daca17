package org.rollcall.access;

import static org.rollcall.shared.BulkStatement.Type.BIGINT;
import static org.rollcall.shared.BulkStatement.Type.TEXT;
import static org.rollcall.shared.BulkStatement.Type.TIME;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rollcall.service.Proof;
import org.rollcall.shared.BulkStatement;
import org.rollcall.shared.BulkStatement.Write;
import org.rollcall.shared.Database;
import org.rollcall.shared.Row;

/** Every decision, kept for some days: what was refused or parked for longer than what was granted. */
@ApplicationScoped
public class AccessLog {
    private static final int LOGIN_LENGTH = 253;
    private static final BulkStatement INSERT = BulkStatement.insert(
            "access_log",
            List.of(
                    TIME.as("at"),
                    BIGINT.as("nas_id"),
                    TEXT.as("login"),
                    BIGINT.as("customer_id"),
                    BIGINT.as("service_id"),
                    TEXT.as("calling_station_id"),
                    TEXT.as("method"),
                    TEXT.as("outcome"),
                    TEXT.as("reason"),
                    TEXT.as("address")));
    private static final String SELECT = """
            select a.at, a.nas_id, n.name as nas_name, a.login, a.customer_id, a.calling_station_id, a.method, a.outcome,
              a.reason, a.address
            from access_log a left join nas n on n.id = a.nas_id
            where %s order by a.at desc, a.id desc limit ?""";
    private static final String OF_CUSTOMER = SELECT.formatted("a.customer_id = ?");
    private static final String NOT_GRANTED_AT = SELECT.formatted("a.nas_id = ? and a.reason <> 'GRANTED'");
    /** So many at a time, so that neither a lock nor the log of the database grows without bound. */
    private static final int CHUNK = 10_000;

    private static final String DELETE = "delete from access_log where id in"
            + " (select id from access_log where at < ? and (reason = 'GRANTED' or cast(? as boolean)) limit ?)";

    private Database database;

    protected AccessLog() {}

    @Inject
    AccessLog(Database database) {
        this.database = database;
    }

    /**
     * A row of the log.
     *
     * @param nasName null if that router was deleted
     * @param customerId null if nobody has this login
     * @param method how he proved who he is
     * @param outcome ACCEPT or REJECT
     * @param address the IPv4 address he was given, or null
     */
    public record Entry(
            Instant at,
            long nasId,
            String nasName,
            String login,
            Long customerId,
            String callingStationId,
            String method,
            String outcome,
            AccessReason reason,
            String address) {}

    /** What writes these entries. */
    static Write writing(List<Object[]> entries) {
        return Write.of(INSERT, entries);
    }

    static Object[] entry(
            AccessQuery query, Optional<ServiceFacts> service, boolean accepted, AccessReason reason, String address) {
        return new Object[] {
            query.at(),
            query.nas().id(),
            cut(query.login()),
            service.map(ServiceFacts::customerId).orElse(null),
            service.map(ServiceFacts::serviceId).orElse(null),
            cut(query.callingStationId()),
            service.map(ServiceFacts::proof)
                    .filter(proof -> proof != Proof.PASSWORD)
                    .map(Proof::name)
                    .orElse(query.method()),
            accepted ? "ACCEPT" : "REJECT",
            reason.name(),
            address
        };
    }

    /** The newest first. */
    List<Entry> ofCustomer(long customerId, int most) {
        return database.list(OF_CUSTOMER, AccessLog::entry, customerId, most);
    }

    /** What was refused or parked at a router, the newest first. */
    List<Entry> notGrantedAt(long nasId, int most) {
        return database.list(NOT_GRANTED_AT, AccessLog::entry, nasId, most);
    }

    private static Entry entry(Row row) throws SQLException {
        return new Entry(
                row.instant("at"),
                row.number("nas_id"),
                row.text("nas_name"),
                row.text("login"),
                row.numberOrNull("customer_id"),
                row.text("calling_station_id"),
                row.text("method"),
                row.text("outcome"),
                row.constant(AccessReason.class, "reason"),
                row.text("address"));
    }

    /** @return how many were deleted */
    long deleteBefore(Instant limit, boolean grantedOnly) {
        long deleted = 0;
        int some;
        do {
            some = database.write(DELETE, limit, !grantedOnly, CHUNK);
            deleted += some;
        } while (some == CHUNK);
        return deleted;
    }

    /** PostgreSQL refuses NUL in text, and an attribute may be longer than the column in characters we replaced. */
    static String cut(String text) {
        if (text == null) {
            return null;
        }
        String clean = text.replace('\0', '\uFFFD');
        return clean.length() <= LOGIN_LENGTH ? clean : clean.substring(0, LOGIN_LENGTH);
    }
}
