package org.rollcall.settings;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Every setting that staff change while Rollcall runs: its name in the API, its default, what it may be and what it
 * means. Values are text; numbers without sign, "never" where a rule can be switched off, times as hh:mm, yes or no.
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
            "longest session of a blocked or otherwise parked customer in seconds, after which the router asks anew"),
    PARK_INACTIVE("parkInactive", false, "inactive customers and ended services get an address of a pool for them"),
    PARK_WRONG_MAC("parkWrongMac", false, "who comes from a wrong MAC address gets an address of a pool for that"),
    PARK_UNKNOWN(
            "parkUnknown", false, "with PAP and CHAP, a wrong login or password gets an address of a pool for that"),
    DHCP_LEASE_SECONDS(
            "dhcpLeaseSeconds",
            "3600",
            60,
            86_400,
            true,
            "lease time in seconds that a MikroTik's DHCP server is told for a service recognised by MAC address or line"),
    BLOCK_LEAK_ALLOWANCE_MB(
            "blockLeakAllowanceMb",
            "10",
            0,
            1_000_000,
            true,
            "MB (10^6 octets) that a blocked customer's session may count before it is shown as a leak"),
    OFFLINE_HOURS(
            "offlineHours",
            "24",
            1,
            168,
            true,
            "hours for which logins are answered from memory while the database does not answer"),
    STALE_FACTOR("staleFactor", "2", 2, 100, false, "interim intervals without a record until a session is stale"),
    INTERIM_INTERVAL("interimInterval", "300", 60, 86_400, false, "interim interval of a new router in seconds"),
    ACCESS_LOG_DAYS("accessLogDays", "30", 1, 3650, false, "days that refused and parked attempts to connect are kept"),
    GRANTED_LOG_DAYS("grantedLogDays", "7", 1, 3650, false, "days that granted attempts to connect are kept"),
    HOURLY_USAGE_DAYS(
            "hourlyUsageDays",
            "31",
            2,
            3650,
            false,
            "days that usage per hour is kept; usage per day is kept for ever");

    /** Instead of a number: the rule is off. */
    public static final String NEVER = "never";

    private enum Kind {
        NUMBER,
        TIME,
        YES_OR_NO
    }

    private final String key;
    private final String byDefault;
    private final Kind kind;
    private final int least;
    private final int most;
    private final boolean canBeOff;
    private final String description;

    RuntimeSetting(String key, String byDefault, Kind kind, int least, int most, boolean canBeOff, String description) {
        this.key = key;
        this.byDefault = byDefault;
        this.kind = kind;
        this.least = least;
        this.most = most;
        this.canBeOff = canBeOff;
        this.description = description;
    }

    RuntimeSetting(String key, String byDefault, int least, int most, boolean canBeOff, String description) {
        this(key, byDefault, Kind.NUMBER, least, most, canBeOff, description);
    }

    RuntimeSetting(String key, String byDefault, String description) {
        this(key, byDefault, Kind.TIME, 0, 0, false, description);
    }

    RuntimeSetting(String key, boolean byDefault, String description) {
        this(key, byDefault ? "yes" : "no", Kind.YES_OR_NO, 0, 0, false, description);
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
        return kind == Kind.NUMBER;
    }

    public boolean yesOrNo() {
        return kind == Kind.YES_OR_NO;
    }

    /** What it may be, for a person. */
    public String allowed() {
        return switch (kind) {
            case TIME -> "a time of day as hh:mm";
            case YES_OR_NO -> "yes or no";
            case NUMBER -> "a whole number from " + least + " to " + most + (canBeOff ? ", or " + NEVER : "");
        };
    }

    /** Whether this text is a value of this setting. */
    public boolean accepts(String value) {
        return switch (kind) {
            case TIME -> value.matches("\\d\\d:\\d\\d") && isTime(value);
            case YES_OR_NO -> value.equals("yes") || value.equals("no");
            case NUMBER ->
                value.equals(NEVER)
                        ? canBeOff
                        : value.matches("\\d{1,9}")
                                && Integer.parseInt(value) >= least
                                && Integer.parseInt(value) <= most;
        };
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
