package org.rollcall.totals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.customer.StatusChanges;
import org.rollcall.customer.StatusCommand;
import org.rollcall.shared.Database;
import org.rollcall.shared.FixedClock;
import org.rollcall.shared.TestDatabase;
import org.rollcall.shared.TestDatabases;
import org.rollcall.shared.Vendor;
import org.rollcall.shared.Wiring;
import org.rollcall.totals.CustomerModel.Event;

/** Customers in a real database, moved by the real rules, and beside each the model of what should be. */
final class ModelledIsp implements AutoCloseable {
    private final TestDatabase test;
    private final Database database;
    private final StatusChanges statusChanges;
    private final List<CustomerModel> models = new ArrayList<>();
    private final FixedClock clock = new FixedClock("2026-11-22T12:00:00Z", "UTC");
    private long sessions;
    private long services;

    ModelledIsp(Vendor vendor) {
        test = TestDatabases.fresh(vendor);
        database = test.database();
        statusChanges = new Wiring(test, clock).get(StatusChanges.class);
        for (int plan = 0; plan < CustomerModel.PRICES.size(); plan++) {
            database.write(
                    "insert into tariff_plan (id, version, name, price, currency, down_bps, up_bps, created_at)"
                            + " values (?, 0, ?, ?, ?, 1, 1, ?)",
                    plan,
                    "plan " + plan,
                    CustomerModel.PRICES.get(plan),
                    CustomerModel.currency(plan),
                    now());
        }
    }

    List<CustomerModel> models() {
        return models;
    }

    Instant now() {
        return clock.instant();
    }

    Totals totals() {
        return new TotalsQuery(database).count(now());
    }

    @Override
    public void close() {
        test.close();
    }

    /** For each of these histories a customer comes and all this happens to him. */
    void customers(List<List<Event>> histories) {
        test.inTransaction(() -> histories.forEach(this::customer));
    }

    private void customer(List<Event> history) {
        CustomerModel model = new CustomerModel();
        models.add(model);
        long id = models.size();
        database.write(
                "insert into customer (id, version, portal_login, name, status, status_since, status_date,"
                        + " created_at, login_key) values (?, 0, ?, 'x', 'NEW', ?, ?, ?, ?)",
                id,
                "c" + id,
                now(),
                LocalDate.of(2026, 11, 22),
                now(),
                "c" + id);
        for (Event event : history) {
            happens(id, event);
            model.happens(event, now());
        }
        assertThat(status(id).name().toLowerCase(Locale.ROOT))
                .as(history::toString)
                .isEqualTo(model.status);
    }

    private void happens(long id, Event event) {
        switch (event) {
            case BLOCK, UNBLOCK, ACTIVATE, DEACTIVATE -> command(id, StatusCommand.valueOf(event.name()));
            case SESSION_OPENS -> {
                open(id);
                statusChanges.activateNew(List.of(id), "first session", "first session");
            }
            case SESSION_CLOSES -> {
                if (database.write(
                                "delete from open_session where id ="
                                        + " (select min(id) from open_session where customer_id = ?)",
                                id)
                        == 1) {
                    database.write("update customer set last_online_at = ? where id = ?", now(), id);
                }
            }
            case SERVICE_COMES -> serve(id);
            case SERVICE_GOES ->
                database.write(
                        "update internet_service set deleted_at = ? where id ="
                                + " (select min(id) from internet_service where customer_id = ? and deleted_at is null)",
                        now(),
                        id);
            case DELETE ->
                database.write("update customer set deleted_at = ? where id = ? and status = 'INACTIVE'", now(), id);
            case RESTORE -> database.write("update customer set deleted_at = null where id = ?", id);
            case SEVEN_HOURS_PASS -> clock.advance(Duration.ofHours(7));
        }
    }

    private void command(long id, StatusCommand command) {
        CustomerStatus from = status(id);
        if (command.allowedFrom(from)) {
            statusChanges.apply(id, from, command.target(), "x", "x", LocalDate.of(2026, 11, 22), OptionalLong.empty());
        }
    }

    private CustomerStatus status(long id) {
        return database.first(
                        "select status from customer where id = ?",
                        row -> row.constant(CustomerStatus.class, "status"),
                        id)
                .orElseThrow();
    }

    private void open(long customerId) {
        sessions++;
        database.write(
                "insert into open_session (id, nas_id, acct_session_id, customer_id, access, nas_address, started_at,"
                        + " event_at, updated_at, session_seconds, upload_octets, download_octets, upload_packets,"
                        + " download_packets, flushed_upload_octets, flushed_download_octets, previous_upload_octets,"
                        + " previous_download_octets, previous_at, suspended, reopened, generation)"
                        + " values (?, 1, ?, ?, 'RADIUS', '10.0.0.1', ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, ?, false,"
                        + " false, 0)",
                sessions,
                "s" + sessions,
                customerId,
                now(),
                now(),
                now(),
                now());
    }

    /** With each of the plans in turn, the order in which the model gives them. */
    private void serve(long customerId) {
        long before = database.number("select count(*) from internet_service where customer_id = ?", customerId);
        database.write(
                "insert into internet_service (id, version, customer_id, plan_id, access, ipv4_mode, created_at)"
                        + " values (?, 0, ?, ?, 'STATIC', 'NAS', ?)",
                ++services,
                customerId,
                before % CustomerModel.PRICES.size(),
                now());
    }
}
