package org.rollcall.seed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.rollcall.seed.Frame.PoolRow;
import org.rollcall.seed.Frame.Row;
import org.rollcall.shared.Vendor;

/** Writes an ISP, table by table, in the connection's transaction; on H2 it is committed now and then. */
final class Seeder {
    /** The step of session_seq. */
    private static final int SESSION_INCREMENT = 100;

    private final Connection connection;
    private final Vendor vendor;
    private final Sealer sealer;
    private final Progress progress;

    /** @param sealer for the secrets of new rows */
    Seeder(Connection connection, Vendor vendor, Sealer sealer, Progress progress) {
        this.connection = connection;
        this.vendor = vendor;
        this.sealer = sealer;
        this.progress = progress;
    }

    void write(Isp isp, Calendar calendar, Dice dice) throws SQLException {
        Ids ids = new Ids(connection, vendor);
        Frame frame = new Frame(connection, ids, sealer, calendar.now());
        Sessions sessions = new Sessions(dice, calendar);
        Tables tables = new Tables(connection, vendor, progress);
        List<Row> plans = frame.plans(isp.plans());
        List<Row> routers = frame.routers(isp.routers());
        List<PoolRow> pools = frame.pools(isp.pools());
        long mostSessions = isp.onlineCustomers() + (long) isp.historyDays() * isp.customers();
        Numbering numbering = new Numbering(
                ids.take("customer_seq", isp.customers(), 1),
                ids.take("service_seq", 2L * isp.customers(), 1),
                isp.customers(),
                ids.take("session_seq", mostSessions, SESSION_INCREMENT));
        new CustomerTables(tables, isp, calendar, sessions, sealer, plans, numbering).write();
        new SessionTables(tables, isp, calendar, sessions, frame, plans, routers, pools, numbering).write();
    }
}
