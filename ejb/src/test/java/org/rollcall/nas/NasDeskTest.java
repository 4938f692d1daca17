package org.rollcall.nas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.dialect.Dialect;
import org.rollcall.radius.api.MessageAuthenticatorRule;
import org.rollcall.shared.Conflict;
import org.rollcall.shared.FieldError;
import org.rollcall.shared.FixedClock;
import org.rollcall.shared.InvalidInput;
import org.rollcall.shared.OnBothDatabases;
import org.rollcall.shared.SecretBox;
import org.rollcall.shared.SecretPlace;
import org.rollcall.shared.TestDatabase;
import org.rollcall.shared.Wiring;

@OnBothDatabases
class NasDeskTest {
    private static final String SECRET = "0123456789abcdef";

    private final TestDatabase test;
    private final Wiring wiring;
    private final NasDesk desk;

    NasDeskTest(TestDatabase test) {
        this.test = test;
        wiring = new Wiring(test, new FixedClock("2026-06-01T12:00:00Z", "UTC"));
        desk = wiring.get(NasDesk.class);
    }

    @BeforeEach
    void empty() {
        test.clear();
    }

    private static NasData data(String name, String address, String secret) {
        return new NasData(name, address, secret, Dialect.MIKROTIK, 3799, 300, MessageAuthenticatorRule.REQUIRE);
    }

    private Nas create(String name, String address) {
        return wiring.inTransaction(() -> desk.create(data(name, address, SECRET)));
    }

    private String storedSecret(long id) {
        byte[] sealed = test.database()
                .first("select secret from nas where id = ?", row -> row.bytes("secret"), id)
                .orElseThrow();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
        return new String(
                wiring.get(SecretBox.class).open(new SecretPlace("nas", id, "secret"), sealed), StandardCharsets.UTF_8);
    }

    @Test
    void theSecretGoesInSealedAndStaysWhenNotGiven() {
        Nas made = create("tower", "10.0.0.1");
        assertThat(storedSecret(made.getId())).isEqualTo(SECRET);
        wiring.inTransaction(() -> desk.update(made.getId(), data("mast", "10.0.0.2", null)));
        assertThat(storedSecret(made.getId())).isEqualTo(SECRET);
        wiring.inTransaction(() -> desk.update(made.getId(), data("mast", "10.0.0.2", "another secret")));
        assertThat(storedSecret(made.getId())).isEqualTo("another secret");
        Nas read = wiring.inTransaction(() -> desk.get(made.getId()));
        assertThat(read.getName()).isEqualTo("mast");
        assertThat(read.getAddress()).isEqualTo("10.0.0.2");
        assertThat(wiring.fired()).containsOnly(new NasesChanged(made.getId()));
        assertThat(test.database().list("select details from audit_entry order by id", row -> row.text("details")))
                .first()
                .isEqualTo("name: (none) -> tower; address: (none) -> 10.0.0.1; secret: (set); dialect: (none) ->"
                        + " MIKROTIK; coaPort: 0 -> 3799; coaRate: 0 -> 50; interimInterval: 0 -> 300; messageAuthenticator: (none) ->"
                        + " REQUIRE");
    }

    private NasData rotating(String secret, int hours) {
        return new NasData(
                "tower",
                "10.0.0.1",
                secret,
                Dialect.MIKROTIK,
                3799,
                300,
                MessageAuthenticatorRule.REQUIRE,
                "2001:DB8::1",
                10,
                hours);
    }

    @Test
    void theOldSecretIsKeptForAWhile() {
        long id = create("tower", "10.0.0.1").getId();
        Nas rotated = wiring.inTransaction(() -> desk.update(id, rotating("the next secret of it", 24)));
        assertThat(storedSecret(id)).isEqualTo("the next secret of it");
        assertThat(rotated.getPreviousSecretUntil()).isEqualTo("2026-06-02T12:00:00Z");
        assertThat(previousSecret(id)).isEqualTo(SECRET);
        assertThat(rotated.getCoaAddress()).isEqualTo("2001:db8::1");
        assertThat(rotated.getCoaRate()).isEqualTo(10);
        assertThat(test.database()
                        .list(
                                "select details from audit_entry where action = 'nas.update'",
                                row -> row.text("details")))
                .containsExactly("secret: (set); overlapHours: (none) -> 24; coaAddress: (none) -> 2001:DB8::1;"
                        + " coaRate: 50 -> 10");
        // no secret, or the very same: what is kept stays kept
        wiring.inTransaction(() -> desk.update(id, rotating(null, 0)));
        wiring.inTransaction(() -> desk.update(id, rotating("the next secret of it", 5)));
        assertThat(previousSecret(id)).isEqualTo(SECRET);
        // at once
        Nas changed = wiring.inTransaction(() -> desk.update(id, rotating("the one after the next", 0)));
        assertThat(changed.getPreviousSecretUntil()).isNull();
        assertThat(test.database().number("select count(*) from nas where previous_secret is not null"))
                .isZero();
        assertThatThrownBy(() -> wiring.inTransaction(() -> desk.update(id, rotating("x", 721))))
                .hasMessageContaining("overlapHours");
    }

    private NasData withLineRate(Long bps) {
        return new NasData(
                "tower",
                "10.0.0.1",
                null,
                Dialect.MIKROTIK,
                3799,
                300,
                MessageAuthenticatorRule.REQUIRE,
                null,
                50,
                new NasCounters(false, 1, bps),
                24);
    }

    @Test
    void theLineRateIsTheRoutersOwnOrTheUsualOne() {
        long id = create("tower", "10.0.0.1").getId();
        assertThat(wiring.inTransaction(() -> desk.get(id)).getCounters()).isEqualTo(NasCounters.USUAL);
        assertThat(NasCounters.USUAL.octetsPerSecond()).isEqualTo(1_250_000_000);
        wiring.inTransaction(() -> desk.update(id, withLineRate(400_000_000_000L)));
        assertThat(wiring.inTransaction(() -> desk.get(id)).getCounters().octetsPerSecond())
                .isEqualTo(50_000_000_000L);
        assertThat(test.database()
                        .list(
                                "select details from audit_entry where action = 'nas.update'",
                                row -> row.text("details")))
                .containsExactly("lineRateBps: (none) -> 400000000000");
        wiring.inTransaction(() -> desk.update(id, withLineRate(null)));
        assertThat(wiring.inTransaction(() -> desk.get(id)).getCounters().lineRate())
                .isNull();
        for (long wrong : new long[] {0, 999_999, 10_000_000_000_001L}) {
            assertThatThrownBy(() -> wiring.inTransaction(() -> desk.update(id, withLineRate(wrong))))
                    .hasMessageContaining("lineRateBps");
        }
    }

    private String previousSecret(long id) {
        byte[] sealed = test.database()
                .first("select previous_secret from nas where id = ?", row -> row.bytes("previous_secret"), id)
                .orElseThrow();
        return new String(
                wiring.get(SecretBox.class).open(new SecretPlace("nas", id, "previous_secret"), sealed),
                StandardCharsets.UTF_8);
    }

    @Test
    void oneCoaAddressForManyRoutersIsWarnedAbout() {
        NasData many = new NasData(
                "x",
                "10.0.0.0/24",
                null,
                Dialect.MIKROTIK,
                3799,
                300,
                MessageAuthenticatorRule.REQUIRE,
                "192.0.2.1",
                50,
                24);
        assertThat(desk.warnings(many)).hasSize(1);
        assertThat(desk.warnings(rotating(null, 24))).isEmpty();
    }

    @Test
    void equalAddressesAndNamesAreRefusedButNotPrefixesWithinPrefixes() {
        create("a", "10.0.0.0/24");
        create("b", "10.0.0.1");
        create("c", "2001:DB8::/32");
        assertThatThrownBy(() -> create("d", "10.0.0.0/24"))
                .isInstanceOfSatisfying(Conflict.class, conflict -> assertThat(conflict.errors())
                        .containsExactly(new FieldError("address", "another router has this very address or prefix")));
        assertThatThrownBy(() -> create("a", "10.0.0.2"))
                .isInstanceOfSatisfying(Conflict.class, conflict -> assertThat(conflict.errors())
                        .containsExactly(new FieldError("name", "another router has this name")));
        assertThat(wiring.inTransaction(() -> desk.list()))
                .extracting(Nas::getAddress)
                .containsExactly("10.0.0.0/24", "10.0.0.1", "2001:db8::/32");
    }

    @ParameterizedTest
    @CsvSource({
        "tower.example.org, is not an IP address or a prefix such as 10.0.0.0/24",
        "10.0.0.1/24,       has bits set behind its prefix length; the network is 10.0.0.0/24",
        "10.0.0.0/33,       is not an IP address or a prefix such as 10.0.0.0/24",
        "10.0.0,            is not an IP address or a prefix such as 10.0.0.0/24",
        "10.0.0.*,          is not an IP address or a prefix such as 10.0.0.0/24",
        "10.0.0.1-9,        is not an IP address or a prefix such as 10.0.0.0/24",
        "fe80::1%eth0,      is not an IP address or a prefix such as 10.0.0.0/24",
        "010.0.0.1,         is not an IP address or a prefix such as 10.0.0.0/24",
        "167772161,         is not an IP address or a prefix such as 10.0.0.0/24",
        "10.0.0.0/255.255.255.0, is not an IP address or a prefix such as 10.0.0.0/24",
        "*,                 is not an IP address or a prefix such as 10.0.0.0/24",
        "/24,               is not an IP address or a prefix such as 10.0.0.0/24",
    })
    void addressesThatWillNotDo(String address, String problem) {
        assertThatThrownBy(() -> create("x", address))
                .isInstanceOfSatisfying(InvalidInput.class, invalid -> assertThat(invalid.errors())
                        .containsExactly(new FieldError("address", problem)));
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        NasData nothing = new NasData(null, null, null, null, 0, 1, null, "router.example", 0, -1);
        assertThatThrownBy(() -> desk.create(nothing))
                .isInstanceOfSatisfying(InvalidInput.class, invalid -> assertThat(invalid.errors())
                        .extracting(FieldError::field)
                        .containsExactly(
                                "name",
                                "address",
                                "dialect",
                                "messageAuthenticator",
                                "coaPort",
                                "interimInterval",
                                "coaRate",
                                "coaAddress",
                                "secret"));
        assertThatThrownBy(() -> desk.create(data("x", "10.0.0.1", "")))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("secret is empty");
        assertThatThrownBy(() -> desk.create(data("x", "10.0.0.1", "x".repeat(129))))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void shortSecretsAreWarnedAbout() {
        assertThat(desk.warnings(data("x", "10.0.0.1", "testing123"))).hasSize(1);
        assertThat(desk.warnings(data("x", "10.0.0.1", SECRET))).isEmpty();
        assertThat(desk.warnings(data("x", "10.0.0.1", null))).isEmpty();
    }

    @Test
    void whatWasLearnedIsForgottenWithTheAddress() {
        Nas made = create("tower", "10.0.0.1");
        test.database().write("update nas set message_authenticator_learned = true");
        wiring.inTransaction(() -> desk.update(made.getId(), data("mast", "10.0.0.1", null)));
        assertThat(wiring.inTransaction(() -> desk.get(made.getId())).isMessageAuthenticatorLearned())
                .isTrue();
        wiring.inTransaction(() -> desk.update(made.getId(), data("mast", "10.0.0.2", null)));
        assertThat(wiring.inTransaction(() -> desk.get(made.getId())).isMessageAuthenticatorLearned())
                .isFalse();
    }

    @Test
    void aRouterWithOpenSessionsIsNotDeleted() {
        long id = create("tower", "10.0.0.1").getId();
        test.database().write("""
                        insert into open_session (id, nas_id, acct_session_id, access, nas_address, started_at,
                          event_at, updated_at, session_seconds, upload_octets, download_octets, upload_packets,
                          download_packets, flushed_upload_octets, flushed_download_octets, previous_upload_octets,
                          previous_download_octets, previous_at, suspended, reopened, generation)
                        values (1, ?, 'a', 'RADIUS', '127.0.0.1', current_timestamp, current_timestamp,
                          current_timestamp, 0, 0, 0, 0, 0, 0, 0, 0, 0, current_timestamp, false, false, 1)""", id);
        assertThatThrownBy(() -> wiring.inTransaction(() -> desk.delete(id)))
                .isInstanceOf(Conflict.class)
                .hasMessage("1 session is open on this router");
        test.database().write("delete from open_session");
        wiring.inTransaction(() -> desk.delete(id));
        assertThat(wiring.inTransaction(() -> desk.list())).isEmpty();
    }
}
