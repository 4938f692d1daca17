package org.rollcall.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import org.rollcall.shared.Database;
import org.rollcall.shared.DatabaseHealth;
import org.rollcall.shared.KeyedQuery;

/** The settings of the ISP as they are now; a change on another node is seen within five seconds. */
@ApplicationScoped
public class Settings {
    private static final Logger LOG = System.getLogger(Settings.class.getName());
    /** Nanoseconds. */
    private static final long FRESH = 5_000_000_000L;

    private record Snapshot(Map<RuntimeSetting, String> values, long readAt) {}

    private volatile Snapshot snapshot;

    @Inject
    private Database database;

    @Inject
    private DatabaseHealth health;

    /** Days from blocking to deactivation; empty = never. */
    public OptionalInt graceDays() {
        return number(RuntimeSetting.GRACE_DAYS);
    }

    /** Days without a session until deactivation; empty = never. */
    public OptionalInt inactivityDays() {
        return number(RuntimeSetting.INACTIVITY_DAYS);
    }

    /** In the ISP's time zone. */
    public LocalTime jobTime() {
        return LocalTime.parse(text(RuntimeSetting.JOB_TIME));
    }

    /** Seconds; empty = not limited. */
    public OptionalInt blockedSessionSeconds() {
        return number(RuntimeSetting.BLOCKED_SESSION_SECONDS);
    }

    /** Octets; a negative number = leaks are not looked for. */
    public long blockLeakAllowanceOctets() {
        OptionalInt megabytes = number(RuntimeSetting.BLOCK_LEAK_ALLOWANCE_MB);
        return megabytes.isPresent() ? megabytes.getAsInt() * 1_000_000L : -1;
    }

    public int staleFactor() {
        return number(RuntimeSetting.STALE_FACTOR).orElseThrow();
    }

    /** Seconds, for a new router. */
    public int interimInterval() {
        return number(RuntimeSetting.INTERIM_INTERVAL).orElseThrow();
    }

    public int accessLogDays() {
        return number(RuntimeSetting.ACCESS_LOG_DAYS).orElseThrow();
    }

    public int grantedLogDays() {
        return number(RuntimeSetting.GRANTED_LOG_DAYS).orElseThrow();
    }

    public int hourlyUsageDays() {
        return number(RuntimeSetting.HOURLY_USAGE_DAYS).orElseThrow();
    }

    public boolean flag(RuntimeSetting setting) {
        return text(setting).equals("yes");
    }

    /** Empty = never. */
    public OptionalInt number(RuntimeSetting setting) {
        String text = text(setting);
        return text.equals(RuntimeSetting.NEVER) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }

    /** The value as text, valid in any case. */
    public String text(RuntimeSetting setting) {
        return values().get(setting);
    }

    /** All of them, in the order they are declared. */
    Map<RuntimeSetting, String> values() {
        Snapshot current = snapshot;
        if (current == null || (System.nanoTime() - current.readAt() > FRESH && !health.isDown())) {
            current = new Snapshot(readOr(current), System.nanoTime());
            snapshot = current;
        }
        return current.values();
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) SettingsChanged event) {
        Snapshot current = snapshot;
        snapshot = current == null ? null : new Snapshot(current.values(), System.nanoTime() - FRESH - 1);
    }

    /** What was set last holds on while the database does not answer. */
    private Map<RuntimeSetting, String> readOr(Snapshot last) {
        try {
            return read();
        } catch (RuntimeException failure) {
            if (last == null) {
                throw failure;
            }
            LOG.log(Level.WARNING, "the settings cannot be read; those of before hold on", failure);
            return last.values();
        }
    }

    private Map<RuntimeSetting, String> read() {
        Map<RuntimeSetting, String> values = new EnumMap<>(RuntimeSetting.class);
        for (RuntimeSetting setting : RuntimeSetting.values()) {
            values.put(setting, setting.byDefault());
        }
        database.promptly(connection -> KeyedQuery.list(
                        connection,
                        database.vendor(),
                        "select name, setting_value from setting where name = any(?)",
                        "varchar",
                        Arrays.stream(RuntimeSetting.values())
                                .map(RuntimeSetting::key)
                                .toList(),
                        row -> Map.entry(row.text("name"), row.text("setting_value"))))
                .forEach(stored -> RuntimeSetting.of(stored.getKey()).ifPresent(setting -> {
                    if (setting.accepts(stored.getValue())) {
                        values.put(setting, stored.getValue());
                    } else {
                        LOG.log(
                                Level.WARNING,
                                "setting {0}: stored value is not {1}; the default is used",
                                setting.key(),
                                setting.allowed());
                    }
                }));
        return values;
    }
}
