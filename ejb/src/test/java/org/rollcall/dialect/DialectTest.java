package org.rollcall.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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
    @EnumSource
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
    @EnumSource
    void everyDialectCanFindAndEndAnySession(Dialect dialect) {
        SessionIdentity littleKnown = new SessionIdentity("81", null, null, null);
        assertThat(described(dialect.vendor().end(littleKnown).attributes())).startsWith("Acct-Session-Id = \"81\"");
    }

    /** An open session would keep the old limit in the direction that nothing is said of. */
    @ParameterizedTest
    @EnumSource
    void whatCannotBeSaidInFullIsNotChanged(Dialect dialect) {
        SessionIdentity session = new SessionIdentity("81", "ann", "100.64.0.1", "eth1:7");
        assertThat(dialect.vendor().setSpeed(session, 0, 0)).isEmpty();
        boolean oneDirection = dialect == Dialect.MIKROTIK || dialect == Dialect.ACCEL_PPP;
        assertThat(dialect.vendor().setSpeed(session, 1_000_000, 0).isPresent()).isEqualTo(oneDirection);
    }

    @Test
    void nokiaFindsByPortAndAddressOrElseById() {
        VendorDialect nokia = Dialect.NOKIA_SR.vendor();
        assertThat(described(nokia.end(new SessionIdentity("81", "ann", "100.64.0.1", null))
                        .attributes()))
                .isEqualTo("Acct-Session-Id = \"81\"");
    }
}
