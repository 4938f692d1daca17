package org.rollcall.shared;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MacAddressTest {
    @ParameterizedTest
    @CsvSource({
        "02:00:5E:00:0a:Ff, 02:00:5e:00:0a:ff",
        "02-00-5e-00-0a-ff, 02:00:5e:00:0a:ff",
        "0200.5e00.0aff, 02:00:5e:00:0a:ff",
        "0200-5e00-0aff, 02:00:5e:00:0a:ff",
        "02005e000aff, 02:00:5e:00:0a:ff",
        "2:0:5e:0:a:ff, 02:00:5e:00:0a:ff",
        "02:00:5e:00:0a,",
        "02:00:5e:00:0a:ff:00,",
        "02:00:5e:00:0a:fg,",
        "10.0.0.1,",
        "a/,",
        "'',"
    })
    void notations(String text, String normal) {
        assertThat(MacAddress.normal(text)).isEqualTo(java.util.Optional.ofNullable(normal));
    }

    @Property
    void nothingMakesItFail(@ForAll String text) {
        MacAddress.normal(text).ifPresent(mac -> assertThat(mac).matches("[0-9a-f]{2}(:[0-9a-f]{2}){5}"));
    }
}
