package org.rollcall.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.radius.codec.Attribute;

/** The exact attributes each make of router gets; download first, as in the plans. */
class DialectTest {
    private static String described(List<Attribute> attributes) {
        return attributes.stream().map(Attribute::describe).collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MIKROTIK | 30000000 | 10000000 | Mikrotik-Rate-Limit = \"10M/30M\"",
                "MIKROTIK | 2500000 | 128000 | Mikrotik-Rate-Limit = \"128k/2500k\"",
                "MIKROTIK | 1000001 | 0 | Mikrotik-Rate-Limit = \"0/1000001\"",
                "ACCEL_PPP | 50000000 | 10000000 | Filter-Id = \"50000/10000\"",
                "ACCEL_PPP | 1500 | 10000000 | Filter-Id = \"2/10000\"",
                "WISPR | 50000000 | 10000000 | WISPr-Bandwidth-Max-Up = 10000000; WISPr-Bandwidth-Max-Down = 50000000",
                "WISPR | 9000000000 | 0 | WISPr-Bandwidth-Max-Down = 4294967295",
                "CISCO | 0 | 5000000 | Cisco-AVPair = \"lcp:interface-config#1=rate-limit input 5000000 937500 1875000"
                        + " conform-action transmit exceed-action drop\"",
            })
    void speed(Dialect dialect, long downBps, long upBps, String expected) {
        assertThat(described(dialect.vendor().speed(downBps, upBps))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"MIKROTIK", "CISCO", "ACCEL_PPP", "WISPR"})
    void unlimitedIsNotSaid(Dialect dialect) {
        assertThat(dialect.vendor().speed(0, 0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MIKROTIK | Mikrotik-Address-List = \"rollcall-blocked\"",
                "CISCO | Filter-Id = \"rollcall-blocked.in\"",
                "ACCEL_PPP | ''",
                "WISPR | Filter-Id = \"rollcall-blocked\"",
            })
    void block(Dialect dialect, String expected) {
        assertThat(described(dialect.vendor().block())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MIKROTIK | User-Name = \"ann\"; Acct-Session-Id = \"81\"; Framed-IP-Address = 100.64.0.1",
                "CISCO | User-Name = \"ann\"; Acct-Session-Id = \"81\"",
                "ACCEL_PPP | User-Name = \"ann\"; Acct-Session-Id = \"81\"",
                "WISPR | User-Name = \"ann\"; Acct-Session-Id = \"81\"; Framed-IP-Address = 100.64.0.1",
            })
    void identify(Dialect dialect, String expected) {
        assertThat(described(dialect.vendor().identify(new SessionIdentity("81", "ann", "100.64.0.1"))))
                .isEqualTo(expected);
    }

    @Test
    void whatIsNotKnownIsNotSent() {
        assertThat(described(Dialect.MIKROTIK.vendor().identify(new SessionIdentity("81", null, null))))
                .isEqualTo("Acct-Session-Id = \"81\"");
    }
}
