package org.rollcall.radius.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.work.Work;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.radius.api.AccountingRequest;
import org.rollcall.radius.api.Door;
import org.rollcall.radius.api.RadiusConnection;

/** Start, activation, door, deactivation, stop: in every order the servers were seen to use. */
class LifeCycleTest {
    private final Queue<List<AccountingRequest>> batches = new ConcurrentLinkedQueue<>();
    private final TestEndpoints endpoints = TestEndpoints.accounting(batch -> {
        batches.add(batch);
        return AdapterUnderTest.acknowledge(batch);
    });
    private final AccountingActivation activation = new AccountingActivation();
    private AdapterUnderTest test;

    @BeforeEach
    void start() throws ResourceException {
        test = new AdapterUnderTest();
    }

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void nothingIsBoundBeforeTheDoorIsOpen() throws Exception {
        test.adapter.endpointActivation(endpoints, activation);
        assertThat(test.connection.door()).isEmpty();
        await().until(() -> test.works.running().isEmpty());

        test.connection.open(AdapterUnderTest.ANY_PORTS);
        assertIsServed();
        assertThat(test.works.running()).hasSize(1 + activation.getWorkers());
    }

    @Test
    void theDoorMayOpenBeforeTheListenerIsActive() throws Exception {
        test.connection.open(AdapterUnderTest.ANY_PORTS);
        try (TestNas nas = new TestNas(test.accountingPort())) {
            assertThat(nas.isSilentOn(TestNas.accounting(1, "early", 1))).isTrue();
            await().until(() -> test.works.running().isEmpty());

            test.adapter.endpointActivation(endpoints, activation);

            assertThat(nas.receive()[1]).isEqualTo((byte) 1);
        }
    }

    @Test
    void openingAgainDoesNothingAndWithOtherValuesIsRefused() throws Exception {
        test.connection.open(AdapterUnderTest.ANY_PORTS);
        Door door = test.connection.door().orElseThrow();
        test.connection.open(AdapterUnderTest.ANY_PORTS);
        test.connection.open(door);
        assertThat(test.connection.door()).contains(door);
        assertThatThrownBy(() -> test.connection.open(new Door(AdapterUnderTest.LOOPBACK, 1, 2)))
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("open already");
    }

    @Test
    void aPortInUseIsNamedAndNothingStaysHalfOpen() throws Exception {
        test.adapter.endpointActivation(endpoints, activation);
        int free = freePort();
        try (DatagramSocket other = new DatagramSocket(0, AdapterUnderTest.LOOPBACK)) {
            assertThatThrownBy(
                            () -> test.connection.open(new Door(AdapterUnderTest.LOOPBACK, free, other.getLocalPort())))
                    .isInstanceOf(ResourceException.class)
                    .hasMessageContaining("accounting port")
                    .hasMessageContaining("127.0.0.1 port " + other.getLocalPort())
                    .hasMessageContaining("in use");
            assertIsFree(free);
            assertThat(test.connection.door()).isEmpty();
        }
        test.connection.open(AdapterUnderTest.ANY_PORTS);
        assertIsServed();
    }

    @Test
    void shutReleasesThePortsAndOpenTakesThemAgain() throws Exception {
        test.adapter.endpointActivation(endpoints, activation);
        test.connection.open(AdapterUnderTest.ANY_PORTS);
        Door door = test.connection.door().orElseThrow();

        test.connection.shut();
        test.connection.shut();

        assertThat(test.connection.door()).isEmpty();
        assertIsFree(door.accountingPort());
        assertIsFree(door.authenticationPort());
        await().until(() -> test.works.running().isEmpty());
        assertThat(endpoints.released).hasValue(endpoints.created.get());

        test.connection.open(door);
        assertIsServed();
    }

    @Test
    void whatIsInProgressIsAnsweredWhenTheDoorIsShut() throws Exception {
        Semaphore commit = new Semaphore(0);
        test.adapter.endpointActivation(
                TestEndpoints.accounting(batch -> {
                    batches.add(batch);
                    commit.acquireUninterruptibly();
                    return AdapterUnderTest.acknowledge(batch);
                }),
                activation);
        test.connection.open(AdapterUnderTest.ANY_PORTS);
        try (TestNas nas = new TestNas(test.accountingPort())) {
            nas.send(TestNas.accounting(1, "s", 1));
            await().until(() -> batches.size() == 1);
            nas.send(TestNas.accounting(2, "s", 3));
            await().until(() -> test.connection.statistics().queued() == 1);

            Thread shutting = new Thread(test.connection::shut);
            shutting.start();
            commit.release(2);

            nas.receive();
            nas.receive();
            shutting.join();
        }
    }

    @Test
    void aStuckApplicationDoesNotKeepThePort() throws Exception {
        Semaphore never = new Semaphore(0);
        test.adapter.endpointActivation(
                TestEndpoints.accounting(batch -> {
                    batches.add(batch);
                    never.acquireUninterruptibly();
                    return AdapterUnderTest.acknowledge(batch);
                }),
                activation);
        test.connection.open(AdapterUnderTest.ANY_PORTS);
        int port = test.accountingPort();
        try (TestNas nas = new TestNas(port)) {
            nas.send(TestNas.accounting(1, "s", 1));
            await().until(() -> batches.size() == 1);
            test.connection.shut();
            assertIsFree(port);
            never.release(100);
            await().until(() -> test.works.running().isEmpty());
            assertThat(nas.isSilent()).isTrue();
        }
    }

    @Test
    void deactivationMayComeTwiceAndReleasesThePort() throws Exception {
        test.adapter.endpointActivation(endpoints, activation);
        test.connection.open(AdapterUnderTest.ANY_PORTS);
        int port = test.accountingPort();

        test.adapter.endpointDeactivation(endpoints, activation);
        assertIsFree(port);
        await().until(() -> test.works.running().isEmpty());
        test.adapter.endpointDeactivation(endpoints, activation);
        test.adapter.stop();
        test.adapter.endpointDeactivation(endpoints, activation);
        test.adapter.stop();
    }

    @Test
    void aServerThatWasSuspendedGoesOnWithTheSameDoor() throws Exception {
        test.adapter.endpointActivation(endpoints, activation);
        test.connection.open(AdapterUnderTest.ANY_PORTS);
        Door door = test.connection.door().orElseThrow();

        test.adapter.endpointDeactivation(endpoints, activation);
        test.adapter.endpointActivation(endpoints, activation);

        assertThat(test.connection.door()).contains(door);
        assertIsServed();
    }

    @Test
    void anApplicationDeployedAnewFindsTheDoorShutUntilItOpensIt() throws Exception {
        test.adapter.endpointActivation(endpoints, activation);
        test.connection.open(AdapterUnderTest.ANY_PORTS);
        Door door = test.connection.door().orElseThrow();
        test.adapter.endpointDeactivation(endpoints, activation);
        TestEndpoints anew = TestEndpoints.accounting(AdapterUnderTest::acknowledge);

        test.adapter.endpointActivation(anew, new AccountingActivation());

        assertThat(test.connection.door()).isEmpty();
        assertIsFree(door.accountingPort());
        assertIsFree(door.authenticationPort());
        test.connection.open(door);
        try (TestNas nas = new TestNas(test.accountingPort())) {
            nas.ask(TestNas.accounting(1, "s", 1));
        }
        assertThat(batches).isEmpty();
    }

    @Test
    void anApplicationDeployedAnewMayOpenBeforeItsListenerIsActive() throws Exception {
        test.adapter.endpointActivation(endpoints, activation);
        test.connection.open(AdapterUnderTest.ANY_PORTS);
        Door door = test.connection.door().orElseThrow();
        test.adapter.endpointDeactivation(endpoints, activation);
        test.connection.shut();

        test.connection.open(door);
        test.adapter.endpointActivation(TestEndpoints.accounting(AdapterUnderTest::acknowledge), activation);

        try (TestNas nas = new TestNas(test.accountingPort())) {
            nas.ask(TestNas.accounting(1, "s", 1));
        }
    }

    @Test
    void thereIsOneListenerOfAKind() throws Exception {
        test.adapter.endpointActivation(endpoints, activation);
        test.adapter.endpointActivation(endpoints, activation);
        assertThatThrownBy(() -> test.adapter.endpointActivation(
                        TestEndpoints.accounting(AdapterUnderTest::acknowledge), new AccountingActivation()))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining("accounting listener already");
    }

    @Test
    void aServerWithoutThreadsIsAnErrorThatLeavesNothingBehind() throws Exception {
        for (int threads = 0; threads < 3; threads++) {
            try (AdapterUnderTest poor = new AdapterUnderTest()) {
                poor.adapter.endpointActivation(endpoints, activation);
                poor.works.rejectAfter(threads);
                int port = freePort();
                assertThatThrownBy(() -> poor.connection.open(new Door(AdapterUnderTest.LOOPBACK, 0, port)))
                        .isInstanceOf(ResourceException.class)
                        .hasMessageContaining("no thread");
                assertIsFree(port);
                await().until(() -> poor.works.running().isEmpty());
            }
        }
    }

    @Test
    void worksEndWhenTheServerReleasesThem() throws Exception {
        test.adapter.endpointActivation(endpoints, activation);
        test.connection.open(AdapterUnderTest.ANY_PORTS);
        test.works.running().forEach(Work::release);
        await().until(() -> test.works.running().isEmpty());
    }

    @Test
    void stopReleasesEverythingAndTheAdapterCanStartAgain() throws Exception {
        test.adapter.endpointActivation(endpoints, activation);
        test.connection.open(AdapterUnderTest.ANY_PORTS);
        int port = test.accountingPort();

        test.adapter.stop();

        assertIsFree(port);
        await().until(() -> test.works.running().isEmpty());
        assertThatThrownBy(test.connection::statistics)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not started");
        test.start();
        test.adapter.endpointActivation(endpoints, activation);
        test.connection.open(AdapterUnderTest.ANY_PORTS);
        assertIsServed();
    }

    @Test
    void aClosedConnectionIsOfNoUse() {
        RadiusConnection connection = test.connection;
        connection.close();
        connection.close();
        assertThatThrownBy(connection::door).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void activationsAreChecked() {
        AccountingActivation wrong = new AccountingActivation();
        wrong.setWorkers(0);
        assertThatThrownBy(() -> test.adapter.endpointActivation(endpoints, wrong))
                .isInstanceOf(InvalidPropertyException.class)
                .hasMessageContaining("workers is 0");
    }

    private void assertIsServed() throws Exception {
        int before = batches.size();
        try (TestNas nas = new TestNas(test.accountingPort())) {
            nas.ask(TestNas.accounting(1, "served", 1));
        }
        assertThat(batches).hasSize(before + 1);
    }

    private static int freePort() throws Exception {
        try (DatagramSocket socket = new DatagramSocket(0, AdapterUnderTest.LOOPBACK)) {
            return socket.getLocalPort();
        }
    }

    private static void assertIsFree(int port) throws Exception {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(AdapterUnderTest.LOOPBACK, port))) {
            assertThat(socket.getLocalPort()).isEqualTo(port);
        }
    }
}
