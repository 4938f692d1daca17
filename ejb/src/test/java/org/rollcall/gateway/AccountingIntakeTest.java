package org.rollcall.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rollcall.gateway.Packets.login;
import static org.rollcall.gateway.Packets.request;
import static org.rollcall.gateway.Packets.session;
import static org.rollcall.gateway.Packets.status;
import static org.rollcall.radius.api.AccountingVerdict.ACKNOWLEDGE;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.nas.NasClock;
import org.rollcall.nas.NasCounters;
import org.rollcall.radius.api.AccountingRequest;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.session.AccountingEvent.NasRestarted;
import org.rollcall.session.AccountingEvent.OfSession;
import org.rollcall.session.SessionRecorder;
import org.rollcall.shared.DatabaseFailure;
import org.rollcall.shared.FixedClock;
import org.rollcall.shared.OnBothDatabases;
import org.rollcall.shared.TestDatabase;
import org.rollcall.shared.Wiring;

@OnBothDatabases
class AccountingIntakeTest {
    private final TestDatabase test;
    private Wiring wiring;
    private Quarantine quarantine;
    private NasClock clock;

    AccountingIntakeTest(TestDatabase test) {
        this.test = test;
    }

    /** The real recorder with its transactions, which refuses what it is told to, as a database might. */
    private final class Recorder extends SessionRecorder {
        private final Predicate<OfSession> refused;
        private final String sqlState;
        private final List<Integer> sizes = new ArrayList<>();

        Recorder(Predicate<OfSession> refused, String sqlState) {
            this.refused = refused;
            this.sqlState = sqlState;
        }

        @Override
        public void record(List<OfSession> events) {
            sizes.add(events.size());
            wiring.inTransaction(() -> {
                wiring.get(SessionRecorder.class).record(events);
                if (events.stream().anyMatch(refused)) {
                    throw new DatabaseFailure(new SQLException("refused", sqlState));
                }
            });
        }

        @Override
        public long endSome(NasRestarted event, long afterId) {
            return wiring.inTransaction(() -> wiring.get(SessionRecorder.class).endSome(event, afterId));
        }
    }

    @BeforeEach
    void wire() {
        test.clear();
        wiring = new Wiring(test, new FixedClock("2026-11-22T12:00:00Z", "UTC"));
        quarantine = wiring.get(Quarantine.class);
        clock = new NasClock();
    }

    @Test
    void aBatchIsOneTransaction() {
        Recorder recorder = new Recorder(event -> false, null);
        assertThat(take(recorder, start("a"), start("b"), start("c")))
                .containsExactly(ACKNOWLEDGE, ACKNOWLEDGE, ACKNOWLEDGE);
        assertThat(recorder.sizes).containsExactly(3);
        assertThat(open()).isEqualTo(3);
    }

    @Test
    void poisonIsPutAsideAndItsNeighboursAreStored() {
        Recorder recorder = new Recorder(event -> id(event).equals("b"), "22021");
        assertThat(take(recorder, start("a"), start("b"), start("c")))
                .containsExactly(ACKNOWLEDGE, ACKNOWLEDGE, ACKNOWLEDGE);
        assertThat(open()).isEqualTo(2);
        assertThat(quarantined()).isEqualTo(1);
        assertThat(recorder.sizes).containsExactly(3, 1, 1, 1, 1, 1);
    }

    @Test
    void aRaceIsRunAgain() {
        List<Integer> failures = new ArrayList<>(List.of(1));
        Recorder recorder = new Recorder(event -> !failures.isEmpty() && failures.remove(0) > 0, "23505");
        assertThat(take(recorder, start("a"))).containsExactly(ACKNOWLEDGE);
        assertThat(recorder.sizes).containsExactly(1, 1);
        assertThat(open()).isEqualTo(1);
        assertThat(quarantined()).isZero();
    }

    @Test
    void anAbsentDatabaseIsSilence() {
        Recorder recorder = new Recorder(event -> true, "08006");
        assertThatThrownBy(() -> take(recorder, start("a"))).isInstanceOf(DatabaseFailure.class);
        assertThat(open()).isZero();
        assertThat(quarantined()).isZero();
    }

    @Test
    void whatCannotBeReadIsPutAside() {
        Recorder recorder = new Recorder(event -> false, null);
        assertThat(take(recorder, request(session("x")), request(status(Packets.START)), start("a")))
                .containsExactly(ACKNOWLEDGE, ACKNOWLEDGE, ACKNOWLEDGE);
        assertThat(quarantined()).isEqualTo(2);
        assertThat(open()).isEqualTo(1);
    }

    @Test
    void whatARecordTellsOfItsRoutersClockIsNoted() {
        Recorder recorder = new Recorder(event -> false, null);
        take(recorder, start("a"));
        assertThat(clock.last()).isEmpty();
        take(
                recorder,
                start("b"),
                request(
                        status(Packets.START),
                        session("c"),
                        Packets.number(AttributeType.ACCT_DELAY_TIME, 30),
                        Attribute.time(AttributeType.EVENT_TIMESTAMP, Packets.RECEIVED.plusSeconds(3_570))));
        assertThat(clock.last()).contains(new NasClock.Measured(3_600, Packets.RECEIVED));
    }

    @Test
    void unknownStatusTypesAreAcknowledged() {
        assertThat(take(new Recorder(event -> false, null), request(status(15), session("x"))))
                .containsExactly(ACKNOWLEDGE);
        assertThat(quarantined()).isZero();
    }

    @Test
    void aRestartInABatchEndsWhatCameBefore() {
        take(
                new Recorder(event -> false, null),
                start("a"),
                request(status(Packets.ON)),
                request(
                        status(Packets.START),
                        session("b"),
                        Attribute.time(AttributeType.EVENT_TIMESTAMP, Packets.RECEIVED.plusSeconds(1))));
        assertThat(open()).isEqualTo(1);
        assertThat(test.database().number("select count(*) from finished_session where closed_by = 'NAS_RESTART'"))
                .isEqualTo(1);
    }

    /** All octets in each attribute that is stored as text: PostgreSQL must refuse none. */
    @Test
    void everyOctetInEveryTextIsStored() {
        List<AccountingRequest> batch = new ArrayList<>();
        for (int octet = 0; octet < 256; octet++) {
            byte[] text = {'a', (byte) octet};
            batch.add(request(Stream.concat(
                            Stream.of(status(Packets.START), session("s" + octet)),
                            Stream.of(
                                            AttributeType.USER_NAME,
                                            AttributeType.NAS_PORT_ID,
                                            AttributeType.CALLING_STATION_ID,
                                            AttributeType.CLASS)
                                    .map(type -> Attribute.octets(type, text)))
                    .toList()));
        }
        assertThat(take(new Recorder(event -> false, null), batch.toArray(AccountingRequest[]::new)))
                .containsOnly(ACKNOWLEDGE);
        assertThat(open()).isEqualTo(256);
        assertThat(quarantined()).isZero();
    }

    private List<org.rollcall.radius.api.AccountingVerdict> take(Recorder recorder, AccountingRequest... batch) {
        return new AccountingIntake(recorder, quarantine::put, nas -> NasCounters.USUAL, nas -> Optional.of(clock))
                .take(List.of(batch));
    }

    private static AccountingRequest start(String id) {
        return request(status(Packets.START), session(id), login("u-" + id));
    }

    private static String id(OfSession event) {
        return event.report().key().acctSessionId();
    }

    private long open() {
        return test.database().number("select count(*) from open_session");
    }

    private long quarantined() {
        return test.database().number("select count(*) from quarantined_record");
    }
}
