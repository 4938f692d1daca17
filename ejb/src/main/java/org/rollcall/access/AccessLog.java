package org.rollcall.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.rollcall.shared.Database;

/** Every decision that was not a plain accept, kept for some days: why was he refused? */
@ApplicationScoped
public class AccessLog {
    private static final int LOGIN_LENGTH = 253;
    private static final String INSERT = """
            insert into access_log (at, nas_id, login, customer_id, calling_station_id, outcome, reason)
            values (?, ?, ?, ?, ?, ?, ?)""";
    private static final String OF_CUSTOMER = """
            select a.at, a.nas_id, n.name as nas_name, a.login, a.calling_station_id, a.outcome, a.reason
            from access_log a left join nas n on n.id = a.nas_id
            where a.customer_id = ? order by a.at desc, a.id desc limit ?""";

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
     * @param outcome ACCEPT (into the blocked pool) or REJECT
     */
    public record Entry(
            Instant at,
            long nasId,
            String nasName,
            String login,
            String callingStationId,
            String outcome,
            AccessReason reason) {}

    /** In the caller's transaction. */
    void write(List<Object[]> entries) {
        database.writeAll(INSERT, entries);
    }

    static Object[] entry(AccessQuery query, Long customerId, boolean accepted, AccessReason reason) {
        return new Object[] {
            query.at(),
            query.nasId(),
            cut(query.login()),
            customerId,
            cut(query.callingStationId()),
            accepted ? "ACCEPT" : "REJECT",
            reason.name()
        };
    }

    /** The newest first. */
    List<Entry> ofCustomer(long customerId, int most) {
        return database.list(
                OF_CUSTOMER,
                row -> new Entry(
                        row.instant("at"),
                        row.number("nas_id"),
                        row.text("nas_name"),
                        row.text("login"),
                        row.text("calling_station_id"),
                        row.text("outcome"),
                        row.constant(AccessReason.class, "reason")),
                customerId,
                most);
    }

    /** @return how many were deleted */
    int deleteBefore(Instant limit) {
        return database.write("delete from access_log where at < ?", limit);
    }

    /** PostgreSQL refuses NUL in text, and an attribute may be longer than the column in characters we replaced. */
    private static String cut(String text) {
        if (text == null) {
            return null;
        }
        String clean = text.replace('\0', '\uFFFD');
        return clean.length() <= LOGIN_LENGTH ? clean : clean.substring(0, LOGIN_LENGTH);
    }
}
