package org.rollcall.nas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.dialect.Dialect;
import org.rollcall.radius.api.MessageAuthenticatorRule;
import org.rollcall.radius.api.RadiusClient;
import org.rollcall.shared.FixedClock;
import org.rollcall.shared.OnBothDatabases;
import org.rollcall.shared.TestDatabase;
import org.rollcall.shared.Wiring;

@OnBothDatabases
class NasRegistryTest {
    private final TestDatabase test;
    private final ScriptedRadius adapter = new ScriptedRadius();
    private Wiring wiring;
    private NasRegistry registry;

    NasRegistryTest(TestDatabase test) {
        this.test = test;
    }

    @BeforeEach
    void wire() {
        test.clear();
        wiring = new Wiring(test, new FixedClock("2026-11-22T12:00:00Z", "UTC")).with(RadiusAccess.class, adapter);
        registry = wiring.get(NasRegistry.class);
    }

    @Test
    void theAdapterLearnsOfEveryChange() {
        long id = create("10.0.0.0/24", MessageAuthenticatorRule.AUTO);
        registry.refresh();
        assertThat(adapter.clients()).hasSize(1);
        RadiusClient client = adapter.clients().get(0);
        assertThat(client.id()).isEqualTo(id);
        assertThat(client.network().getHostAddress()).isEqualTo("10.0.0.0");
        assertThat(client.prefixLength()).isEqualTo(24);
        assertThat(client.secret()).asString().isEqualTo("sixteen characters");
        assertThat(registry.get(id).orElseThrow().dialect()).isEqualTo(Dialect.CISCO);

        wiring.inTransaction(() -> wiring.get(NasDesk.class).delete(id));
        registry.refresh();
        assertThat(adapter.clients()).isEmpty();
        assertThat(registry.get(id)).isEmpty();
    }

    @Test
    void whatIsKnownOfAClockOutlivesAChangeOfItsRouterAndNotTheRouter() {
        long id = create("10.0.0.1", MessageAuthenticatorRule.AUTO);
        assertThat(registry.clock(id)).isEmpty();
        registry.refresh();
        registry.clock(id).orElseThrow().measured(-90, 1_000);
        create("10.0.0.2", MessageAuthenticatorRule.AUTO);
        registry.refresh();
        assertThat(registry.clock(id).orElseThrow().last())
                .contains(new NasClock.Measured(-90, Instant.ofEpochSecond(1_000)));
        wiring.inTransaction(() -> wiring.get(NasDesk.class).delete(id));
        registry.refresh();
        assertThat(registry.clock(id)).isEmpty();
    }

    @Test
    void theCountersAreThoseOfTheRow() {
        long id = create("10.0.0.1", MessageAuthenticatorRule.AUTO);
        test.database().write("update nas set line_rate = 1000000, version = version + 1 where id = ?", id);
        registry.refresh();
        assertThat(registry.counters(id)).isEqualTo(new NasCounters(false, 1, 1_000_000L));
    }

    @Test
    void whatWasLearnedIsKeptAndRequired() {
        long id = create("10.0.0.1", MessageAuthenticatorRule.AUTO);
        registry.refresh();
        adapter.seen(id, 99);
        registry.learn();
        registry.refresh();
        assertThat(rule()).isEqualTo(MessageAuthenticatorRule.AUTO);
        adapter.seen(id, 100);
        registry.learn();
        registry.refresh();
        assertThat(rule()).isEqualTo(MessageAuthenticatorRule.REQUIRE);
        assertThat(test.database().number("select count(*) from nas where message_authenticator_learned"))
                .isEqualTo(1);
    }

    @Test
    void oneSecretThatCannotBeOpenedShutsNobodyElseOut() {
        create("10.0.0.1", MessageAuthenticatorRule.REQUIRE);
        long broken = create("10.0.0.2", MessageAuthenticatorRule.REQUIRE);
        test.database().write("update nas set secret = ? where id = ?", new byte[] {1, 2, 3}, broken);
        registry.refresh();
        assertThat(adapter.clients())
                .extracting(client -> client.network().getHostAddress())
                .containsExactly("10.0.0.1");
    }

    @Test
    void theAdapterKnowsBothSecretsUntilTheirTimeIsOver() {
        long id = create("10.0.0.1", MessageAuthenticatorRule.REQUIRE);
        NasData next = new NasData(
                "10.0.0.1",
                "10.0.0.1",
                "the next secret of it",
                Dialect.CISCO,
                3799,
                300,
                MessageAuthenticatorRule.REQUIRE,
                null,
                7,
                24);
        wiring.inTransaction(() -> wiring.get(NasDesk.class).update(id, next));
        registry.refresh();
        RadiusClient client = adapter.clients().get(0);
        assertThat(client.secret()).asString().isEqualTo("the next secret of it");
        assertThat(client.requestsPerSecond()).isEqualTo(7);
        assertThat(client.previousSecret().orElseThrow().octets()).asString().isEqualTo("sixteen characters");
        Instant until = Instant.parse("2026-11-23T12:00:00Z");
        assertThat(client.previousSecret().orElseThrow().until()).isEqualTo(until);

        Instant used = Instant.parse("2026-11-22T13:00:00Z");
        adapter.usedPrevious(id, used);
        registry.learn();
        adapter.usedPrevious(id, used.plusSeconds(59));
        registry.learn();
        assertThat(usedAt(id)).isEqualTo(used);
        adapter.usedPrevious(id, used.plusSeconds(60));
        registry.learn();
        assertThat(usedAt(id)).isEqualTo(used.plusSeconds(60));

        registry.forgetSecrets(until.minusSeconds(1));
        assertThat(adapter.clients().get(0).previousSecret()).isPresent();
        registry.forgetSecrets(until);
        registry.refresh();
        assertThat(adapter.clients().get(0).previousSecret()).isEmpty();
        assertThat(test.database().number("select count(*) from nas where previous_secret is not null"))
                .isZero();
    }

    private Instant usedAt(long id) {
        return wiring.inTransaction(() -> wiring.get(NasDesk.class).get(id).getPreviousSecretUsedAt());
    }

    private MessageAuthenticatorRule rule() {
        return adapter.clients().get(0).messageAuthenticator();
    }

    private long create(String address, MessageAuthenticatorRule rule) {
        NasData data = new NasData(address, address, "sixteen characters", Dialect.CISCO, 3799, 300, rule);
        return wiring.inTransaction(() -> wiring.get(NasDesk.class).create(data).getId());
    }
}
