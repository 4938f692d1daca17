package org.rollcall.settings;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.rollcall.shared.Vendor;

/**
 * A JDBC URL that Rollcall accepts, with what it always adds.
 *
 * <p>H2: {@code WRITE_DELAY=0}, because a commit must be on disk before a NAS gets its acknowledgement (the default
 * keeps it in memory for half a second); {@code DB_CLOSE_ON_EXIT=FALSE}, because H2 would otherwise close the database
 * on SIGTERM under the last transactions, while the server still takes packets (the pool closes it in its turn); and the
 * time zone UTC, so that no timestamp goes through the local one, which has an ambiguous hour each autumn. Settings that run code, write files or open ports (INIT, TRACE, AUTO_SERVER and
 * whatever is not known to be harmless) are refused: CVE-2021-42392, CVE-2022-23221.
 *
 * <p>PostgreSQL: batches as multi-row inserts, an end to waiting for a server that went away, and errors that quote no
 * rows, unless the URL says otherwise itself.
 */
public record DatabaseUrl(Vendor vendor, String url) {
    private static final String H2_FILE = "jdbc:h2:file:";
    private static final String H2_MEMORY = "jdbc:h2:mem:";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final Set<String> HARMLESS =
            Set.of("CACHE_SIZE", "DB_CLOSE_DELAY", "DB_CLOSE_ON_EXIT", "LOCK_TIMEOUT", "WRITE_DELAY", "TIME ZONE");
    /** Times in seconds; the longest statement of the application is far shorter than socketTimeout. */
    private static final Map<String, String> POSTGRESQL_DEFAULTS = new TreeMap<>(Map.of(
            // until it may be used: one that hangs lets us connect and then says nothing, for as long as socketTimeout
            "loginTimeout", "3",
            "reWriteBatchedInserts", "true",
            "ApplicationName", "Rollcall",
            "connectTimeout", "5",
            // else an error quotes the row that was refused, and with it whatever octets somebody sent, into the log
            "logServerErrorDetail", "false",
            "socketTimeout", "60",
            "tcpKeepAlive", "true"));

    /**
     * @param testing also in-memory databases
     * @throws IllegalArgumentException saying what is wrong, without the name of the setting
     */
    static DatabaseUrl parse(String text, boolean testing) {
        if (text.startsWith(POSTGRESQL)) {
            return postgresql(text);
        }
        if ((text.startsWith(H2_FILE) && text.length() > H2_FILE.length()) || (testing && text.startsWith(H2_MEMORY))) {
            return h2(text);
        }
        throw new IllegalArgumentException("must begin with jdbc:postgresql: or jdbc:h2:file:");
    }

    private static DatabaseUrl h2(String text) {
        String[] parts = text.split(";");
        StringBuilder url = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].strip();
            String name = part.split("=", 2)[0].strip().toUpperCase(Locale.ROOT);
            if (!HARMLESS.contains(name)) {
                throw new IllegalArgumentException("has the H2 setting " + name + ", which is not accepted");
            }
            if (name.equals("WRITE_DELAY")) {
                require(part, "0", "an acknowledged record would be lost with the power");
            } else if (name.equals("DB_CLOSE_ON_EXIT")) {
                require(part, "FALSE", "it would be closed under the last records");
            } else if (name.equals("TIME ZONE")) {
                require(part, "UTC", "times are kept as UTC");
            } else {
                url.append(';').append(part);
            }
        }
        return new DatabaseUrl(Vendor.H2, url + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TIME ZONE=UTC");
    }

    private static void require(String setting, String value, String why) {
        if (!setting.substring(setting.indexOf('=') + 1).strip().equalsIgnoreCase(value)) {
            throw new IllegalArgumentException("has " + setting + ", but it is always " + value + ": " + why);
        }
    }

    private static DatabaseUrl postgresql(String text) {
        int query = text.indexOf('?');
        String parameters = query < 0 ? "" : text.substring(query + 1);
        for (String parameter : parameters.split("&")) {
            String name = parameter.split("=", 2)[0];
            if (name.equals("user") || name.equals("password")) {
                throw new IllegalArgumentException("holds a " + name
                        + "; use ROLLCALL_DB_USER and ROLLCALL_DB_PASSWORD_FILE, which do not end up in logs");
            }
        }
        StringBuilder url = new StringBuilder(text);
        POSTGRESQL_DEFAULTS.forEach((name, value) -> {
            if (!("&" + parameters).contains("&" + name + "=")) {
                url.append(url.indexOf("?") < 0 ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(value);
            }
        });
        return new DatabaseUrl(Vendor.POSTGRESQL, url.toString());
    }

    /** The file of an H2 database without its extension; empty for PostgreSQL and memory. */
    public Optional<String> file() {
        return url.startsWith(H2_FILE)
                ? Optional.of(url.substring(H2_FILE.length(), url.indexOf(';')))
                : Optional.empty();
    }
}
