package org.rollcall.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.rollcall.session.Records.at;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.customer.CustomerDesk;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.shared.OnBothDatabases;
import org.rollcall.shared.TestDatabase;
import org.rollcall.shared.Vendor;
import org.rollcall.usage.UsageFlusher;

/** What timers do with sessions: the stale sweep, the flush of usage, partitions ahead of time. */
@OnBothDatabases
class SessionKeepingTest {
    private final TestDatabase test;
    private final Records x = new Records("x");
    private Isp isp;

    SessionKeepingTest(TestDatabase test) {
        this.test = test;
    }

    @BeforeEach
    void isp() {
        isp = new Isp(test);
    }

    @Test
    void silenceOfTwoIntervalsIsTheEnd() {
        isp.record(x.start(0), x.interim(300, 300, 5, 6));
        assertThat(sweepAt(900, -10_000)).isZero();
        assertThat(sweepAt(901, -10_000)).isEqualTo(1);
        SessionRow session = isp.only();
        assertThat(session.closedBy()).isEqualTo(ClosedBy.SWEEP);
        assertThat(session.stoppedAt()).isEqualTo(at(300));
        isp.record(x.interim(1_200, 1_200, 50, 60));
        assertThat(isp.only().isOpen()).isTrue();
    }

    @Test
    void afterAStartNasesGetTheirTime() {
        isp.record(x.start(0));
        assertThat(sweepAt(2_000, 1_500)).isZero();
        assertThat(sweepAt(2_200, 1_500)).isEqualTo(1);
    }

    @Test
    void usageIsFlushedOnceAndGoesOn() {
        long anna = isp.customer("anna", CustomerStatus.ACTIVE);
        isp.record(x.start(0), x.interim(300, 300, 5, 6));
        assertThat(flush()).isEqualTo(1);
        assertThat(flush()).isZero();
        assertThat(used(anna)).isEqualTo(5);
        isp.record(x.interim(600, 600, 50, 60));
        flush();
        isp.record(x.stop(700, 700, 51, 61));
        flush();
        assertThat(used(anna)).isEqualTo(51);
    }

    @Test
    void usageIsOfTheIspsDay() {
        long anna = isp.customer("anna", CustomerStatus.ACTIVE);
        // 23:30 and 00:30 in Berlin
        isp.record(x.start(0), x.interim(37_800, 37_800, 5, 6));
        flush();
        isp.record(x.interim(41_400, 41_400, 50, 66));
        flush();
        assertThat(isp.number("select upload_octets from daily_usage where usage_date = date '2026-11-22'"))
                .isEqualTo(5 + 22);
        assertThat(isp.number("select upload_octets from daily_usage where usage_date = date '2026-11-23'"))
                .isEqualTo(23);
        assertThat(isp.number("select sum(upload_octets) from hourly_usage where service_id = ?", anna))
                .isEqualTo(50);
    }

    @Test
    void usageAfterAnIdleTimeIsOfTheTimeAfterIt() {
        isp.customer("anna", CustomerStatus.ACTIVE);
        isp.record(x.start(0), x.interim(7_200, 7_200, 0, 0));
        flush();
        isp.record(x.stop(7_500, 7_500, 50, 60));
        assertThat(isp.number("select count(*) from hourly_usage")).isEqualTo(1);
        assertThat(isp.number("select upload_octets from hourly_usage")).isEqualTo(50);
    }

    @Test
    void hoursAreForgottenAndDaysAreKept() {
        isp.customer("anna", CustomerStatus.ACTIVE);
        isp.record(x.start(0), x.stop(7_200, 7_200, 50, 60));
        UsageFlusher usage = isp.wiring.get(UsageFlusher.class);
        assertThat(usage.forgetSome(at(-3_600))).isZero();
        assertThat(usage.forgetSome(at(3_600))).isPositive();
        assertThat(isp.number("select sum(upload_octets) from hourly_usage")).isLessThan(50);
        assertThat(isp.number("select upload_octets from daily_usage")).isEqualTo(50);
    }

    @Test
    void whatAnInactiveCustomerUsesIsDropped() {
        long anna = isp.customer("anna", CustomerStatus.ACTIVE);
        isp.record(x.start(0), x.interim(300, 300, 5, 6));
        flush();
        isp.database.write("update customer set status = 'INACTIVE'");
        isp.record(x.interim(600, 600, 50, 60));
        flush();
        assertThat(isp.only().suspended()).isTrue();
        isp.database.write("update customer set status = 'ACTIVE'");
        isp.record(x.interim(900, 900, 60, 60));
        flush();
        assertThat(isp.only().suspended()).isFalse();
        isp.record(x.interim(1_200, 1_200, 61, 60));
        flush();
        assertThat(used(anna)).isEqualTo(6);
    }

    @Test
    void monthsAheadHavePartitions() {
        assumeThat(test.vendor()).isEqualTo(Vendor.POSTGRESQL);
        isp.record(x.start(0), x.stop(300, 300, 5, 6));
        assertThat(isp.number("select make_session_partitions(3)")).isEqualTo(4);
        assertThat(isp.number("select make_session_partitions(3)")).isZero();
        assertThat(isp.number("select count(*) from pg_inherits where inhparent = 'finished_session'::regclass"))
                .isEqualTo(5);
        assertThat(isp.sessions(Optional.of(false))).hasSize(1);
    }

    /** Records are told by arrival; the clock jumped by so much between the first and the second. */
    @ParameterizedTest(name = "{0} s, with Event-Timestamp: {1}")
    @CsvSource({"3600, true", "-3600, true", "86400, true", "-86400, true", "-3600, false", "-86400, false"})
    void aClockThatJumpsMakesNoNegativeDuration(long jump, boolean stamped) {
        long anna = isp.customer("anna", CustomerStatus.ACTIVE);
        Records jumping = stamped ? x : x.unstamped();
        isp.record(jumping.start(0));
        setClock(jump + 300);
        isp.record(jumping.interim(jump + 300, 300, 5, 5));
        assertThat(isp.only().seconds()).isGreaterThanOrEqualTo(300);
        setClock(jump + 600);
        isp.record(jumping.stop(jump + 600, 600, 9, 9));
        SessionRow finished = isp.only();
        assertThat(finished.seconds()).isGreaterThanOrEqualTo(600);
        assertThat(finished.stoppedAt()).isAfterOrEqualTo(finished.startedAt());
        assertThat(onlineLast24h(anna)).isTrue();
        setClock(Math.max(0, jump) + 600 + 86_400 + 60);
        assertThat(onlineLast24h(anna)).isFalse();
    }

    private boolean onlineLast24h(long customer) {
        return isp.wiring
                .inTransaction(() -> isp.wiring.get(CustomerDesk.class).presence(customer))
                .onlineLast24h();
    }

    private void setClock(long seconds) {
        isp.clock.advance(Duration.between(isp.clock.instant(), at(seconds)));
    }

    private int sweepAt(long seconds, long listeningSince) {
        setClock(seconds);
        return isp.wiring.get(SessionCloser.class).stale(2, at(listeningSince));
    }

    private int flush() {
        return isp.flush();
    }

    private long used(long serviceId) {
        return isp.number("select upload_octets from daily_usage where service_id = ?", serviceId);
    }
}
