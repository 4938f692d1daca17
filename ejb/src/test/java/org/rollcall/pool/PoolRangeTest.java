package org.rollcall.pool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolRangeTest {
    @ParameterizedTest
    @CsvSource({
        "100.64.0.0/24, 254, 100.64.0.1, 100.64.0.254",
        "100.64.0.0/10, 4194302, 100.64.0.1, 100.127.255.254",
        "192.0.2.0/30, 2, 192.0.2.1, 192.0.2.2",
        "192.0.2.0/31, 2, 192.0.2.0, 192.0.2.1",
        "192.0.2.9/32, 1, 192.0.2.9, 192.0.2.9",
        "255.255.255.0/24, 254, 255.255.255.1, 255.255.255.254",
    })
    void networkAndBroadcastStayOut(String cidr, long size, String first, String last) {
        PoolRange range = PoolRange.of(cidr);

        assertThat(range.size()).isEqualTo(size);
        assertThat(range.address(0)).isEqualTo(first);
        assertThat(range.address(size - 1)).isEqualTo(last);
    }
}
