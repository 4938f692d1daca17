package org.rollcall.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rollcall.gateway.Packets.login;
import static org.rollcall.gateway.Packets.request;
import static org.rollcall.gateway.Packets.session;
import static org.rollcall.gateway.Packets.status;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.dialect.Dialect;
import org.rollcall.nas.NasData;
import org.rollcall.nas.NasDesk;
import org.rollcall.nas.NasRegistry;
import org.rollcall.nas.RadiusAccess;
import org.rollcall.nas.ScriptedRadius;
import org.rollcall.radius.api.AccountingRequest;
import org.rollcall.radius.api.MessageAuthenticatorRule;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.shared.Conflict;
import org.rollcall.shared.FixedClock;
import org.rollcall.shared.NotFound;
import org.rollcall.shared.OnBothDatabases;
import org.rollcall.shared.TestDatabase;
import org.rollcall.shared.Wiring;

@OnBothDatabases
class QuarantineDeskTest {
    private final TestDatabase test;
    private Wiring wiring;
    private QuarantineDesk desk;
    private long nas;

    QuarantineDeskTest(TestDatabase test) {
        this.test = test;
    }

    @BeforeEach
    void wire() {
        test.clear();
        wiring = new Wiring(test, new FixedClock("2026-11-22T12:30:00Z", "UTC"))
                .with(RadiusAccess.class, new ScriptedRadius());
        desk = wiring.get(QuarantineDesk.class);
        nas = wiring.inTransaction(() -> wiring.get(NasDesk.class)
                        .create(new NasData(
                                "tower",
                                "10.0.0.1",
                                "sixteen characters",
                                Dialect.MIKROTIK,
                                3799,
                                300,
                                MessageAuthenticatorRule.REQUIRE)))
                .getId();
        wiring.get(NasRegistry.class).refresh();
    }

    /** @return the id of the record */
    private long putAside(String problem, Attribute... attributes) {
        AccountingRequest sent = request(attributes);
        wiring.get(Quarantine.class)
                .put(new AccountingRequest(nas, sent.source(), sent.receivedAt(), sent.packet()), problem);
        return test.database().number("select max(id) from quarantined_record");
    }

    private long putAsideStart(String id) {
        return putAside("a disk was full", status(Packets.START), session(id), login("anna"));
    }

    @Test
    void thePutAsideLastIsFirstAndARouterHasItsOwn() {
        assertThat(desk.list(OptionalLong.empty(), 0, 10)).isEmpty();
        long first = putAsideStart("a");
        long second = putAsideStart("b");
        assertThat(desk.list(OptionalLong.of(nas), 0, 10))
                .extracting(QuarantinedRecord::id)
                .containsExactly(second, first);
        assertThat(desk.list(OptionalLong.empty(), 1, 1))
                .containsExactly(new QuarantinedRecord(
                        first, Packets.RECEIVED, nas, "tower", "127.0.0.1 40000", "a disk was full"));
        assertThat(desk.count(OptionalLong.empty())).isEqualTo(2);
        assertThat(desk.count(OptionalLong.of(nas + 1))).isZero();
        assertThat(desk.countIfKnown()).hasValue(2);
    }

    @Test
    void whatCanBeStoredByNowLeavesTheQuarantine() {
        long id = putAsideStart("a");
        assertThat(desk.retry(id)).isEqualTo(new QuarantineDesk.Retried(true, null));
        assertThat(test.database().number("select count(*) from open_session where acct_session_id = 'a'"))
                .isEqualTo(1);
        assertThat(desk.count(OptionalLong.empty())).isZero();
        assertThat(audited())
                .containsExactly("quarantine.retry quarantined record " + id + " NAS " + nas
                        + ", received 2026-11-22T12:00:00Z; stored");
        assertThatThrownBy(() -> desk.retry(id)).isInstanceOf(NotFound.class);
    }

    @Test
    void whatStillCannotStaysWithWhyNow() {
        long id = putAside("a disk was full", session("x"));
        assertThat(desk.retry(id)).isEqualTo(new QuarantineDesk.Retried(false, "no Acct-Status-Type"));
        assertThat(desk.get(id).problem()).isEqualTo("no Acct-Status-Type");
        assertThat(desk.count(OptionalLong.empty())).isEqualTo(1);
        assertThat(audited()).singleElement().asString().endsWith("; no Acct-Status-Type");
    }

    @Test
    void ofADeletedRouterNothingIsStored() {
        long id = putAsideStart("a");
        wiring.inTransaction(() -> wiring.get(NasDesk.class).delete(nas));
        wiring.get(NasRegistry.class).refresh();
        assertThatThrownBy(() -> desk.retry(id)).isInstanceOf(Conflict.class);
        assertThat(desk.get(id).nasName()).isNull();
        assertThat(test.database().number("select count(*) from open_session")).isZero();
    }

    @Test
    void whatIsDeletedIsGoneAndAudited() {
        long id = putAsideStart("a");
        wiring.inTransaction(() -> desk.delete(id));
        assertThat(desk.count(OptionalLong.empty())).isZero();
        assertThat(audited())
                .singleElement()
                .asString()
                .startsWith("quarantine.delete")
                .endsWith("; a disk was full");
        assertThatThrownBy(() -> desk.delete(id)).isInstanceOf(NotFound.class);
    }

    @Test
    void thePacketIsAsItCame() {
        long id = putAside("x", session("a\r\n<b>"), Attribute.octets(AttributeType.CLASS, new byte[] {1}));
        assertThat(desk.packet(id).attributes())
                .extracting(Attribute::describe)
                .containsExactly("Acct-Session-Id = \"a\\x0D\\x0A<b>\"", "Class = 0x01");
    }

    @Test
    void aFloodIsOneLineOfTheLogASecond() {
        List<String> lines = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger(Quarantine.class.getName());
        log.addHandler(handler);
        try {
            long began = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                putAside("nonsense");
            }
            long seconds = (System.nanoTime() - began) / 1_000_000_000;
            assertThat(lines).hasSizeLessThanOrEqualTo((int) seconds + 2);
            assertThat(desk.count(OptionalLong.empty())).isEqualTo(100);
        } finally {
            log.removeHandler(handler);
        }
    }

    private List<String> audited() {
        return test.database()
                .list(
                        "select action, subject, details from audit_entry where action like 'quarantine.%' order by id",
                        row -> row.text("action") + " " + row.text("subject") + " " + row.text("details"));
    }
}
