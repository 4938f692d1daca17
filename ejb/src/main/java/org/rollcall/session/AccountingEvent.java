package org.rollcall.session;

import java.time.Instant;
import java.util.Objects;

/** Something that happened at a NAS, as an Accounting-Request reports it (RFC 2866). */
public sealed interface AccountingEvent {
    /** Java 17 has no switch over sealed types. */
    enum Kind {
        STARTED,
        INTERIM,
        STOPPED,
        NAS_RESTARTED
    }

    Kind kind();

    long nasId();

    /** An event of one session. */
    sealed interface OfSession extends AccountingEvent {
        SessionReport report();

        @Override
        default long nasId() {
            return report().key().nasId();
        }
    }

    /** Acct-Status-Type Start. */
    record Started(SessionReport report) implements OfSession {
        public Started {
            Objects.requireNonNull(report, "report");
        }

        @Override
        public Kind kind() {
            return Kind.STARTED;
        }
    }

    /** Acct-Status-Type Interim-Update (RFC 2869 section 2.1). */
    record Interim(SessionReport report) implements OfSession {
        public Interim {
            Objects.requireNonNull(report, "report");
        }

        @Override
        public Kind kind() {
            return Kind.INTERIM;
        }
    }

    /**
     * Acct-Status-Type Stop.
     *
     * @param terminateCause RFC 2866 section 5.10; null where the NAS gave none
     */
    record Stopped(SessionReport report, Integer terminateCause) implements OfSession {
        public Stopped {
            Objects.requireNonNull(report, "report");
        }

        @Override
        public Kind kind() {
            return Kind.STOPPED;
        }
    }

    /** Acct-Status-Type Accounting-On or Accounting-Off: no session of this NAS is alive. */
    record NasRestarted(long nasId, Instant at, Instant receivedAt) implements AccountingEvent {
        @Override
        public Kind kind() {
            return Kind.NAS_RESTARTED;
        }
    }
}
