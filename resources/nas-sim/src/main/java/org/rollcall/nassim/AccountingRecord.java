package org.rollcall.nassim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;

/**
 * One accounting record at the moment it is made; the session goes on counting, the record stays.
 *
 * @param at Event-Timestamp
 * @param terminateCause of a Stop
 */
record AccountingRecord(
        StatusType type,
        String sessionId,
        String login,
        long seconds,
        long uploadOctets,
        long downloadOctets,
        Instant at,
        OptionalInt terminateCause,
        Optional<NasSession> session) {
    private static final int RADIUS = 1;

    static AccountingRecord of(StatusType type, NasSession session, Instant at, OptionalInt terminateCause) {
        synchronized (session) {
            return new AccountingRecord(
                    type,
                    session.id(),
                    session.login(),
                    session.seconds(),
                    session.uploadOctets(),
                    session.downloadOctets(),
                    at,
                    terminateCause,
                    Optional.of(session));
        }
    }

    /** Accounting-On and -Off; their Acct-Session-Id must be there and means nothing (RFC 2866 section 4.1). */
    static AccountingRecord ofNas(StatusType type, Instant at) {
        return new AccountingRecord(type, "00000000", "", 0, 0, 0, at, OptionalInt.empty(), Optional.empty());
    }

    List<Attribute> attributes(NasIdentity nas) {
        List<Attribute> list = new ArrayList<>(24);
        list.add(Attribute.integer(AttributeType.ACCT_STATUS_TYPE, type.number()));
        list.add(Attribute.text(AttributeType.ACCT_SESSION_ID, sessionId));
        nas.addTo(list);
        list.add(Attribute.time(AttributeType.EVENT_TIMESTAMP, at));
        list.add(Attribute.integer(AttributeType.ACCT_DELAY_TIME, 0));
        session.ifPresent(s -> addSession(list, nas, s));
        return list;
    }

    private void addSession(List<Attribute> list, NasIdentity nas, NasSession s) {
        list.add(Attribute.text(AttributeType.USER_NAME, login));
        nas.addLine(list, s.port(), s.mac());
        s.framedIp().ifPresent(ip -> list.add(Attribute.address(AttributeType.FRAMED_IP_ADDRESS, ip)));
        list.add(Attribute.integer(AttributeType.ACCT_AUTHENTIC, RADIUS));
        list.addAll(s.access().classes());
        if (type != StatusType.START) {
            list.add(Attribute.integer(AttributeType.ACCT_SESSION_TIME, seconds));
            list.add(Attribute.integer(AttributeType.ACCT_INPUT_OCTETS, uploadOctets & 0xffffffffL));
            list.add(Attribute.integer(AttributeType.ACCT_OUTPUT_OCTETS, downloadOctets & 0xffffffffL));
            list.add(Attribute.integer(AttributeType.ACCT_INPUT_GIGAWORDS, uploadOctets >>> 32));
            list.add(Attribute.integer(AttributeType.ACCT_OUTPUT_GIGAWORDS, downloadOctets >>> 32));
            list.add(Attribute.integer(AttributeType.ACCT_INPUT_PACKETS, s.uploadPackets() & 0xffffffffL));
            list.add(Attribute.integer(AttributeType.ACCT_OUTPUT_PACKETS, s.downloadPackets() & 0xffffffffL));
        }
        terminateCause.ifPresent(cause -> list.add(Attribute.integer(AttributeType.ACCT_TERMINATE_CAUSE, cause)));
    }
}
