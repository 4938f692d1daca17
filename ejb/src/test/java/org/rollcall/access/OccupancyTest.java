package org.rollcall.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.access.Occupancy.OpenSession;
import org.rollcall.access.Occupancy.Reservation;

class OccupancyTest {
    private static final Instant NOW = Samples.NOW;

    @ParameterizedTest
    @CsvSource({
        // who asks; device of the open session, its age in seconds; counted
        "a, b, 100, 1",
        "a, a, 100, 0",
        "a, a, 1,   1",
        "a, ,  100, 1",
        ",  a, 100, 1",
        ",  ,  100, 1",
    })
    void anOpenSessionCountsUnlessItsDeviceComesBack(String device, String other, int age, int counted) {
        assertThat(Occupancy.of(device, NOW, List.of(new OpenSession(1, other, NOW.minusSeconds(age))), List.of())
                        .open())
                .hasSize(counted);
    }

    @ParameterizedTest
    @CsvSource({
        // who asks; device of the promised one, seconds ago; counted
        "a, b, 1,  1",
        "a, b, 59, 1",
        "a, b, 60, 0",
        "a, a, 1,  1",
        "a, a, 3,  0",
        ",  b, 3,  1",
    })
    void aPromiseCountsUntilItsDeviceComesBackOrGivesUp(String device, String other, int ago, int counted) {
        assertThat(Occupancy.of(device, NOW, List.of(), List.of(new Reservation(other, NOW.minusSeconds(ago))))
                        .promised())
                .isEqualTo(counted);
    }

    @ParameterizedTest
    @CsvSource({
        // device promised 10 s ago; device of the open session, its age; counted besides the session
        "b, b,  9,  0",
        "b, b,  30, 0",
        "b, c,  9,  1",
        "?, ,   9,  0",
        "?, ,   30, 1",
    })
    void aPromiseIsKeptByTheSessionOfItsDevice(String promised, String open, int age, int counted) {
        Occupancy occupancy = Occupancy.of(
                "a",
                NOW,
                List.of(new OpenSession(1, open, NOW.minusSeconds(age))),
                List.of(new Reservation(promised, NOW.minusSeconds(10))));

        assertThat(occupancy.promised()).isEqualTo(counted);
        assertThat(occupancy.open()).hasSize(1);
    }
}
