package org.rollcall.settings;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Every setting that staff change while Rollcall runs: its name in the API, its default, what it may be and what it
 * means. Values are text; numbers without sign, "never" where a rule can be switched off, times as hh:mm.
 */
public enum RuntimeSetting {
    GRACE_DAYS("graceDays", "10", 1, 99, true, "days from blocking to deactivation"),
    INACTIVITY_DAYS("inactivityDays", "90", 1, 3650, true, "days without a session until a customer becomes inactive"),
    JOB_TIME("jobTime", "02:30", "time of day of the nightly job, in the ISP's time zone"),
    BLOCKED_SESSION_SECONDS(
            "blockedSessionSeconds",
            "600",
            60,
            86_400,
            true,
            "longest session of a blocked customer in seconds, after which the router asks anew"),
    BLOCK_LEAK_ALLOWANCE_MB(
            "blockLeakAllowanceMb",
            "10",
            0,
            1_000_000,
            true,
            "MB (10^6 octets) that a blocked customer's session may count before it is shown as a leak"),
    STALE_FACTOR("staleFactor", "2", 2, 100, false, "interim intervals without a record until a session is stale"),
    INTERIM_INTERVAL("interimInterval", "300", 60, 86_400, false, "interim interval of a new router in seconds"),
    ACCESS_LOG_DAYS(
            "accessLogDays", "30", 1, 3650, false, "days that refused and blocked attempts to connect are kept");

    /** Instead of a number: the rule is off. */
    public static final String NEVER = "never";

    private final String key;
    private final String byDefault;
    private final boolean time;
    private final int least;
    private final int most;
    private final boolean canBeOff;
    private final String description;

    RuntimeSetting(String key, String byDefault, int least, int most, boolean canBeOff, String description) {
        this.key = key;
        this.byDefault = byDefault;
        this.time = false;
        this.least = least;
        this.most = most;
        this.canBeOff = canBeOff;
        this.description = description;
    }

    RuntimeSetting(String key, String byDefault, String description) {
        this.key = key;
        this.byDefault = byDefault;
        this.time = true;
        this.least = 0;
        this.most = 0;
        this.canBeOff = false;
        this.description = description;
    }

    public static Optional<RuntimeSetting> of(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }

    /** Its name in the API and on the screen. */
    public String key() {
        return key;
    }

    public String byDefault() {
        return byDefault;
    }

    public String description() {
        return description;
    }

    public boolean isNumber() {
        return !time;
    }

    /** What it may be, for a person. */
    public String allowed() {
        if (time) {
            return "a time of day as hh:mm";
        }
        return "a whole number from " + least + " to " + most + (canBeOff ? ", or " + NEVER : "");
    }

    /** Whether this text is a value of this setting. */
    public boolean accepts(String value) {
        if (time) {
            return value.matches("\\d\\d:\\d\\d") && isTime(value);
        }
        if (value.equals(NEVER)) {
            return canBeOff;
        }
        return value.matches("\\d{1,9}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most;
    }

    private static boolean isTime(String value) {
        try {
            LocalTime.parse(value);
            return true;
        } catch (DateTimeParseException none) {
            return false;
        }
    }
}
