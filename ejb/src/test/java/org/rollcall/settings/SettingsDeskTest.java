package org.rollcall.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.shared.FieldError;
import org.rollcall.shared.FixedClock;
import org.rollcall.shared.InvalidInput;
import org.rollcall.shared.OnBothDatabases;
import org.rollcall.shared.TestDatabase;
import org.rollcall.shared.Wiring;

@OnBothDatabases
class SettingsDeskTest {
    private final TestDatabase test;
    private final Wiring wiring;
    private final SettingsDesk desk;
    private final Settings settings;

    SettingsDeskTest(TestDatabase test) {
        this.test = test;
        wiring = new Wiring(test, new FixedClock("2026-06-01T12:00:00Z", "UTC")).observing(Settings.class);
        desk = wiring.get(SettingsDesk.class);
        settings = wiring.get(Settings.class);
    }

    @BeforeEach
    void empty() {
        test.clear();
    }

    @Test
    void defaultsUntilSomebodyChangesThem() {
        assertThat(desk.all()).hasSize(RuntimeSetting.values().length).containsEntry("graceDays", 10);
        assertThat(settings.graceDays()).hasValue(10);
        assertThat(settings.inactivityDays()).hasValue(90);
        assertThat(settings.jobTime()).isEqualTo(LocalTime.of(2, 30));
        assertThat(settings.blockLeakAllowanceOctets()).isEqualTo(10_000_000);
        assertThat(settings.staleFactor()).isEqualTo(2);
    }

    @Test
    void theNamedOnesChangeAndAreSeenAtOnce() {
        assertThat(settings.graceDays()).hasValue(10);
        Map<String, Object> wanted = Map.of("graceDays", 5, "inactivityDays", "never", "jobTime", "04:05");
        Map<String, Object> all = wiring.inTransaction(() -> desk.change(wanted));
        assertThat(all).containsAllEntriesOf(wanted).containsEntry("staleFactor", 2);
        assertThat(settings.graceDays()).hasValue(5);
        assertThat(settings.inactivityDays()).isEqualTo(OptionalInt.empty());
        assertThat(settings.jobTime()).isEqualTo(LocalTime.of(4, 5));
        wiring.inTransaction(() -> desk.change(Map.of("graceDays", 6)));
        assertThat(desk.all()).containsEntry("graceDays", 6).containsEntry("jobTime", "04:05");
        assertThat(test.database().list("select details from audit_entry order by id", row -> row.text("details")))
                .last()
                .isEqualTo("graceDays: 5 -> 6");
    }

    @Test
    void oneWrongValueAndNothingChanges() {
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("graceDays", 5);
        wanted.put("gracedays", 5);
        wanted.put("inactivityDays", null);
        assertThatThrownBy(() -> wiring.inTransaction(() -> desk.change(wanted)))
                .isInstanceOfSatisfying(InvalidInput.class, invalid -> assertThat(invalid.errors())
                        .containsExactly(
                                new FieldError("gracedays", "is no setting"),
                                new FieldError("inactivityDays", "must be a whole number from 1 to 3650, or never")));
        assertThat(settings.graceDays()).hasValue(10);
    }

    @Test
    void whatSomebodyWroteIntoTheTableByHandDoesNoHarm() {
        test.database().write("insert into setting (name, setting_value) values ('graceDays', '1e9')");
        test.database().write("insert into setting (name, setting_value) values ('other', 'x')");
        assertThat(settings.graceDays()).hasValue(10);
    }

    @ParameterizedTest
    @CsvSource({
        "graceDays, 0, false", "graceDays, 1, true", "graceDays, 99, true", "graceDays, 100, false",
        "graceDays, never, true", "graceDays, -1, false", "graceDays, 1.5, false", "graceDays, 99999999999, false",
        "staleFactor, never, false", "staleFactor, 1, false", "jobTime, 24:00, false", "jobTime, 23:59, true",
        "jobTime, 2:30, false", "jobTime, 02:30:00, false",
    })
    void values(String key, String value, boolean accepted) {
        assertThat(RuntimeSetting.of(key).orElseThrow().accepts(value)).isEqualTo(accepted);
    }

    @Test
    void everySettingAcceptsItsDefaultAndIsDescribed() {
        for (RuntimeSetting setting : RuntimeSetting.values()) {
            assertThat(setting.accepts(setting.byDefault())).isTrue();
            assertThat(setting.description()).isNotBlank();
        }
    }
}
