package org.rollcall.nassim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DemoNetworkTest {
    @Test
    void subscribersAreToldApartAndSpreadOverTheRouters() {
        assertThat(IntStream.rangeClosed(1, DemoNetwork.SUBSCRIBERS)
                        .mapToObj(DemoNetwork::mac)
                        .distinct())
                .hasSize(DemoNetwork.SUBSCRIBERS);
        assertThat(IntStream.rangeClosed(1, 3).mapToObj(DemoNetwork::router).distinct())
                .hasSize(3);
        assertThat(DemoNetwork.mac(1)).matches("02:00(:[0-9a-f]{2}){4}");
    }

    @Test
    void secretsAreLongEnoughAndNotPrinted() {
        assertThat(DemoNetwork.ROUTERS).allSatisfy(router -> {
            assertThat(router.secret()).hasSizeGreaterThanOrEqualTo(16);
            assertThat(router.toString()).doesNotContain(router.secret());
        });
    }
}
