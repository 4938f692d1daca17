package org.rollcall.session;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.session.AccountingEvent.NasRestarted;
import org.rollcall.session.AccountingEvent.OfSession;
import org.rollcall.shared.Database;
import org.rollcall.shared.FixedClock;
import org.rollcall.shared.TestDatabase;
import org.rollcall.shared.Wiring;
import org.rollcall.usage.UsageFlushed;
import org.rollcall.usage.UsageFlusher;

/** A small ISP on a test database: one NAS, one plan, and customers as a test wants them; and its recorder. */
final class Isp {
    final FixedClock clock = new FixedClock("2026-11-22T12:30:00Z", "Europe/Berlin");
    final Wiring wiring;
    final Database database;
    private long next = 1;

    Isp(TestDatabase test) {
        test.clear();
        database = test.database();
        wiring = new Wiring(test, clock);
        wiring.with(SessionTransactions.class, new InTransaction(wiring, wiring.get(SessionTransactions.class)));
        Instant now = clock.instant();
        database.write(
                "insert into tariff_plan (id, version, name, price, currency, down_bps, up_bps, created_at)"
                        + " values (1, 0, 'Home', 10, 'EUR', 50000000, 10000000, ?)",
                now);
        database.write(
                "insert into nas (id, version, name, address, prefix_length, secret, dialect, coa_port,"
                        + " interim_interval, message_authenticator, message_authenticator_learned, created_at)"
                        + " values (?, 0, 'bras', '10.0.0.1', 32, ?, 'MIKROTIK', 3799, 300, 'AUTO', false, ?)",
                Records.NAS,
                new byte[] {1},
                now);
    }

    Clock clock() {
        return clock;
    }

    /** @return the id of the customer, which is that of the service, too */
    long customer(String login, CustomerStatus status) {
        long id = next++;
        database.write(
                "insert into customer (id, version, portal_login, name, status, status_since, status_date, created_at,"
                        + " login_key) values (?, 0, ?, ?, ?, ?, date '2026-11-01', ?, ?)",
                id,
                login,
                login,
                status,
                clock.instant(),
                clock.instant(),
                login);
        database.write(
                "insert into internet_service (id, version, customer_id, login, plan_id, access, ipv4_mode, created_at,"
                        + " login_key) values (?, 0, ?, ?, 1, 'RADIUS', 'NAS', ?, ?)",
                id,
                id,
                login,
                clock.instant(),
                login);
        return id;
    }

    void record(OfSession... events) {
        List<OfSession> batch = Arrays.asList(events);
        wiring.get(SessionRecorder.class).record(batch);
    }

    /** What the container does around it. */
    private static final class InTransaction extends SessionTransactions {
        private final Wiring wiring;
        private final SessionTransactions inner;

        InTransaction(Wiring wiring, SessionTransactions inner) {
            this.wiring = wiring;
            this.inner = inner;
        }

        @Override
        public List<SessionState> record(List<OfSession> events, RecentSessions known) {
            return wiring.inTransaction(() -> inner.record(events, known));
        }

        @Override
        public SessionAssignment assign(long sessionId, Assignee to) {
            return wiring.inTransaction(() -> inner.assign(sessionId, to));
        }

        @Override
        public int notFound(long sessionId) {
            return wiring.inTransaction(() -> inner.notFound(sessionId));
        }

        @Override
        public int stale(int factor, Instant listeningSince) {
            return wiring.inTransaction(() -> inner.stale(factor, listeningSince));
        }

        @Override
        public long endSome(NasRestarted event, long afterId) {
            return wiring.inTransaction(() -> inner.endSome(event, afterId));
        }
    }

    /** @return how many sessions were flushed */
    int flush() {
        UsageFlushed flushed = flushByAnotherNode();
        wiring.get(RecentSessions.class).flushed(flushed);
        return flushed.sessions().size();
    }

    /** One that this node is not told of. */
    UsageFlushed flushByAnotherNode() {
        return wiring.inTransaction(() -> wiring.get(UsageFlusher.class).flushSome(0));
    }

    /** Each in a transaction of its own. */
    void recordOneByOne(OfSession... events) {
        for (OfSession event : events) {
            record(event);
        }
    }

    void restart(NasRestarted event) {
        long after = 0;
        do {
            after = wiring.get(SessionRecorder.class).endSome(event, after);
        } while (after > 0);
    }

    /** The last begun first. */
    List<SessionRow> sessions(Optional<Boolean> open) {
        return wiring.get(SessionTable.class)
                .list(new SessionFilter(open, Optional.empty(), OptionalLong.empty(), OptionalLong.empty()), 0, 100);
    }

    SessionRow only() {
        List<SessionRow> all = sessions(Optional.empty());
        if (all.size() != 1) {
            throw new AssertionError("not one session but " + all);
        }
        return all.get(0);
    }

    long number(String sql, Object... parameters) {
        return database.number(sql, parameters);
    }
}
