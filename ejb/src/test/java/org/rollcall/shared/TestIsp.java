package org.rollcall.shared;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** Customers, services and sessions written straight into the tables, for what reads them. */
public final class TestIsp {
    private final Database database;
    private final Instant now;

    /** With one plan (1) and one router (1). */
    public TestIsp(Database database, Instant now) {
        this.database = database;
        this.now = now;
        plan(1, "Fiber 100");
        router(1, "bng-1");
    }

    public void plan(long id, String name) {
        database.write(
                "insert into tariff_plan (id, version, name, price, currency, down_bps, up_bps, created_at)"
                        + " values (?, 0, ?, ?, 'EUR', 1, 1, ?)",
                id,
                name,
                new BigDecimal("9.90"),
                now);
    }

    public void router(long id, String name) {
        database.write(
                "insert into nas (id, version, name, address, prefix_length, secret, dialect, coa_port,"
                        + " interim_interval, message_authenticator, message_authenticator_learned, created_at)"
                        + " values (?, 0, ?, ?, 32, ?, 'MIKROTIK', 3799, 300, 'REQUIRE', false, ?)",
                id,
                name,
                "10.255.0." + id,
                new byte[1],
                now);
    }

    public void customer(long id, String name, String status) {
        customer(id, "user" + id, name, "+44 7700 " + (900_000 + id), status);
    }

    public void customer(long id, String login, String name, String phone, String status) {
        database.write(
                "insert into customer (id, version, portal_login, name, phone, phone_digits, email, status,"
                        + " status_since, status_date, created_at, login_key) values (?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                login,
                name,
                phone,
                phone.replaceAll("[^0-9]", ""),
                login + "@example.net",
                status,
                now.minus(Duration.ofDays(5)),
                LocalDate.ofInstant(now, ZoneOffset.UTC),
                now.minus(Duration.ofDays(9)),
                login.toLowerCase(Locale.ROOT));
    }

    public void lastOnline(long customerId, Duration ago) {
        database.write("update customer set last_online_at = ? where id = ?", now.minus(ago), customerId);
    }

    public void delete(long customerId) {
        database.write(
                "update customer set deleted_at = ?, login_key = null, status = 'INACTIVE' where id = ?",
                now,
                customerId);
    }

    /** A service with the customer's number, by pool unless there is an address. */
    public void service(long id, long customerId, String login, String address) {
        database.write(
                "insert into internet_service (id, version, customer_id, login, plan_id, access, ipv4_mode, ipv4_address,"
                        + " ipv4_key, created_at, login_key) values (?, 0, ?, ?, 1, 'RADIUS', ?, ?, ?, ?, ?)",
                id,
                customerId,
                login,
                address == null ? "POOL" : "STATIC",
                address,
                address,
                now,
                login);
    }

    public void mac(long serviceId, String mac) {
        database.write("insert into service_mac (service_id, mac) values (?, ?)", serviceId, mac);
    }

    /** An open session on router 1, begun so long ago; octets as given, 1,000 up and 9,000 down in the last 10 s. */
    public void session(long id, Long customerId, String login, String address, String mac, Duration ago) {
        database.write(
                "insert into open_session (id, nas_id, acct_session_id, login, customer_id, plan_id, access, nas_address,"
                        + " framed_ip, mac, started_at, event_at, updated_at, session_seconds, upload_octets,"
                        + " download_octets, upload_packets, download_packets, flushed_upload_octets,"
                        + " flushed_download_octets, previous_upload_octets, previous_download_octets, previous_at,"
                        + " suspended, reopened, generation) values (?, 1, ?, ?, ?, 1, 'RADIUS', '10.255.0.1', ?, ?, ?, ?,"
                        + " ?, ?, ?, ?, 1, 1, 0, 0, ?, ?, ?, false, false, 1)",
                id,
                "s" + id,
                login,
                customerId,
                address,
                mac,
                now.minus(ago),
                now,
                now,
                ago.toSeconds(),
                1_000_000 * id,
                9_000_000 * id,
                1_000_000 * id - 1_000,
                9_000_000 * id - 9_000,
                now.minusSeconds(10));
    }
}
