package org.rollcall.nassim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.Vendor;

class GrantedRateTest {
    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of(
                        List.of(Attribute.vendorText(Vendor.MIKROTIK, 8, "10M/30M 15M/45M 8M/24M 10/10")), 10e6, 30e6),
                Arguments.of(List.of(Attribute.vendorText(Vendor.MIKROTIK, 8, "128k/2000000")), 128e3, 2e6),
                Arguments.of(List.of(Attribute.text(AttributeType.FILTER_ID, "50000/10000")), 10e6, 50e6),
                Arguments.of(
                        List.of(
                                Attribute.vendorInteger(Vendor.WISPR, 7, 1_000_000),
                                Attribute.vendorInteger(Vendor.WISPR, 8, 8_000_000)),
                        1e6,
                        8e6),
                Arguments.of(
                        List.of(
                                Attribute.vendorText(
                                        Vendor.CISCO,
                                        1,
                                        "lcp:interface-config#1=rate-limit input 5000000 80000 80000 conform-action"
                                                + " transmit exceed-action drop"),
                                Attribute.vendorText(
                                        Vendor.CISCO,
                                        1,
                                        "lcp:interface-config#2=rate-limit output 50000000 80000 80000 conform-action"
                                                + " transmit exceed-action drop")),
                        5e6,
                        50e6),
                Arguments.of(List.of(Attribute.text(AttributeType.FILTER_ID, "blocked")), 0, 0),
                Arguments.of(List.of(), 0, 0));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void readsWhatMakersWrite(List<Attribute> attributes, double up, double down) {
        assertThat(GrantedRate.of(attributes))
                .isEqualTo(
                        up == 0
                                ? java.util.Optional.empty()
                                : java.util.Optional.of(new GrantedRate((long) up, (long) down)));
    }
}
