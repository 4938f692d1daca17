package org.rollcall.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.shared.FixedClock;
import org.rollcall.shared.OnBothDatabases;
import org.rollcall.shared.TestDatabase;
import org.rollcall.shared.Wiring;

/** Times survive the way through JPA also in the hour that clocks show twice, wherever the server stands. */
@OnBothDatabases
class CustomerTimesTest {
    private final TestDatabase test;
    private final TimeZone before = TimeZone.getDefault();

    CustomerTimesTest(TestDatabase test) {
        this.test = test;
    }

    @BeforeEach
    void inBerlin() {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        test.clear();
    }

    @AfterEach
    void back() {
        TimeZone.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-10-25T00:30:00.123456Z",
                "2026-10-25T01:30:00.123456Z",
                "2026-03-29T01:00:00Z",
                "2026-06-01T12:00:00.5Z"
            })
    void asStored(String time) {
        Wiring wiring = new Wiring(test, new FixedClock(time, "Europe/Berlin"));
        CustomerDesk desk = wiring.get(CustomerDesk.class);
        CustomerData data = new CustomerData("ann", "Ann", null, null, null, null);
        long id = wiring.inTransaction(() -> desk.create(data)).getId();
        assertThat(test.database().first("select created_at from customer", row -> row.instant("created_at")))
                .contains(Instant.parse(time));
        assertThat(wiring.inTransaction(() -> desk.get(id)).getCreatedAt()).isEqualTo(Instant.parse(time));
    }
}
