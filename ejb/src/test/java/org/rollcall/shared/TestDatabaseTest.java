package org.rollcall.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

@OnBothDatabases
class TestDatabaseTest {
    private final TestDatabase test;

    TestDatabaseTest(TestDatabase test) {
        this.test = test;
    }

    @Test
    void theSchemaIsThere() {
        assertThat(test.database().number("select count(*) from customer")).isZero();
        assertThat(test.database().vendor()).isEqualTo(test.vendor());
    }

    @Test
    void whatThrowsIsRolledBack() {
        assertThatThrownBy(() -> test.inTransaction(() -> {
                    test.database().write("insert into setting (name, setting_value) values ('a', 'b')");
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(test.database().number("select count(*) from setting where name = 'a'"))
                .isZero();
    }

    @Test
    void timesComeBackAsTheyWent() {
        // 02:30 of the night in which Berlin's clocks go back: local time could not tell the two
        for (Instant at :
                new Instant[] {Instant.parse("2026-10-25T00:30:00.123456Z"), Instant.parse("2026-10-25T01:30:00Z")}) {
            test.database().write("update lease set expires_at = ? where name = 'address-pools'", at);
            String read = "select expires_at from lease where name = 'address-pools'";
            assertThat(test.database().first(read, row -> row.instant("expires_at")))
                    .contains(at);
        }
    }
}
