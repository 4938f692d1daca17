package org.rollcall.settings;

import java.util.Locale;

/**
 * Every setting of a process: its name as environment variable, its default and what it means, in the words of the
 * table in docs/operations.md. The system property of the same name, in lower case with dots, goes first.
 */
public enum EnvironmentSetting {
    ROLLCALL_BIND("127.0.0.1", "IP address the site and the API listen on; rollcall.jar only"),
    ROLLCALL_HTTP_PORT("8080", "TCP port of the site and the API; rollcall.jar only"),
    ROLLCALL_RADIUS_BIND("127.0.0.1", "IP address all RADIUS listeners bind to; 0.0.0.0 is every IPv4 address"),
    ROLLCALL_AUTH_PORT("1812", "UDP port for authentication"),
    ROLLCALL_ACCT_PORT("1813", "UDP port for accounting"),
    ROLLCALL_RADSEC_PORT(
            "", "TCP port for RADIUS over TLS (RadSec, 2083 by standard), with the next three; none: no such listener"),
    ROLLCALL_RADSEC_CERTIFICATE_FILE("", "PEM file with our certificate for RadSec and those that lead to its CA"),
    ROLLCALL_RADSEC_KEY_FILE("", "PEM file with its private key, PKCS #8 and not encrypted, for its owner only"),
    ROLLCALL_RADSEC_CA_FILE("", "PEM file with the CA certificates that sign those of routers"),
    ROLLCALL_DATA("./data", "directory of the H2 database, logs, tokens and the spool; made if it is missing"),
    ROLLCALL_DB_URL(
            "jdbc:h2:file:<ROLLCALL_DATA>/rollcall",
            "the database: jdbc:postgresql://host/name, or jdbc:h2:file: and an absolute path"),
    ROLLCALL_DB_USER("rollcall", "database user of the running application"),
    ROLLCALL_DB_PASSWORD_FILE("", "file that holds this user's password; none or an empty one is no password"),
    ROLLCALL_DB_OWNER_USER(
            "", "PostgreSQL user that owns the tables and migrates them at the start; default ROLLCALL_DB_USER"),
    ROLLCALL_DB_OWNER_PASSWORD_FILE("", "file that holds the owner's password; none or an empty one is no password"),
    ROLLCALL_MASTER_KEY_FILE(
            "<ROLLCALL_DATA>/master.key",
            "file that holds the key to all secrets in the database: 32 random octets in Base64, mode 0400; the"
                    + " default one is made with the first start"),
    ROLLCALL_API_TOKEN_FILE(
            "", "file that holds a bearer token, 12 characters or more, that the API takes as an administrator's"),
    ROLLCALL_TIME_ZONE("", "time zone of the ISP, such as Europe/Berlin, for business dates; default the system's");

    private final String byDefault;
    private final String description;

    EnvironmentSetting(String byDefault, String description) {
        this.byDefault = byDefault;
        this.description = description;
    }

    /** As text for the documentation; empty = none, or said in the description. */
    public String byDefault() {
        return byDefault;
    }

    public String description() {
        return description;
    }

    /** The system property, which wins over the environment variable. */
    public String property() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
