package org.rollcall.radius.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.radius.api.MessageAuthenticatorRule;
import org.rollcall.radius.api.RadiusClient;

class ClientTableTest {
    private final ClientTable table = table(
            client(1, "10.0.0.0", 8),
            client(2, "10.1.0.0", 16),
            client(3, "10.1.2.3", 32),
            client(4, "10.1.2.128", 25),
            client(5, "2001:db8::", 32),
            client(6, "2001:db8:0:1::", 64),
            client(7, "2001:db8:0:1::7", 128),
            client(8, "fe80::", 10));

    @ParameterizedTest
    @CsvSource({
        "10.9.9.9, 1",
        "10.1.9.9, 2",
        "10.1.2.3, 3",
        "10.1.2.4, 2",
        "10.1.2.127, 2",
        "10.1.2.128, 4",
        "10.1.2.255, 4",
        "11.0.0.1, 0",
        "9.255.255.255, 0",
        "2001:db8:ffff::1, 5",
        "2001:db8:0:1::1, 6",
        "2001:db8:0:1:ffff::, 6",
        "2001:db8:0:1::7, 7",
        "2001:db9::1, 0",
        "febf::1, 8",
        "fec0::1, 0",
        "::ffff:10.1.2.3, 3",
        "::10.1.2.3, 0",
    })
    void theMostSpecificPrefixWins(String source, long expected) throws UnknownHostException {
        KnownClient found = table.find(InetAddress.getByName(source));
        assertThat(found == null ? 0 : found.id()).isEqualTo(expected);
    }

    @Test
    void aPrefixOfNoBitsIsEverybodyOfItsFamily() throws UnknownHostException {
        ClientTable everybody = table(client(1, "0.0.0.0", 0), client(2, "192.0.2.1", 32));
        assertThat(everybody.find(InetAddress.getByName("203.0.113.9")).id()).isEqualTo(1);
        assertThat(everybody.find(InetAddress.getByName("192.0.2.1")).id()).isEqualTo(2);
        assertThat(everybody.find(InetAddress.getByName("2001:db8::1"))).isNull();
    }

    @Test
    void prefixesThatDifferInHostBitsOnlyAreEqual() {
        assertThatThrownBy(() -> table(client(1, "10.1.0.0", 16), client(2, "10.1.2.3", 16)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NAS 1 and NAS 2");
    }

    @Test
    void aNasIsListedOnce() {
        assertThatThrownBy(() -> table(client(1, "10.1.0.0", 16), client(1, "10.2.0.0", 16)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NAS 1");
    }

    @Test
    void theSecretIsNotShown() {
        assertThat(table.byId(3).orElseThrow().toString()).contains("10.1.2.3").doesNotContain("secret");
    }

    private static ClientTable table(RadiusClient... clients) {
        return new ClientTable(List.copyOf(
                Stream.of(clients).map(client -> new KnownClient(client)).toList()));
    }

    private static RadiusClient client(long id, String network, int length) {
        try {
            return new RadiusClient(
                    id,
                    InetAddress.getByName(network),
                    length,
                    new byte[] {'s', 'e', 'c', 'r', 'e', 't'},
                    MessageAuthenticatorRule.REQUIRE);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
