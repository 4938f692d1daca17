package org.rollcall.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.customer.StatusRules;

/**
 * Numbers and times as people read them. Sizes are octets in, MB of 10^6 octets out; rates bit/s; times in the ISP's
 * time zone, with nothing left to guess about the order of day and month.
 */
@Named("fmt")
@ApplicationScoped
public class Format {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final String[] RATES = {"bit/s", "kbit/s", "Mbit/s", "Gbit/s", "Tbit/s"};

    private final Clock clock;

    /** For the container's proxy. */
    protected Format() {
        this(null);
    }

    @Inject
    public Format(Clock clock) {
        this.clock = clock;
    }

    public String time(Instant at) {
        return at == null ? "" : MINUTE.format(at.atZone(clock.getZone()));
    }

    public String seconds(Instant at) {
        return at == null ? "" : SECOND.format(at.atZone(clock.getZone()));
    }

    /** The time alone if it is today's, else with its date. */
    public String shortTime(Instant at) {
        if (at == null) {
            return "";
        }
        boolean today = LocalDate.ofInstant(at, clock.getZone()).equals(LocalDate.now(clock));
        return (today ? TIME : MINUTE).format(at.atZone(clock.getZone()));
    }

    /** How long ago, in the largest unit that fits: 40 s, 5 min, 3 h, 12 d. */
    public String age(Instant at) {
        if (at == null) {
            return "";
        }
        long seconds = Math.max(0, Duration.between(at, clock.instant()).toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        return seconds < 2 * 86_400 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
    }

    /** A number of seconds in its two largest units: 40 s, 5 min 2 s, 3 h, 12 d 4 h. */
    static String span(long seconds) {
        long[] sizes = {86_400, 3_600, 60, 1};
        String[] units = {" d", " h", " min", " s"};
        int largest = 0;
        while (largest < sizes.length - 1 && seconds < sizes[largest]) {
            largest++;
        }
        String words = seconds / sizes[largest] + units[largest];
        long rest = largest == sizes.length - 1 ? 0 : seconds % sizes[largest] / sizes[largest + 1];
        return rest == 0 ? words : words + " " + rest + units[largest + 1];
    }

    /** 3d 04:12:09 */
    public String duration(long seconds) {
        long positive = Math.max(0, seconds);
        String clockTime =
                String.format(Locale.ROOT, "%02d:%02d:%02d", positive / 3600 % 24, positive / 60 % 60, positive % 60);
        return positive >= 86_400 ? positive / 86_400 + "d " + clockTime : clockTime;
    }

    /** Seconds since then, as {@link #duration}; never negative. */
    public String since(Instant start) {
        return start == null
                ? ""
                : duration(Duration.between(start, clock.instant()).toSeconds());
    }

    /** Milliseconds since 1970, for the clock that ticks in the browser. */
    public long millis(Instant at) {
        return at == null ? 0 : at.toEpochMilli();
    }

    public long getNow() {
        return clock.instant().toEpochMilli();
    }

    /** MB of 10^6 octets, one decimal. */
    public String megabytes(long octets) {
        return String.format(Locale.ENGLISH, "%,.1f", octets / 1e6);
    }

    public String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** Three significant digits: 42.1 Mbit/s. */
    public String rate(long bitsPerSecond) {
        double value = bitsPerSecond;
        int unit = 0;
        while (value >= 999.5 && unit < RATES.length - 1) {
            value /= 1000;
            unit++;
        }
        return new BigDecimal(value)
                        .round(new MathContext(3, RoundingMode.HALF_UP))
                        .stripTrailingZeros()
                        .toPlainString()
                + " " + RATES[unit];
    }

    /** Exact: two decimals, more only where there are more. */
    public String money(BigDecimal amount) {
        BigDecimal shortest = amount.stripTrailingZeros();
        return String.format(Locale.ENGLISH, "%,." + Math.max(2, shortest.scale()) + "f", shortest);
    }

    /** The word of a status for class names and addresses: new, active, blocked, inactive; "" for none. */
    public String word(CustomerStatus status) {
        return status == null ? "" : StatusRules.word(status);
    }

    /** The style of a table's row: exceptions before the normal state. */
    public String row(CustomerStatus status, boolean online, boolean onlineLast24h) {
        if (status != null && status != CustomerStatus.ACTIVE) {
            return "s-" + word(status);
        }
        return online ? "s-online" : onlineLast24h ? "s-online24h" : "s-active";
    }
}
