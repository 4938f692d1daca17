package org.rollcall.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rollcall.session.Records.at;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.shared.Conflict;
import org.rollcall.shared.InvalidInput;
import org.rollcall.shared.NotFound;
import org.rollcall.shared.OnBothDatabases;
import org.rollcall.shared.TestDatabase;
import org.rollcall.shared.Vendor;

@OnBothDatabases
class SessionRecorderTest {
    private static final long GIB4 = 1L << 32;

    private final TestDatabase test;
    private final Records x = new Records("x");
    private Isp isp;

    SessionRecorderTest(TestDatabase test) {
        this.test = test;
    }

    @BeforeEach
    void isp() {
        isp = new Isp(test);
    }

    /** What stock FreeRADIUS 3.2.1 did wrong, each acknowledged (radius.md section 3.5). */
    @Nested
    @DisplayName("FreeRADIUS's awkward records")
    class Awkward {
        @Test
        void aReusedIdKeepsTheFinishedSession() {
            isp.recordOneByOne(x.start(0), x.stop(300, 300, 5_000, 6_000), x.start(1_000), x.stop(1_100, 100, 7, 8));
            List<SessionRow> both = isp.sessions(Optional.of(false));
            assertThat(both).extracting(SessionRow::uploadOctets).containsExactly(7L, 5_000L);
            assertThat(both).extracting(SessionRow::startedAt).containsExactly(at(1_000), at(0));
            assertThat(isp.sessions(Optional.of(true))).isEmpty();
        }

        @Test
        void bLateInterimDoesNotRollCountersBack() {
            isp.recordOneByOne(x.start(0), x.interim(600, 600, GIB4 + 6_000, 1), x.interim(601, 300, 3_000, 1));
            assertThat(isp.only().uploadOctets()).isEqualTo(GIB4 + 6_000);
            assertThat(isp.only().seconds()).isGreaterThanOrEqualTo(600);
        }

        @Test
        void cInterimWithoutOctetsKeepsThem() {
            isp.recordOneByOne(x.start(0), x.interim(300, 300, 5, 6), x.bare(600));
            assertThat(isp.only().uploadOctets()).isEqualTo(5);
            assertThat(isp.number("select session_seconds from open_session")).isEqualTo(300);
        }

        @Test
        void dInterimWithoutStartBeganAsLongAgoAsItSays() {
            isp.record(x.interim(3_000, 3_000, 5, 6));
            assertThat(isp.only().startedAt()).isEqualTo(at(0));
        }

        @Test
        void fPortThatOnlyTheStartHasIsNoOtherSession() {
            Records noPort = new Records(Records.NAS, "x", Records.facts("anna", "02:00:00:00:00:01", null));
            isp.recordOneByOne(x.start(0), noPort.stop(300, 300, 5, 6));
            assertThat(isp.only().stoppedAt()).isEqualTo(at(300));
        }

        @Test
        void gAccountingOnClosesWhatWasOpen() {
            Records y = new Records(Records.NAS, "y", Records.facts("bob", "02:00:00:00:00:02", 2L));
            isp.record(x.start(0), y.start(10));
            isp.record(new Records(8, "x", Records.facts("eve", null, 1L)).start(0));
            isp.restart(Records.restarted(500));
            assertThat(isp.sessions(Optional.of(false))).hasSize(2).allSatisfy(session -> assertThat(session.closedBy())
                    .isEqualTo(ClosedBy.NAS_RESTART));
            assertThat(isp.sessions(Optional.of(true)))
                    .extracting(SessionRow::nasId)
                    .containsExactly(8L);
            isp.record(y.interim(600, 590, 5, 6));
            assertThat(isp.sessions(Optional.of(true)))
                    .extracting(SessionRow::acctSessionId)
                    .contains("y");
        }
    }

    @Test
    void aWholeSessionInOneBatchIsOneRow() {
        isp.record(x.start(0), x.interim(300, 300, 5, 6), x.interim(600, 600, 50, 60), x.stop(900, 900, 51, 61));
        SessionRow session = isp.only();
        assertThat(session.stoppedAt()).isEqualTo(at(900));
        assertThat(session.uploadOctets()).isEqualTo(51);
        assertThat(session.closedBy()).isEqualTo(ClosedBy.STOP);
        assertThat(session.terminateCause()).isEqualTo(Records.USER_REQUEST);
    }

    @Test
    void repeatedRecordsChangeNothing() {
        isp.recordOneByOne(x.start(0), x.start(0), x.interim(300, 300, 5, 6), x.interim(300, 300, 5, 6));
        isp.recordOneByOne(x.stop(400, 400, 7, 8), x.stop(400, 400, 7, 8), x.interim(300, 300, 5, 6), x.start(0));
        assertThat(isp.only().uploadOctets()).isEqualTo(7);
        assertThat(isp.only().stoppedAt()).isEqualTo(at(400));
    }

    @Test
    void aSessionIsItsCustomersAndCountsAsUsageOnce() {
        long anna = isp.customer("anna", CustomerStatus.ACTIVE);
        isp.recordOneByOne(x.start(0), x.interim(300, 300, 5, 6), x.stop(400, 400, 7, 8), x.stop(400, 400, 9, 8));
        assertThat(isp.only().customerId()).isEqualTo(anna);
        assertThat(isp.number("select upload_octets from daily_usage where service_id = ?", anna))
                .isEqualTo(9);
        assertThat(isp.number("select download_octets from daily_usage where service_id = ?", anna))
                .isEqualTo(8);
        assertThat(isp.database.first("select last_online_at from customer", row -> row.instant("last_online_at")))
                .contains(at(400));
    }

    @Test
    void theFirstSessionMakesANewCustomerActive() {
        isp.customer("anna", CustomerStatus.NEW);
        isp.record(x.start(0));
        assertThat(isp.number("select count(*) from customer where status = 'ACTIVE'"))
                .isEqualTo(1);
        assertThat(isp.number("select count(*) from status_change where from_status = 'NEW' and to_status = 'ACTIVE'"))
                .isEqualTo(1);
    }

    @Test
    void anInactiveCustomersSessionIsStoredButNotUsage() {
        isp.customer("anna", CustomerStatus.INACTIVE);
        isp.recordOneByOne(x.start(0), x.stop(400, 400, 7, 8));
        assertThat(isp.only().suspended()).isTrue();
        assertThat(isp.number("select count(*) from daily_usage")).isZero();
    }

    @Test
    void anOrphanFindsItsOwnerWhenThereIsOne() {
        isp.record(x.start(0));
        assertThat(isp.only().customerId()).isNull();
        long anna = isp.customer("anna", CustomerStatus.ACTIVE);
        isp.record(x.interim(300, 300, 5, 6));
        assertThat(isp.only().customerId()).isEqualTo(anna);
    }

    /** Access-Accepts name the service in their Class, which NASes return. */
    @Test
    void aSessionIsOfTheServiceThatWeNamedWhateverTheNasCallsIt() {
        isp.customer("anna", CustomerStatus.ACTIVE);
        long bert = isp.customer("bert", CustomerStatus.ACTIVE);
        isp.record(new Records(Records.NAS, "c", named("anna", "rollcall:" + bert)).start(0));
        assertThat(isp.only().customerId()).isEqualTo(bert);
    }

    @Test
    void aClassThatNamesNobodyLeavesItToTheLogin() {
        long anna = isp.customer("anna", CustomerStatus.ACTIVE);
        isp.record(new Records(Records.NAS, "c", named("anna", "rollcall:999999")).interim(300, 300, 5, 6));
        assertThat(isp.only().customerId()).isEqualTo(anna);
    }

    @Test
    void aMacAddressAsLoginIsFoundInAnyNotation() {
        long box = isp.customer("02:00:5e:10:00:0a", CustomerStatus.ACTIVE);
        isp.record(new Records(Records.NAS, "m", named("0200.5E10.000A", "someone else's class")).start(0));
        assertThat(isp.only().customerId()).isEqualTo(box);
    }

    private static SessionFacts named(String login, String sessionClass) {
        return new SessionFacts(
                login,
                "10.0.0.1",
                1L,
                null,
                "100.64.0.1",
                null,
                null,
                null,
                null,
                java.util.HexFormat.of().formatHex(sessionClass.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    /** 5 TB within five minutes; what comes after counts as ever. */
    @Test
    void whatNoLineCanCarryIsShownAndIsNoUsage() {
        long anna = isp.customer("anna", CustomerStatus.ACTIVE);
        isp.recordOneByOne(
                x.start(0),
                x.interim(300, 300, 1_000, 2_000),
                x.interim(600, 600, 1_500, 5_000_000_002_000L),
                x.interim(900, 900, 1_600, 5_000_000_002_700L));
        assertThat(isp.only().downloadOctets()).isEqualTo(5_000_000_002_700L);
        assertThat(isp.only().implausible()).isTrue();
        assertThat(isp.flush()).isEqualTo(1);
        isp.record(x.stop(1_000, 1_000, 1_700, 5_000_000_003_000L));
        assertThat(isp.number("select download_octets from daily_usage where service_id = ?", anna))
                .isEqualTo(3_000);
        assertThat(isp.number("select upload_octets from daily_usage where service_id = ?", anna))
                .isEqualTo(1_700);
        assertThat(isp.only().implausible()).isTrue();
    }

    /** A router's nonsense must not stop the usage of those that are written with it. */
    @Test
    void usageStaysAtTheMostThatABigintHolds() {
        long anna = isp.customer("anna", CustomerStatus.ACTIVE);
        for (int i = 0; i < 30; i++) {
            isp.record(new Records("many-" + i).ageless(i, 390_000_000_000_000_000L, 1));
        }
        assertThat(isp.number("select upload_octets from daily_usage where service_id = ?", anna))
                .isEqualTo(Long.MAX_VALUE >> 1);
        assertThat(isp.number("select download_octets from daily_usage where service_id = ?", anna))
                .isEqualTo(30);
        assertThat(isp.number("select upload_octets from hourly_usage where service_id = ?", anna))
                .isEqualTo(Long.MAX_VALUE >> 1);
    }

    /** 6 GB within five minutes and the minute of slack are more than 100 Mbit/s, and 40 TB are less than 1 Tbit/s. */
    @Test
    void whatALineCanCarryIsAMatterOfItsRouter() {
        isp.customer("anna", CustomerStatus.ACTIVE);
        Records slow = new Records("slow").of(12_500_000);
        Records fast =
                new Records(Records.NAS, "fast", Records.facts("bob", "02:00:00:00:00:02", 2L)).of(125_000_000_000L);
        isp.recordOneByOne(
                slow.start(0),
                slow.interim(300, 300, 0, 6_000_000_000L),
                fast.start(0),
                fast.interim(300, 300, 0, 40_000_000_000_000L));
        assertThat(
                        isp.number(
                                "select count(*) from open_session where excluded_download_octets > 0 and acct_session_id = 'slow'"))
                .isEqualTo(1);
        assertThat(isp.number("select count(*) from open_session where excluded_download_octets > 0"))
                .isEqualTo(1);
    }

    @Test
    void theSameLineTakesOver() {
        isp.record(x.start(0), x.interim(300, 300, 5, 6));
        isp.record(new Records("y").start(400));
        assertThat(isp.sessions(Optional.of(true)))
                .extracting(SessionRow::acctSessionId)
                .containsExactly("y");
        assertThat(isp.sessions(Optional.of(false)))
                .extracting(SessionRow::closedBy)
                .containsExactly(ClosedBy.TAKEOVER);
    }

    @Test
    void withinOneBatchToo() {
        isp.record(x.start(0), new Records("y").start(400));
        assertThat(isp.sessions(Optional.of(true)))
                .extracting(SessionRow::acctSessionId)
                .containsExactly("y");
    }

    @Test
    void aSessionOpensAgainAndItsUsageGoesOn() {
        long anna = isp.customer("anna", CustomerStatus.ACTIVE);
        isp.record(x.start(0), x.interim(300, 300, 5, 6));
        isp.restart(Records.restarted(500));
        isp.record(x.interim(600, 600, 50, 60));
        assertThat(isp.only().isOpen()).isTrue();
        assertThat(isp.only().reopened()).isTrue();
        isp.record(x.stop(700, 700, 51, 60));
        assertThat(isp.number("select upload_octets from daily_usage where service_id = ?", anna))
                .isEqualTo(51);
    }

    @Test
    void aResetCounterGoesOnAfterItWasStored() {
        isp.recordOneByOne(x.start(0), x.interim(300, 300, 1_000_000, 6), x.interim(600, 600, 500, 6));
        isp.recordOneByOne(x.interim(900, 900, 600, 6), x.stop(1_000, 1_000, 700, 6));
        assertThat(isp.only().uploadOctets()).isEqualTo(1_000_700);
    }

    @Test
    void staffSayWhoseAnOpenSessionIs() {
        long berta = isp.customer("berta", CustomerStatus.NEW);
        isp.record(x.start(0), x.interim(300, 300, 5, 6));
        SessionAssignment done =
                isp.wiring.get(SessionRecorder.class).assign(isp.only().id(), new Assignee(null, " Berta"));
        assertThat(done.login()).isEqualTo("anna");
        assertThat(isp.only().customerId()).isEqualTo(berta);
        assertThat(isp.number("select count(*) from customer where status = 'ACTIVE' and id = ?", berta))
                .isEqualTo(1);
        isp.record(x.interim(600, 600, 50, 60), x.stop(700, 700, 51, 61));
        assertThat(isp.number("select upload_octets from daily_usage where service_id = ?", berta))
                .isEqualTo(51);
    }

    @Test
    void staffSayWhoseAFinishedSessionWas() {
        long berta = isp.customer("berta", CustomerStatus.ACTIVE);
        isp.record(x.start(0), x.stop(300, 300, 5, 6));
        SessionRecorder recorder = isp.wiring.get(SessionRecorder.class);
        long session = isp.only().id();
        assertThatThrownBy(() -> recorder.assign(session, new Assignee(null, "nobody")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("login");
        assertThatThrownBy(() -> recorder.assign(session, new Assignee(berta + 1, null)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("serviceId");
        recorder.assign(session, new Assignee(berta, null));
        assertThat(isp.only().serviceId()).isEqualTo(berta);
        assertThat(isp.number("select upload_octets from daily_usage where service_id = ?", berta))
                .isEqualTo(5);
        assertThat(isp.number("select count(*) from customer where last_online_at is not null"))
                .isEqualTo(1);
        assertThatThrownBy(() -> recorder.assign(session, new Assignee(berta, null)))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> recorder.assign(session + 1, new Assignee(berta, null)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whoComesSecondNoticesTheFirst() {
        isp.record(x.start(0));
        assertThatThrownBy(() -> test.inTransaction(() -> test.database().with(connection -> {
                    SessionStore store = new SessionStore(connection, test.vendor());
                    SessionState read = store.open(List.of(x.key())).get(0);
                    test.database().write("update open_session set revision = revision + 1");
                    store.write(List.of(SessionStore.updating(List.of(read))));
                    return 0;
                })))
                .isInstanceOf(LostRace.class);
    }

    @Test
    void aSessionThatWasOpenedAgainIsNotTheOneReadBefore() {
        isp.record(x.start(0));
        SessionState read = open(x);
        Records y = new Records(Records.NAS, "y", Records.facts("anna", "02:00:00:00:00:01", 1L));
        isp.recordOneByOne(y.start(100), x.interim(300, 300, 5, 6));
        assertThat(open(x).marks().reopened()).isTrue();
        assertThatThrownBy(() -> test.inTransaction(() -> test.database().with(connection -> {
                    new SessionBatch(connection, test.vendor(), new SessionIds(), isp.clock)
                            .close(List.of(read), ClosedBy.SWEEP, null);
                    return 0;
                })))
                .isInstanceOf(LostRace.class);
        assertThat(open(x).traffic().upload().total()).isEqualTo(5);
    }

    @Test
    void aFinishedSessionIsNotChangedByWhoReadItBefore() {
        isp.recordOneByOne(x.start(0), x.stop(300, 300, 5, 6));
        assertThatThrownBy(() -> test.inTransaction(() -> test.database().with(connection -> {
                    SessionStore store = new SessionStore(connection, test.vendor());
                    SessionState read = store.latestFinished(List.of(x.key()), isp.clock.instant())
                            .get(0);
                    test.database().write("update finished_session set revision = revision + 1");
                    store.write(List.of(SessionStore.correcting(List.of(new SessionStore.Changed(read, read)))));
                    return 0;
                })))
                .isInstanceOf(LostRace.class);
    }

    /** Neither was anything read for the second session nor for the end of the first. */
    @Test
    void theNextSessionOfAServiceIsGuessedRight() {
        long anna = isp.customer("anna", CustomerStatus.ACTIVE);
        isp.recordOneByOne(x.start(0), x.interim(300, 300, 5, 6));
        isp.flush();
        isp.recordOneByOne(x.stop(600, 600, 50, 60), new Records("y").start(700));
        assertThat(isp.wiring.get(RecentSessions.class).isBold()).isTrue();
        assertThat(isp.sessions(Optional.of(true)).get(0).customerId()).isEqualTo(anna);
        assertThat(isp.number("select upload_octets from daily_usage")).isEqualTo(50);
    }

    @Test
    void whatAnotherNodeFlushedIsNotAddedTwice() {
        isp.customer("anna", CustomerStatus.ACTIVE);
        isp.recordOneByOne(x.start(0), x.interim(300, 300, 5, 6));
        isp.flushByAnotherNode();
        isp.record(x.stop(600, 600, 50, 60));
        assertThat(isp.number("select upload_octets from daily_usage")).isEqualTo(50);
        assertThat(isp.number("select download_octets from daily_usage")).isEqualTo(60);
        assertThat(isp.wiring.get(RecentSessions.class).isBold()).isEqualTo(test.vendor() == Vendor.H2);
    }

    @Test
    void whoWasMadeInactiveSinceIsNotCounted() {
        isp.customer("anna", CustomerStatus.ACTIVE);
        isp.recordOneByOne(x.start(0), x.stop(300, 300, 5, 6));
        isp.database.write("update customer set status = 'INACTIVE'");
        isp.recordOneByOne(new Records("y").start(400));
        assertThat(isp.sessions(Optional.of(true)).get(0).suspended()).isTrue();
    }

    @Test
    void aLoginThatBecameAnothersIsTheOthers() {
        isp.customer("anna", CustomerStatus.ACTIVE);
        isp.recordOneByOne(x.start(0), x.stop(300, 300, 5, 6));
        isp.database.write("update internet_service set login_key = 'anna2', login = 'anna2'");
        isp.database.write("update customer set login_key = 'anna2', portal_login = 'anna2'");
        long other = isp.customer("anna", CustomerStatus.ACTIVE);
        isp.record(new Records("y").start(400));
        assertThat(isp.sessions(Optional.of(true)).get(0).customerId()).isEqualTo(other);
    }

    @Test
    void anOldStartThatIsSentAgainIsNoNewSession() {
        isp.customer("anna", CustomerStatus.ACTIVE);
        isp.recordOneByOne(x.start(0), x.stop(300, 300, 5, 6));
        isp.record(x.start(0));
        assertThat(isp.only().stoppedAt()).isNotNull();
        isp.record(x.start(0), x.stop(300, 300, 5, 6));
        assertThat(isp.only().stoppedAt()).isNotNull();
        assertThat(isp.number("select upload_octets from daily_usage")).isEqualTo(5);
    }

    @Test
    void aStartOfASessionThatAnotherNodeOpenedIsNoSecondOne() {
        isp.customer("anna", CustomerStatus.ACTIVE);
        Records y = new Records("y");
        isp.recordOneByOne(y.start(0), y.stop(100, 100, 5, 6), x.start(200));
        isp.wiring.get(RecentSessions.class).written(List.of(closed(open(x))));
        isp.record(x.start(200));
        assertThat(isp.sessions(Optional.of(true))).hasSize(1);
    }

    private static SessionState closed(SessionState session) {
        return SessionMachine.close(session, ClosedBy.SWEEP, null);
    }

    private SessionState open(Records of) {
        return test.inTransaction(() -> test.database().with(connection -> new SessionStore(connection, test.vendor())
                .open(List.of(of.key()))
                .get(0)));
    }

    @Test
    void aLeaseEndsWithItsSessionUnlessAnotherUsesIt() {
        long anna = isp.customer("anna", CustomerStatus.ACTIVE);
        isp.database.write(
                "insert into address_pool (id, version, name, cidr, purpose, high_water, created_at)"
                        + " values (1, 0, 'p', '100.64.0.0/24', 'SERVICE', 1, ?)",
                isp.clock.instant());
        isp.database.write(
                "insert into address_lease (pool_id, address, service_id, leased_at) values (1, '100.64.0.1', ?, ?)",
                anna,
                at(0));
        isp.record(x.start(1), new Records(Records.NAS, "y", Records.facts("anna", null, 2L)).start(2));
        isp.record(x.stop(400, 400, 7, 8));
        assertThat(isp.number("select count(*) from address_lease where released_at is null"))
                .isEqualTo(1);
        isp.record(new Records("y").stop(500, 498, 7, 8));
        assertThat(isp.number("select count(*) from address_lease where released_at is null"))
                .isZero();
    }

    @Test
    void aLeaseGrantedAnewIsNotTheOldSessionsToEnd() {
        long anna = isp.customer("anna", CustomerStatus.ACTIVE);
        isp.database.write(
                "insert into address_pool (id, version, name, cidr, purpose, high_water, created_at)"
                        + " values (1, 0, 'p', '100.64.0.0/24', 'SERVICE', 1, ?)",
                isp.clock.instant());
        isp.database.write(
                "insert into address_lease (pool_id, address, service_id, leased_at) values (1, '100.64.0.1', ?, ?)",
                anna,
                at(399));
        isp.record(x.start(1), x.stop(400, 400, 7, 8));
        assertThat(isp.number("select count(*) from address_lease where released_at is null"))
                .isEqualTo(1);
    }
}
