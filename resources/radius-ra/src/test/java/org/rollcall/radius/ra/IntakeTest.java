package org.rollcall.radius.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.radius.api.AccessReply;
import org.rollcall.radius.api.MessageAuthenticatorRule;
import org.rollcall.radius.api.RadiusClient;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.PacketCode;
import org.rollcall.radius.codec.RadiusPacket;

/** What is dropped before anybody works on it, what is counted, and what is answered at once. */
class IntakeTest {
    private final AtomicBoolean databaseDown = new AtomicBoolean();
    private AdapterUnderTest test;
    private TestNas accounting;
    private TestNas authentication;

    @BeforeEach
    void openBothPorts() throws Exception {
        test = new AdapterUnderTest();
        test.adapter.endpointActivation(
                TestEndpoints.accounting(batch -> {
                    if (databaseDown.get()) {
                        throw new IllegalStateException("no database");
                    }
                    return AdapterUnderTest.acknowledge(batch);
                }),
                new AccountingActivation());
        test.adapter.endpointActivation(
                TestEndpoints.access(batch -> batch.stream()
                        .map(request -> AccessReply.accept(List.of()))
                        .toList()),
                new AccessActivation());
        test.connection.open(AdapterUnderTest.ANY_PORTS);
        accounting = new TestNas(test.accountingPort());
        authentication = new TestNas(test.authenticationPort());
    }

    @AfterEach
    void close() {
        accounting.close();
        authentication.close();
        test.close();
    }

    @Test
    void aStrangerGetsSilenceAndIsCountedOnly() throws Exception {
        try (TestNas stranger = new TestNas(InetAddress.getByName("127.0.0.2"), test.accountingPort())) {
            assertThat(stranger.isSilentOn(TestNas.accounting(1, "s1", 1))).isTrue();
            stranger.send(new byte[] {1});
            await().until(() -> test.connection.statistics().unknownSources() == 2);
            assertThat(test.statistics().malformed()).isZero();
        }
    }

    @Test
    void aWrongRequestAuthenticatorIsDropped() {
        byte[] request = TestNas.accounting(1, "s1", 1);
        request[request.length - 1] ^= 1;

        assertThat(accounting.isSilentOn(request)).isTrue();
        assertThat(test.statistics().badAuthenticator()).isEqualTo(1);
        accounting.ask(TestNas.accounting(2, "s1", 1));
    }

    @Test
    void aMessageAuthenticatorThatIsThereMustBeRightOnBothPorts() {
        List<Attribute> attributes = List.of(Attribute.text(AttributeType.ACCT_SESSION_ID, "s1"));
        accounting.ask(TestNas.request(PacketCode.ACCOUNTING_REQUEST, 1, attributes, true));

        byte[] forged = TestNas.access(2, true, Attribute.text(AttributeType.USER_NAME, "u"));
        forged[forged.length - 1] ^= 1;

        assertThat(authentication.isSilentOn(forged)).isTrue();
        assertThat(test.statistics().badAuthenticator()).isEqualTo(1);
    }

    @Test
    void whatIsNoPacketOrBelongsToAnotherPortIsDropped() {
        accounting.send(new byte[0]);
        accounting.send(new byte[19]);
        accounting.send(Arrays.copyOf(TestNas.accounting(1, "s1", 1), 29));
        accounting.send(TestNas.access(2, false, Attribute.text(AttributeType.USER_NAME, "u")));
        authentication.send(TestNas.accounting(3, "s1", 1));
        authentication.send(TestNas.request(PacketCode.DISCONNECT_REQUEST, 4, List.of(), false));
        await().until(() -> test.statistics().malformed() == 6);

        byte[] padded = Arrays.copyOf(TestNas.accounting(5, "s1", 1), 6000);
        assertThat(accounting.ask(padded)[1]).isEqualTo((byte) 5);
    }

    @Test
    void garbageEndsNothing() throws Exception {
        Random random = new Random(5080);
        byte[] model = TestNas.accounting(1, "session", 3);
        for (int i = 0; i < 5_000; i++) {
            byte[] mutant = Arrays.copyOf(model, random.nextInt(model.length + 20));
            for (int change = 0; change < 3 && mutant.length > 0; change++) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt();
            }
            accounting.send(mutant);
            authentication.send(mutant);
        }
        try (TestNas another = new TestNas(test.accountingPort())) {
            another.ask(TestNas.accounting(2, "after", 1));
        }
        try (TestNas another = new TestNas(test.authenticationPort())) {
            another.ask(TestNas.access(3, true, Attribute.text(AttributeType.USER_NAME, "after")));
        }
    }

    @Test
    void theRuleForMessageAuthenticatorIsAppliedToAccessRequests() {
        Attribute user = Attribute.text(AttributeType.USER_NAME, "u");
        Attribute proxyState = Attribute.octets(AttributeType.PROXY_STATE, new byte[] {1});

        authentication.ask(TestNas.access(1, false, user));
        assertThat(authentication.isSilentOn(TestNas.access(2, false, user, proxyState)))
                .isTrue();
        authentication.ask(TestNas.access(3, true, user, proxyState));
        assertThat(test.statistics().missingMessageAuthenticator()).isEqualTo(1);

        test.connection.replaceClients(List.of(AdapterUnderTest.nas(MessageAuthenticatorRule.REQUIRE)));
        assertThat(authentication.isSilentOn(TestNas.access(4, false, user))).isTrue();
        authentication.ask(TestNas.access(5, true, user));
        accounting.ask(TestNas.accounting(6, "s1", 1));
        assertThat(test.statistics().missingMessageAuthenticator()).isEqualTo(2);
    }

    @Test
    void theHabitOfANasIsLearnedButNotThatOfAPrefix() throws Exception {
        Attribute user = Attribute.text(AttributeType.USER_NAME, "u");
        for (int i = 0; i < MessageAuthenticatorPolicy.LEARNED_AFTER; i++) {
            authentication.ask(TestNas.access(i, true, user));
        }
        assertThat(test.statistics().validMessageAuthenticatorsInARow()).hasValue(100);
        assertThat(authentication.isSilentOn(TestNas.access(200, false, user))).isTrue();

        test.connection.replaceClients(List.of(new RadiusClient(
                AdapterUnderTest.NAS,
                InetAddress.getByName("127.0.0.0"),
                8,
                AdapterUnderTest.SECRET,
                MessageAuthenticatorRule.AUTO)));
        for (int i = 0; i < MessageAuthenticatorPolicy.LEARNED_AFTER; i++) {
            authentication.ask(TestNas.access(i, true, user));
        }
        authentication.ask(TestNas.access(200, false, user));
        assertThat(test.statistics().validMessageAuthenticatorsInARow()).isEmpty();
    }

    @Test
    void statusServerIsAnsweredOnBothPortsToWhoKnowsTheSecret() throws Exception {
        byte[] status = TestNas.request(PacketCode.STATUS_SERVER, 9, List.of(), true);

        byte[] reply = accounting.ask(status);
        assertThat(RadiusPacket.parse(reply, 0, reply.length).code()).contains(PacketCode.ACCOUNTING_RESPONSE);
        reply = authentication.ask(status);
        assertThat(RadiusPacket.parse(reply, 0, reply.length).code()).contains(PacketCode.ACCESS_ACCEPT);

        byte[] unsigned = Arrays.copyOf(status, 20);
        unsigned[3] = 20;
        assertThat(accounting.isSilentOn(unsigned)).isTrue();
        status[10] ^= 1;
        assertThat(accounting.isSilentOn(status)).isTrue();
    }

    @Test
    void statusServerIsNotAnsweredWhileNothingCanBeStored() {
        byte[] status = TestNas.request(PacketCode.STATUS_SERVER, 9, List.of(), true);
        databaseDown.set(true);
        assertThat(accounting.isSilentOn(TestNas.accounting(1, "s1", 1))).isTrue();
        assertThat(accounting.isSilentOn(status)).isTrue();
        authentication.ask(status);

        databaseDown.set(false);
        accounting.ask(TestNas.accounting(2, "s1", 1));
        accounting.ask(status);
    }

    @Test
    void aNewTableCountsAtOnceAndCountersGoOn() throws Exception {
        accounting.ask(TestNas.accounting(1, "s1", 1));

        test.connection.replaceClients(List.of());
        assertThat(accounting.isSilentOn(TestNas.accounting(2, "s1", 1))).isTrue();
        assertThat(test.connection.statistics().clients()).isEmpty();

        RadiusClient otherSecret = new RadiusClient(
                AdapterUnderTest.NAS,
                AdapterUnderTest.LOOPBACK,
                32,
                "another".getBytes(StandardCharsets.US_ASCII),
                MessageAuthenticatorRule.AUTO);
        test.connection.replaceClients(List.of(AdapterUnderTest.nas(MessageAuthenticatorRule.AUTO)));
        accounting.ask(TestNas.accounting(3, "s1", 1));
        test.connection.replaceClients(List.of(otherSecret));
        assertThat(accounting.isSilentOn(TestNas.accounting(4, "s1", 1))).isTrue();
        assertThat(test.statistics().requests()).isEqualTo(1);
        assertThat(test.statistics().badAuthenticator()).isEqualTo(1);

        assertThatThrownBy(() -> test.connection.replaceClients(List.of(otherSecret, otherSecret)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NAS 7");
        assertThat(test.connection.statistics().clients()).containsOnlyKeys(AdapterUnderTest.NAS);
    }
}
