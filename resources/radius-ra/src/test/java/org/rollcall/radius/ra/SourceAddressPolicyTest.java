package org.rollcall.radius.ra;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceAddressPolicyTest {
    @ParameterizedTest
    @CsvSource({
        // target, door (empty: shut) -> source
        "192.0.2.1, 198.51.100.5, 198.51.100.5",
        "192.0.2.1, 0.0.0.0, 0.0.0.0",
        "192.0.2.1, , 0.0.0.0",
        "192.0.2.1, 127.0.0.1, 0.0.0.0",
        "192.0.2.1, 2001:db8::5, 0.0.0.0",
        "127.0.0.1, 127.0.0.3, 127.0.0.3",
        "127.0.0.1, 0.0.0.0, 127.0.0.1",
        "127.0.0.1, , 127.0.0.1",
        "127.0.0.1, 198.51.100.5, 198.51.100.5",
        "2001:db8::1, 2001:db8::5, 2001:db8::5",
        "2001:db8::1, 198.51.100.5, ::",
        "2001:db8::1, ::1, ::",
        "::1, 127.0.0.1, ::1",
    })
    void table(String target, String door, String source) throws UnknownHostException {
        Optional<InetAddress> bind = door == null ? Optional.empty() : Optional.of(InetAddress.getByName(door));
        assertThat(SourceAddressPolicy.toward(InetAddress.getByName(target), bind))
                .isEqualTo(InetAddress.getByName(source));
    }
}
