package org.rollcall.seed;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.pool.PoolPurpose;
import org.rollcall.seed.Frame.PoolRow;
import org.rollcall.seed.Frame.Row;
import org.rollcall.seed.Isp.Line;
import org.rollcall.seed.Sessions.Session;
import org.rollcall.service.Ipv4Mode;

/** Writes open and finished sessions, the leases of the open ones, and the traffic of all by day. */
final class SessionTables {
    private static final String OPEN_SESSION =
            "id, nas_id, acct_session_id, login, service_id, customer_id, plan_id, access, nas_address, "
                    + "nas_port, nas_port_id, framed_ip, mac, calling_station_id, started_at, event_at, updated_at, "
                    + "session_seconds, upload_octets, download_octets, upload_packets, download_packets, "
                    + "flushed_upload_octets, flushed_download_octets, previous_upload_octets, "
                    + "previous_download_octets, previous_at, suspended, reopened, generation";
    private static final String FINISHED_SESSION =
            "id, nas_id, acct_session_id, login, service_id, customer_id, plan_id, access, nas_address, "
                    + "nas_port, nas_port_id, framed_ip, mac, calling_station_id, started_at, event_at, updated_at, "
                    + "session_seconds, upload_octets, download_octets, upload_packets, download_packets, "
                    + "flushed_upload_octets, flushed_download_octets, suspended, reopened, generation, stopped_at, "
                    + "terminate_cause, closed_by";

    private final Tables tables;
    private final Isp isp;
    private final Calendar calendar;
    private final Sessions sessions;
    private final Frame frame;
    private final List<Row> plans;
    private final List<Row> routers;
    private final List<PoolRow> pools;
    private final Numbering numbering;
    private long nextSession;

    SessionTables(
            Tables tables,
            Isp isp,
            Calendar calendar,
            Sessions sessions,
            Frame frame,
            List<Row> plans,
            List<Row> routers,
            List<PoolRow> pools,
            Numbering numbering) {
        this.tables = tables;
        this.isp = isp;
        this.calendar = calendar;
        this.sessions = sessions;
        this.frame = frame;
        this.plans = plans;
        this.routers = routers;
        this.pools = pools;
        this.numbering = numbering;
        this.nextSession = numbering.firstSession();
    }

    void write() throws SQLException {
        openSessions();
        finishedSessions();
        usage();
    }

    /** The addresses of open sessions: those of pools are leased first, one after the other. */
    private void openSessions() throws SQLException {
        if (isp.onlineCustomers() == 0) {
            return;
        }
        List<String> addresses = leases();
        int place = 0;
        try (TableWriter open = tables.open("open_session", isp.onlineCustomers(), OPEN_SESSION)) {
            for (int n = 1; n <= isp.customers(); n++) {
                if (isp.online(n)) {
                    Session session = sessions.open(n);
                    long before = 9 * session.downloadOctets() / 10;
                    open.row(with(
                            common(n, session, addresses.get(place++)),
                            // a tenth of the traffic came in the tenth of the time before the last record
                            before / 9,
                            before,
                            session.stoppedAt().minusSeconds(session.seconds() / 10),
                            false,
                            false,
                            0));
                }
            }
        }
    }

    private List<String> leases() throws SQLException {
        List<String> addresses = new ArrayList<>(isp.onlineCustomers());
        long[] next = pools.stream().mapToLong(PoolRow::highWater).toArray();
        try (TableWriter lease =
                tables.open("address_lease", isp.onlineCustomers(), "pool_id, address, service_id, leased_at")) {
            for (int n = 1; n <= isp.customers(); n++) {
                if (!isp.online(n)) {
                    continue;
                }
                boolean blocked = isp.contract(n).status() == CustomerStatus.BLOCKED;
                Line line = isp.line(n);
                if (line.ipv4Mode() == Ipv4Mode.STATIC && !blocked) {
                    addresses.add(line.address().orElseThrow());
                    continue;
                }
                int pool = pool(blocked ? PoolPurpose.BLOCKED : PoolPurpose.SERVICE, next);
                String address = pools.get(pool).range().usable(next[pool]++);
                lease.row(
                        pools.get(pool).id(),
                        address,
                        numbering.serviceId(n),
                        sessions.open(n).startedAt());
                addresses.add(address);
            }
        }
        for (int i = 0; i < next.length; i++) {
            frame.raise(pools.get(i).id(), next[i]);
        }
        return addresses;
    }

    private int pool(PoolPurpose purpose, long[] next) {
        for (int i = 0; i < next.length; i++) {
            if (pools.get(i).purpose() == purpose
                    && next[i] < pools.get(i).range().size()) {
                return i;
            }
        }
        throw new IllegalArgumentException("the pools of purpose " + purpose + " have no address left");
    }

    private void finishedSessions() throws SQLException {
        if (isp.historyDays() == 0) {
            return;
        }
        Ipv4Range addresses = pools.get(0).range();
        try (TableWriter finished =
                tables.open("finished_session", (long) isp.historyDays() * isp.onlineCustomers(), FINISHED_SESSION)) {
            for (int days = isp.historyDays(); days >= 1; days--) {
                for (int n = 1; n <= isp.customers(); n++) {
                    if (isp.usedDaysAgo(n, days)) {
                        Session session = sessions.finished(n, days);
                        String address = isp.line(n).address().orElseGet(() -> addresses.usable(0));
                        if (isp.line(n).ipv4Mode() != Ipv4Mode.STATIC) {
                            address = addresses.usable(n % addresses.size());
                        }
                        finished.row(with(
                                common(n, session, address), false, false, 0, session.stoppedAt(), 1 + n % 2, "STOP"));
                    }
                }
            }
        }
    }

    /** What open and finished sessions have in common, up to the counters that daily usage holds already. */
    private Object[] common(int n, Session session, String framedIp) {
        Row router = routers.get(isp.router(n));
        Line line = isp.line(n);
        String mac = isp.mac(n);
        long id = nextSession++;
        return new Object[] {
            id,
            router.id(),
            "seed" + Long.toHexString(id),
            line.login().orElse(null),
            numbering.serviceId(n),
            numbering.customerId(n),
            plans.get(line.plan()).id(),
            line.access(),
            router.address(),
            n % 4000,
            "ether" + (2 + n % 8),
            framedIp,
            mac,
            mac,
            session.startedAt(),
            session.stoppedAt(),
            session.stoppedAt(),
            session.seconds(),
            session.uploadOctets(),
            session.downloadOctets(),
            session.uploadOctets() / 700 + 1,
            session.downloadOctets() / 1200 + 1,
            session.uploadOctets(),
            session.downloadOctets()
        };
    }

    private static Object[] with(Object[] common, Object... more) {
        Object[] all = Arrays.copyOf(common, common.length + more.length);
        System.arraycopy(more, 0, all, common.length, more.length);
        return all;
    }

    /** The traffic of all sessions by day; that of the open ones counts for today. */
    private void usage() throws SQLException {
        try (TableWriter usage = tables.open(
                "daily_usage",
                (1L + isp.historyDays()) * isp.onlineCustomers(),
                "service_id, usage_date, upload_octets, download_octets")) {
            for (int days = isp.historyDays(); days >= 0; days--) {
                LocalDate date = calendar.today().minusDays(days);
                for (int n = 1; n <= isp.customers(); n++) {
                    boolean used = days == 0 ? isp.online(n) : isp.usedDaysAgo(n, days);
                    if (used) {
                        Session session = days == 0 ? sessions.open(n) : sessions.finished(n, days);
                        usage.row(numbering.serviceId(n), date, session.uploadOctets(), session.downloadOctets());
                    }
                }
            }
        }
    }
}
