package org.rollcall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code rollcall.ear} on WildFly with PostgreSQL. */
@ExtendWith(OneWildFly.class)
class FirstHourOnWildFlyIT extends FirstHourWithPostgreSql {
    private static final Duration DEPLOYMENT = Duration.ofMinutes(2);

    @Override
    RollcallProcess rollcall(Path data) {
        return OneWildFly.server();
    }

    /** Others go on with it. */
    @Override
    void end() {}

    @Test
    void aDeploymentReleasesThePortsAndTheNextOneGoesOn() throws IOException {
        WildFlyProcess server = OneWildFly.server();
        Isp.Subscriber subscriber = isp.subscriber();
        assertThat(router.connect(subscriber.pap())).isPresent();

        server.undeploy();
        await("it is undeployed").atMost(DEPLOYMENT).until(server::undeployed);
        assertThat(isFree(server.authPort)).isTrue();
        assertThat(isFree(server.acctPort)).isTrue();

        server.deploy();
        await("it is ready again").atMost(DEPLOYMENT).until(() -> isp.api.ready());
        await("it answers again").atMost(DEPLOYMENT).until(() -> router.access(subscriber.chap())
                .accepted());
        assertThat(isp.sessions(subscriber.login(), true)).hasSize(1);
    }

    /** In particular none of leaked connections, which WildFly suspects at a refused request. */
    @Test
    @Order(Integer.MAX_VALUE - 1)
    void nothingOfThatIsAnError() throws IOException {
        assertThat(rollcall.output().lines().filter(line -> line.contains(" ERROR ") || line.contains(" FATAL ")))
                .isEmpty();
    }

    private static boolean isFree(int port) {
        try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (SocketException taken) {
            return false;
        }
    }
}
