package org.rollcall.session;

import java.time.Instant;
import java.util.OptionalLong;
import org.rollcall.session.AccountingEvent.Interim;
import org.rollcall.session.AccountingEvent.NasRestarted;
import org.rollcall.session.AccountingEvent.Started;
import org.rollcall.session.AccountingEvent.Stopped;

/** Accounting records of one session for tests, told in seconds from a fixed moment. */
final class Records {
    static final Instant T0 = Instant.parse("2026-11-22T12:00:00Z");
    static final long NAS = 7;
    static final int USER_REQUEST = 1;

    private final SessionKey key;
    private final SessionFacts facts;
    private boolean stamped = true;
    private long fastest = 1_250_000_000;

    Records(String acctSessionId) {
        this(NAS, acctSessionId, facts("anna", "02:00:00:00:00:01", 1L));
    }

    Records(long nasId, String acctSessionId, SessionFacts facts) {
        this.key = new SessionKey(nasId, acctSessionId);
        this.facts = facts;
    }

    static SessionFacts facts(String login, String mac, Long port) {
        return new SessionFacts(login, "10.0.0.1", port, null, "100.64.0.1", null, null, mac, mac, null);
    }

    static Instant at(long seconds) {
        return T0.plusSeconds(seconds);
    }

    /** Without Event-Timestamp: when it arrived is all that is known. */
    Records unstamped() {
        stamped = false;
        return this;
    }

    /** Of a NAS whose lines carry no more octets a second. */
    Records of(long octetsPerSecond) {
        fastest = octetsPerSecond;
        return this;
    }

    SessionKey key() {
        return key;
    }

    Started start(long at) {
        return new Started(report(at, OptionalLong.empty(), Reading.MISSING, Reading.MISSING));
    }

    /** With octets counted already. */
    Started start(long at, long upload, long download) {
        return new Started(report(at, OptionalLong.empty(), Reading.wide(upload), Reading.wide(download)));
    }

    /** Without Acct-Session-Time. */
    Stopped ageless(long at, long upload, long download) {
        return new Stopped(
                report(at, OptionalLong.empty(), Reading.wide(upload), Reading.wide(download)), USER_REQUEST);
    }

    Interim interim(long at, long seconds, long upload, long download) {
        return new Interim(report(at, OptionalLong.of(seconds), Reading.wide(upload), Reading.wide(download)));
    }

    /** From a NAS that cannot count further than 32 bits. */
    Interim narrow(long at, long seconds, long upload) {
        return new Interim(report(at, OptionalLong.of(seconds), Reading.narrow(upload), Reading.MISSING));
    }

    Interim bare(long at) {
        return new Interim(report(at, OptionalLong.empty(), Reading.MISSING, Reading.MISSING));
    }

    Stopped stop(long at, long seconds, long upload, long download) {
        return new Stopped(
                report(at, OptionalLong.of(seconds), Reading.wide(upload), Reading.wide(download)), USER_REQUEST);
    }

    static NasRestarted restarted(long at) {
        return new NasRestarted(NAS, at(at), at(at));
    }

    private SessionReport report(long at, OptionalLong seconds, Reading upload, Reading download) {
        return new SessionReport(
                key,
                facts,
                at(at),
                stamped,
                at(at),
                seconds,
                upload,
                download,
                Reading.MISSING,
                Reading.MISSING,
                fastest);
    }
}
