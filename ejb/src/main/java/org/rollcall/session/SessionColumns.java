package org.rollcall.session;

import static org.rollcall.shared.BulkStatement.Type.BIGINT;
import static org.rollcall.shared.BulkStatement.Type.BOOLEAN;
import static org.rollcall.shared.BulkStatement.Type.BYTES;
import static org.rollcall.shared.BulkStatement.Type.INTEGER;
import static org.rollcall.shared.BulkStatement.Type.TEXT;
import static org.rollcall.shared.BulkStatement.Type.TIME;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.rollcall.session.SessionState.Begin;
import org.rollcall.session.SessionState.Flushed;
import org.rollcall.session.SessionState.Marks;
import org.rollcall.session.SessionState.Progress;
import org.rollcall.session.SessionState.Row;
import org.rollcall.shared.BulkStatement.Column;

/** The columns of open_session and finished_session, and how a state goes in and out of them. */
final class SessionColumns {
    private static final HexFormat HEX = HexFormat.of();
    private static final int EVENT_AT = 19;

    static final List<Column> ID = List.of(BIGINT.as("id"));
    static final List<Column> KEY = List.of(BIGINT.as("nas_id"), TEXT.as("acct_session_id"));
    static final List<Column> FACTS = List.of(
            TEXT.as("login"),
            TEXT.as("nas_address"),
            BIGINT.as("nas_port"),
            TEXT.as("nas_port_id"),
            TEXT.as("framed_ip"),
            TEXT.as("framed_ipv6_prefix"),
            TEXT.as("delegated_ipv6_prefix"),
            TEXT.as("mac"),
            TEXT.as("calling_station_id"),
            BYTES.as("session_class"));
    static final List<Column> OWNER = List.of(BIGINT.as("service_id"), BIGINT.as("customer_id"), BIGINT.as("plan_id"));
    static final List<Column> BEGIN = List.of(TIME.as("started_at"), BOOLEAN.as("start_seen"));
    static final List<Column> PROGRESS = List.of(
            TIME.as("event_at"),
            TIME.as("updated_at"),
            BIGINT.as("session_seconds"),
            BIGINT.as("upload_octets"),
            BIGINT.as("download_octets"),
            BIGINT.as("upload_packets"),
            BIGINT.as("download_packets"),
            BIGINT.as("upload_base"),
            BIGINT.as("download_base"),
            BIGINT.as("excluded_upload_octets"),
            BIGINT.as("excluded_download_octets"));
    static final List<Column> FLUSHED =
            List.of(BIGINT.as("flushed_upload_octets"), BIGINT.as("flushed_download_octets"));
    static final List<Column> MARKS = List.of(BOOLEAN.as("suspended"), BOOLEAN.as("reopened"));
    static final List<Column> GENERATION = List.of(INTEGER.as("generation"));
    static final List<Column> REVISION = List.of(INTEGER.as("revision"));
    /** Of open sessions; one that has ended was flushed up to its last event. */
    static final List<Column> FLUSHED_AT = List.of(TIME.as("flushed_at"));

    static final List<Column> CLOSING =
            List.of(TIME.as("stopped_at"), INTEGER.as("terminate_cause"), TEXT.as("closed_by"));

    /** What both tables have, in the order in which {@link #values} tells it. */
    static final List<Column> COMMON =
            join(ID, KEY, FACTS, OWNER, BEGIN, PROGRESS, FLUSHED, MARKS, GENERATION, REVISION);

    /** For a select from the table with alias s. */
    static final String OPEN = names(join(COMMON, FLUSHED_AT));

    static final String FINISHED = names(join(COMMON, CLOSING));

    private SessionColumns() {}

    @SafeVarargs
    static List<Column> join(List<Column>... parts) {
        List<Column> all = new ArrayList<>();
        for (List<Column> part : parts) {
            all.addAll(part);
        }
        return List.copyOf(all);
    }

    /** Names with the table's alias s. */
    private static String names(List<Column> columns) {
        return columns.stream().map(column -> "s." + column.name()).collect(Collectors.joining(", "));
    }

    /** Values of {@link #COMMON}, with others behind them. */
    static Object[] values(SessionState state, Object... more) {
        List<Object> values = new ArrayList<>(48);
        Collections.addAll(values, state.id(), state.key().nasId(), state.key().acctSessionId());
        Collections.addAll(values, facts(state.facts()));
        Collections.addAll(values, owner(state.owner()));
        Collections.addAll(values, state.begin().at(), state.begin().seen());
        Collections.addAll(values, progress(state.progress()));
        Collections.addAll(values, state.flushed().upload(), state.flushed().download());
        Collections.addAll(values, state.marks().suspended(), state.marks().reopened());
        Collections.addAll(values, state.row().generation(), state.row().revision());
        Collections.addAll(values, more);
        return values.toArray();
    }

    static Object[] facts(SessionFacts facts) {
        return new Object[] {
            facts.login(),
            facts.nasAddress(),
            facts.nasPort(),
            facts.nasPortId(),
            facts.framedIp(),
            facts.framedIpv6Prefix(),
            facts.delegatedIpv6Prefix(),
            facts.mac(),
            facts.callingStationId(),
            facts.sessionClass() == null ? null : HEX.parseHex(facts.sessionClass())
        };
    }

    static Object[] owner(Owner owner) {
        return new Object[] {owner.serviceId(), owner.customerId(), owner.planId()};
    }

    static Object[] progress(Progress progress, Object... more) {
        Traffic traffic = progress.traffic();
        Object[] values = new Object[PROGRESS.size() + more.length];
        values[0] = progress.eventAt();
        values[1] = progress.updatedAt();
        values[2] = progress.seconds();
        values[3] = traffic.upload().total();
        values[4] = traffic.download().total();
        values[5] = traffic.uploadPackets().total();
        values[6] = traffic.downloadPackets().total();
        values[7] = traffic.upload().base();
        values[8] = traffic.download().base();
        values[9] = traffic.upload().excluded();
        values[10] = traffic.download().excluded();
        System.arraycopy(more, 0, values, PROGRESS.size(), more.length);
        return values;
    }

    /** Reads {@link #OPEN}. */
    static SessionState open(ResultSet row) throws SQLException {
        return read(row, instant(row, COMMON.size() + 1), null);
    }

    /** Reads {@link #FINISHED}. */
    static SessionState finished(ResultSet row) throws SQLException {
        int at = COMMON.size();
        int cause = row.getInt(at + 2);
        Integer terminateCause = row.wasNull() ? null : cause;
        return read(
                row,
                instant(row, EVENT_AT),
                new Closing(instant(row, at + 1), terminateCause, ClosedBy.valueOf(row.getString(at + 3))));
    }

    private static SessionState read(ResultSet row, Instant flushedAt, Closing closing) throws SQLException {
        byte[] sessionClass = row.getBytes(13);
        return new SessionState(
                new Row(row.getLong(1), row.getInt(COMMON.size()), row.getInt(COMMON.size() - 1)),
                new SessionKey(row.getLong(2), row.getString(3)),
                new SessionFacts(
                        row.getString(4),
                        row.getString(5),
                        number(row, 6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10),
                        row.getString(11),
                        row.getString(12),
                        sessionClass == null ? null : HEX.formatHex(sessionClass)),
                new Owner(number(row, 14), number(row, 15), number(row, 16)),
                new Begin(instant(row, 17), row.getBoolean(18)),
                new Progress(
                        instant(row, EVENT_AT),
                        instant(row, 20),
                        row.getLong(21),
                        new Traffic(
                                new Counter(row.getLong(22), row.getLong(26), row.getLong(28)),
                                new Counter(row.getLong(23), row.getLong(27), row.getLong(29)),
                                new Counter(row.getLong(24), 0),
                                new Counter(row.getLong(25), 0))),
                new Flushed(row.getLong(30), row.getLong(31), flushedAt),
                new Marks(row.getBoolean(32), row.getBoolean(33)),
                closing);
    }

    private static Long number(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /** As {@link org.rollcall.shared.Row#instant}. */
    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
