package org.rollcall.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.session.Records.at;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The table of architecture.md section 5; every case is also played with each record doubled. */
class SessionMachineTest {
    private final Records x = new Records("x");

    @Nested
    @DisplayName("none")
    class None {
        @Test
        void startOpens() {
            SessionState state = only(x.start(0));
            assertOpen(state, 0, 0, 0);
            assertThat(state.begin().seen()).isTrue();
        }

        @Test
        void interimOpensAsLongAgoAsItSays() {
            assertOpen(only(x.interim(1_000, 300, 5, 6)), 700, 5, 6);
        }

        @Test
        void stopIsRecordedAtOnce() {
            assertClosed(only(x.stop(1_000, 300, 5, 6)), 700, 1_000, ClosedBy.STOP, 5);
        }

        /** Some count from before; but not more than a line carries while a Start is under way. */
        @Test
        void startMayHaveCountedAlready() {
            assertThat(only(x.start(0, 5_000, 6_000)).traffic().isImplausible()).isFalse();
            SessionState state = only(x.start(0, 5, 1L << 56));
            assertThat(state.traffic().isImplausible()).isTrue();
            assertThat(state.traffic().upload().usage()).isEqualTo(5);
            assertThat(state.traffic().download().usage()).isZero();
        }

        @Test
        void whatHasNoAgeMayBeOldButNotOlderThanAnyNas() {
            assertThat(only(x.ageless(0, 5_000_000_000_000_000L, 6)).traffic().isImplausible())
                    .isFalse();
            assertThat(only(x.ageless(0, Long.MAX_VALUE, 6)).traffic().upload().usage())
                    .isZero();
        }

        @Test
        void restartIsIgnored() {
            assertThat(SessionMachine.next(Optional.empty(), Records.restarted(0))
                            .current())
                    .isEmpty();
        }
    }

    @Nested
    @DisplayName("open")
    class Open {
        @Test
        void itsOwnStartFillsInWhatIsMissing() {
            Records noMac = new Records(Records.NAS, "x", Records.facts("anna", null, 1L));
            SessionState state = only(noMac.interim(300, 300, 5, 6), x.start(0));
            assertOpen(state, 0, 5, 6);
            assertThat(state.facts().mac()).isEqualTo("02:00:00:00:00:01");
        }

        @Test
        void aLaterStartReusesTheId() {
            List<SessionState> both = play(x.start(0), x.interim(300, 300, 5, 6), x.start(900));
            assertClosed(both.get(0), 0, 300, ClosedBy.REUSED_ID, 5);
            assertOpen(both.get(1), 900, 0, 0);
            assertThat(both.get(1).row().generation()).isEqualTo(1);
        }

        @Test
        void aStartWithoutTimestampThatWasOvertakenIsItsOwn() {
            x.unstamped();
            SessionState state = only(x.interim(300, 3_000, 5, 6), x.start(302));
            assertOpen(state, -2_700, 5, 6);
        }

        @Test
        void newerInterimReplaces() {
            SessionState state = only(x.start(0), x.interim(300, 300, 5, 6), x.interim(600, 600, 50, 60));
            assertOpen(state, 0, 50, 60);
            assertThat(state.progress().seconds()).isEqualTo(600);
            assertThat(state.progress().eventAt()).isEqualTo(at(600));
        }

        @Test
        void newerInterimWithoutOctetsKeepsThem() {
            SessionState state = only(x.start(0), x.interim(300, 300, 5, 6), x.bare(600));
            assertOpen(state, 0, 5, 6);
            assertThat(state.progress().seconds()).isEqualTo(300);
            assertThat(state.progress().eventAt()).isEqualTo(at(600));
        }

        @Test
        void overtakenInterimMayOnlyRaise() {
            SessionState state = only(x.start(0), x.interim(600, 600, 50, 5), x.interim(601, 300, 3, 60));
            assertOpen(state, 0, 50, 60);
            assertThat(state.progress().seconds()).isEqualTo(600);
            assertThat(state.progress().eventAt()).isEqualTo(at(600));
        }

        @Test
        void anInterimOfASessionBegunSinceReusesTheId() {
            List<SessionState> both = play(x.start(0), x.interim(3_600, 3_600, 50, 60), x.interim(9_000, 300, 5, 6));
            assertClosed(both.get(0), 0, 3_600, ClosedBy.REUSED_ID, 50);
            assertOpen(both.get(1), 8_700, 5, 6);
        }

        @Test
        void aClockPutRightInMidSessionDoesNot() {
            assertOpen(only(x.start(0), x.interim(840, 300, 5, 6)), 0, 5, 6);
        }

        @Test
        void stopClosesAndKeepsMaxima() {
            SessionState state = only(x.start(0), x.interim(300, 300, 50, 6), x.stop(400, 400, 5, 60));
            assertClosed(state, 0, 400, ClosedBy.STOP, 50);
            assertThat(state.traffic().download().total()).isEqualTo(60);
            assertThat(state.closing().terminateCause()).isEqualTo(Records.USER_REQUEST);
        }

        @Test
        void aStopOfASessionBegunSinceIsAnother() {
            List<SessionState> both = play(x.start(0), x.interim(3_600, 3_600, 50, 60), x.stop(9_000, 300, 5, 6));
            assertClosed(both.get(0), 0, 3_600, ClosedBy.REUSED_ID, 50);
            assertClosed(both.get(1), 8_700, 9_000, ClosedBy.STOP, 5);
        }

        @Test
        void restartOfTheNasClosesAtTheLastUpdate() {
            SessionState state = only(x.start(0), x.interim(300, 300, 5, 6), Records.restarted(500));
            assertClosed(state, 0, 300, ClosedBy.NAS_RESTART, 5);
            assertThat(state.closing().terminateCause()).isEqualTo(11);
        }

        @Test
        void restartBeforeItBeganIsIgnored() {
            assertOpen(only(x.start(600), Records.restarted(500)), 600, 0, 0);
        }
    }

    @Nested
    @DisplayName("closed by sweep, restart or takeover")
    class ClosedByUs {
        @Test
        void startNotAfterTheStopIsIgnored() {
            SessionState state = only(x.start(0), x.interim(300, 300, 5, 6), Records.restarted(500), x.start(0));
            assertClosed(state, 0, 300, ClosedBy.NAS_RESTART, 5);
        }

        @Test
        void laterStartIsANewSession() {
            List<SessionState> both = play(x.start(0), x.interim(300, 300, 5, 6), Records.restarted(500), x.start(501));
            assertClosed(both.get(0), 0, 300, ClosedBy.NAS_RESTART, 5);
            assertOpen(both.get(1), 501, 0, 0);
        }

        @Test
        void newerInterimReopensIt() {
            SessionState state =
                    only(x.start(0), x.interim(300, 300, 5, 6), Records.restarted(500), x.interim(600, 600, 50, 60));
            assertOpen(state, 0, 50, 60);
            assertThat(state.marks().reopened()).isTrue();
        }

        @Test
        void aRepeatedInterimDoesNot() {
            SessionState state =
                    only(x.start(0), x.interim(300, 300, 5, 6), Records.restarted(500), x.interim(300, 300, 5, 6));
            assertClosed(state, 0, 300, ClosedBy.NAS_RESTART, 5);
        }

        @Test
        void stopTellsTheTruth() {
            SessionState state =
                    only(x.start(0), x.interim(300, 300, 5, 6), Records.restarted(500), x.stop(450, 450, 50, 60));
            assertClosed(state, 0, 450, ClosedBy.STOP, 50);
            assertThat(state.closing().terminateCause()).isEqualTo(Records.USER_REQUEST);
        }

        @Test
        void restartIsIgnored() {
            SessionState state =
                    only(x.start(0), x.interim(300, 300, 5, 6), Records.restarted(500), Records.restarted(700));
            assertClosed(state, 0, 300, ClosedBy.NAS_RESTART, 5);
        }
    }

    @Nested
    @DisplayName("closed by Stop")
    class ClosedByStop {
        @Test
        void startNotAfterTheStopIsIgnored() {
            assertClosed(only(x.start(0), x.stop(300, 300, 5, 6), x.start(0)), 0, 300, ClosedBy.STOP, 5);
        }

        @Test
        void startThatWasOvertakenByTheStopIsItsOwn() {
            x.unstamped();
            assertClosed(only(x.stop(300, 100, 5, 6), x.start(301)), 200, 300, ClosedBy.STOP, 5);
        }

        @Test
        void laterStartIsANewSession() {
            List<SessionState> both = play(x.start(0), x.stop(300, 300, 5, 6), x.start(301));
            assertClosed(both.get(0), 0, 300, ClosedBy.STOP, 5);
            assertOpen(both.get(1), 301, 0, 0);
        }

        @Test
        void longerInterimReopensIt() {
            SessionState state = only(x.start(0), x.stop(300, 300, 5, 6), x.interim(600, 600, 50, 60));
            assertOpen(state, 0, 50, 60);
            assertThat(state.marks().reopened()).isTrue();
        }

        @Test
        void otherInterimMayOnlyRaise() {
            SessionState state = only(x.start(0), x.stop(300, 300, 5, 6), x.interim(301, 300, 50, 1));
            assertClosed(state, 0, 300, ClosedBy.STOP, 50);
            assertThat(state.traffic().download().total()).isEqualTo(6);
        }

        @Test
        void secondStopMayOnlyRaise() {
            SessionState state = only(x.start(0), x.stop(300, 300, 5, 6), x.stop(310, 310, 50, 1));
            assertClosed(state, 0, 300, ClosedBy.STOP, 50);
        }

        @Test
        void anInterimOfASessionBegunSinceIsAnother() {
            List<SessionState> both = play(x.start(0), x.stop(300, 300, 5, 6), x.interim(9_000, 600, 50, 60));
            assertClosed(both.get(0), 0, 300, ClosedBy.STOP, 5);
            assertOpen(both.get(1), 8_400, 50, 60);
        }

        @Test
        void restartIsIgnored() {
            assertClosed(only(x.start(0), x.stop(300, 300, 5, 6), Records.restarted(500)), 0, 300, ClosedBy.STOP, 5);
        }
    }

    @Test
    void theSameLineTakesOver() {
        SessionState old = only(x.start(0), x.interim(300, 300, 5, 6));
        SessionState fresh = only(new Records("y").start(400));
        SessionState otherLine =
                only(new Records(Records.NAS, "z", Records.facts("anna", "02:00:00:00:00:02", 1L)).start(400));
        SessionState otherNas = only(new Records(8, "z", Records.facts("anna", "02:00:00:00:00:01", 1L)).start(400));
        assertThat(SessionMachine.takesOver(fresh, old)).isTrue();
        assertThat(SessionMachine.takesOver(old, fresh)).isFalse();
        assertThat(SessionMachine.takesOver(fresh, fresh)).isFalse();
        assertThat(SessionMachine.takesOver(otherLine, old)).isFalse();
        assertThat(SessionMachine.takesOver(otherNas, old)).isFalse();
    }

    @Property
    void anyOrderAndRepetitionEndsInTheSameRow(@ForAll("histories") List<AccountingEvent> history) {
        SessionState expected = only(
                x.start(0),
                x.interim(300, 300, 1L << 33, 6),
                x.interim(600, 600, (1L << 33) + 9, 60),
                x.stop(900, 900, (1L << 33) + 10, 70));
        Optional<SessionState> state = Optional.empty();
        long upload = 0;
        for (AccountingEvent event : history) {
            Transition transition = SessionMachine.next(state, event);
            assertThat(transition.retired()).isEmpty();
            state = transition.current();
            assertThat(state.orElseThrow().traffic().upload().total()).isGreaterThanOrEqualTo(upload);
            upload = state.orElseThrow().traffic().upload().total();
        }
        assertThat(state).contains(expected);
    }

    /** All four records at least once, in any order, any of them again. */
    @Provide
    Arbitrary<List<AccountingEvent>> histories() {
        List<AccountingEvent> all = List.of(
                x.start(0),
                x.interim(300, 300, 1L << 33, 6),
                x.interim(600, 600, (1L << 33) + 9, 60),
                x.stop(900, 900, (1L << 33) + 10, 70));
        return Arbitraries.of(all).list().ofMaxSize(6).flatMap(again -> {
            List<AccountingEvent> history = new ArrayList<>(all);
            history.addAll(again);
            return Arbitraries.shuffle(history);
        });
    }

    /** The one session these records tell of. */
    private static SessionState only(AccountingEvent... events) {
        List<SessionState> sessions = play(events);
        assertThat(sessions).hasSize(1);
        return sessions.get(0);
    }

    /** All sessions these records tell of, also with each record doubled. */
    private static List<SessionState> play(AccountingEvent... events) {
        List<SessionState> once = run(Arrays.asList(events));
        List<AccountingEvent> doubled = new ArrayList<>();
        for (AccountingEvent event : events) {
            doubled.addAll(Collections.nCopies(2, event));
        }
        assertThat(run(doubled)).isEqualTo(once);
        return once;
    }

    private static List<SessionState> run(List<AccountingEvent> events) {
        List<SessionState> sessions = new ArrayList<>();
        Optional<SessionState> state = Optional.empty();
        for (AccountingEvent event : events) {
            Transition transition = SessionMachine.next(state, event);
            transition.retired().ifPresent(sessions::add);
            state = transition.current();
        }
        state.ifPresent(sessions::add);
        return sessions;
    }

    private static void assertOpen(SessionState state, long startedAt, long upload, long download) {
        assertThat(state.isOpen()).isTrue();
        assertThat(state.begin().at()).isEqualTo(at(startedAt));
        assertThat(state.traffic().upload().total()).isEqualTo(upload);
        assertThat(state.traffic().download().total()).isEqualTo(download);
    }

    private static void assertClosed(SessionState state, long startedAt, long stoppedAt, ClosedBy by, long upload) {
        assertThat(state.isOpen()).isFalse();
        assertThat(state.begin().at()).isEqualTo(at(startedAt));
        Instant stopped = state.closing().stoppedAt();
        assertThat(stopped).isEqualTo(at(stoppedAt));
        assertThat(state.closing().by()).isEqualTo(by);
        assertThat(state.traffic().upload().total()).isEqualTo(upload);
    }
}
