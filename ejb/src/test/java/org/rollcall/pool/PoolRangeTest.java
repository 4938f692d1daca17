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
        PoolRange range = PoolRange.of(cidr, 32);

        assertThat(range.size()).isEqualTo(size);
        assertThat(range.address(0)).isEqualTo(first);
        assertThat(range.address(size - 1)).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8::/32, 56, 16777216, 2001:db8::/56, 2001:db8:ffff:ff00::/56",
        "2001:db8:5::/48, 64, 65536, 2001:db8:5::/64, 2001:db8:5:ffff::/64",
        "2001:db8:5:7::/64, 64, 1, 2001:db8:5:7::/64, 2001:db8:5:7::/64",
        "2000::/8, 32, 16777216, 2000::/32, 20ff:ffff::/32",
    })
    void prefixesAreAllUsed(String cidr, int prefixLength, long size, String first, String last) {
        PoolRange range = PoolRange.of(cidr, prefixLength);

        assertThat(range.size()).isEqualTo(size);
        assertThat(range.address(0)).isEqualTo(first);
        assertThat(range.address(size - 1)).isEqualTo(last);
    }
}
