package org.rollcall.seed;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rollcall.customer.CustomerDataRules;
import org.rollcall.seed.Frame.Row;
import org.rollcall.seed.Isp.Change;
import org.rollcall.seed.Isp.Contract;
import org.rollcall.seed.Isp.Line;
import org.rollcall.seed.Isp.Person;

/** Writes customers, their history and their services. */
final class CustomerTables {
    private static final String CUSTOMER =
            "id, version, portal_login, name, phone, phone_digits, email, street, city, status, "
                    + "status_since, status_date, created_at, last_online_at, deleted_at, login_key";
    private static final String STATUS_CHANGE =
            "customer_id, at, business_date, from_status, to_status, changed_by, reason";
    private static final String INTERNET_SERVICE =
            "id, version, customer_id, login, password, plan_id, access, ipv4_mode, ipv4_address, "
                    + "created_at, deleted_at, login_key, ipv4_key";

    private final Tables tables;
    private final Isp isp;
    private final Calendar calendar;
    private final Sessions sessions;
    private final Sealer sealer;
    private final List<Row> plans;
    private final Numbering numbering;

    CustomerTables(
            Tables tables,
            Isp isp,
            Calendar calendar,
            Sessions sessions,
            Sealer sealer,
            List<Row> plans,
            Numbering numbering) {
        this.tables = tables;
        this.isp = isp;
        this.calendar = calendar;
        this.sessions = sessions;
        this.sealer = sealer;
        this.plans = plans;
        this.numbering = numbering;
    }

    void write() throws SQLException {
        customers();
        statusChanges();
        services();
        macs();
    }

    private void customers() throws SQLException {
        try (TableWriter customer = tables.open("customer", isp.customers(), CUSTOMER)) {
            for (int n = 1; n <= isp.customers(); n++) {
                Person person = isp.person(n);
                Contract contract = isp.contract(n);
                boolean deleted = contract.deletedAt().isPresent();
                customer.row(
                        numbering.customerId(n),
                        contract.changes().size(),
                        person.portalLogin(),
                        person.name(),
                        person.phone(),
                        CustomerDataRules.digits(person.phone()),
                        person.email(),
                        person.street(),
                        person.city(),
                        contract.status(),
                        contract.statusSince(),
                        calendar.date(contract.statusSince()),
                        contract.createdAt(),
                        lastOnline(n).orElse(null),
                        contract.deletedAt().orElse(null),
                        deleted ? null : person.portalLogin().toLowerCase(Locale.ROOT));
            }
        }
    }

    private Optional<Instant> lastOnline(int n) {
        for (int days = 1; days <= isp.historyDays(); days++) {
            if (isp.usedDaysAgo(n, days)) {
                return Optional.of(sessions.finished(n, days).stoppedAt());
            }
        }
        return isp.lastOnlineBeforeHistory(n);
    }

    private void statusChanges() throws SQLException {
        try (TableWriter change = tables.open("status_change", 2L * isp.customers(), STATUS_CHANGE)) {
            for (int n = 1; n <= isp.customers(); n++) {
                for (Change c : isp.contract(n).changes()) {
                    change.row(
                            numbering.customerId(n),
                            c.at(),
                            calendar.date(c.at()),
                            c.from().orElse(null),
                            c.to(),
                            c.by(),
                            c.reason());
                }
            }
        }
    }

    private void services() throws SQLException {
        try (TableWriter service = tables.open("internet_service", isp.customers(), INTERNET_SERVICE)) {
            for (int n = 1; n <= isp.customers(); n++) {
                Contract contract = isp.contract(n);
                service(service, numbering.serviceId(n), n, isp.line(n), contract);
                Optional<Line> second = isp.secondLine(n);
                if (second.isPresent()) {
                    service(service, numbering.secondServiceId(n), n, second.get(), contract);
                }
            }
        }
    }

    private void service(TableWriter service, long id, int n, Line line, Contract contract) throws SQLException {
        boolean deleted = contract.deletedAt().isPresent();
        String login = line.login().orElse(null);
        String address = line.address().orElse(null);
        service.row(
                id,
                1,
                numbering.customerId(n),
                login,
                line.password()
                        .map(clear -> sealer.seal("internet_service", id, "password", clear))
                        .orElse(null),
                plans.get(line.plan()).id(),
                line.access(),
                line.ipv4Mode(),
                address,
                contract.createdAt(),
                contract.deletedAt().orElse(null),
                deleted ? null : login,
                deleted ? null : address);
    }

    private void macs() throws SQLException {
        try (TableWriter mac = tables.open("service_mac", 0, "service_id, mac")) {
            for (int n = 1; n <= isp.customers(); n++) {
                for (String only : isp.line(n).macs()) {
                    mac.row(numbering.serviceId(n), only);
                }
            }
        }
    }
}
