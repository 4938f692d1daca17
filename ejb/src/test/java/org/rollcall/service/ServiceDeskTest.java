package org.rollcall.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.customer.CustomerData;
import org.rollcall.customer.CustomerDesk;
import org.rollcall.customer.StatusCommand;
import org.rollcall.pool.PoolData;
import org.rollcall.pool.PoolDesk;
import org.rollcall.pool.PoolPurpose;
import org.rollcall.shared.Conflict;
import org.rollcall.shared.FieldError;
import org.rollcall.shared.FixedClock;
import org.rollcall.shared.InvalidInput;
import org.rollcall.shared.NotFound;
import org.rollcall.shared.OnBothDatabases;
import org.rollcall.shared.SecretBox;
import org.rollcall.shared.SecretPlace;
import org.rollcall.shared.TestDatabase;
import org.rollcall.shared.Wiring;
import org.rollcall.tariff.PlanData;
import org.rollcall.tariff.TariffDesk;

@OnBothDatabases
class ServiceDeskTest {
    private final TestDatabase test;
    private final FixedClock clock = new FixedClock("2026-06-01T12:00:00Z", "UTC");
    private final Wiring wiring;
    private final ServiceDesk desk;
    private final CustomerDesk customers;

    private long plan;
    private long customer;

    ServiceDeskTest(TestDatabase test) {
        this.test = test;
        wiring = new Wiring(test, clock).observing(ServicesOfCustomer.class);
        desk = wiring.get(ServiceDesk.class);
        customers = wiring.get(CustomerDesk.class);
    }

    @BeforeEach
    void begin() {
        test.clear();
        plan = wiring.inTransaction(
                        () -> wiring.get(TariffDesk.class).create(new PlanData("p", BigDecimal.ONE, "EUR", 0, 0)))
                .getId();
        customer = customer("ann");
    }

    private long customer(String login) {
        return wiring.inTransaction(() -> customers.create(new CustomerData(login, login, null, null, null, null)))
                .getId();
    }

    private long pool(String cidr, PoolPurpose purpose) {
        return wiring.inTransaction(() -> wiring.get(PoolDesk.class).create(new PoolData(cidr, cidr, purpose)))
                .getId();
    }

    private ServiceData data(String login, String... macs) {
        return new ServiceData(login, "pw", plan, ServiceAccess.RADIUS, Ipv4Mode.POOL, null, null, List.of(macs));
    }

    private ServiceData at(String login, String address) {
        return new ServiceData(login, "pw", plan, ServiceAccess.RADIUS, Ipv4Mode.STATIC, address, null, List.of());
    }

    private long create(ServiceData data) {
        return wiring.inTransaction(() -> desk.create(customer, data)).getId();
    }

    private InternetService get(long id) {
        return wiring.inTransaction(() -> desk.get(id));
    }

    private String storedPassword(long id) {
        byte[] sealed = test.database()
                .first("select password from internet_service where id = ?", row -> row.bytes("password"), id)
                .orElseThrow();
        SecretPlace place = new SecretPlace("internet_service", id, "password");
        return new String(wiring.get(SecretBox.class).open(place, sealed), StandardCharsets.UTF_8);
    }

    @Test
    void servicesAreKeptAsTheyWere() {
        long id = create(data("ann@isp", "AA-BB-CC-DD-EE-FF", "0011.2233.4455", "aabbccddeeff"));
        InternetService read = get(id);
        assertThat(read.getLogin()).isEqualTo("ann@isp");
        assertThat(read.getMacs()).containsExactlyInAnyOrder("aa:bb:cc:dd:ee:ff", "00:11:22:33:44:55");
        assertThat(storedPassword(id)).isEqualTo("pw");
        ServiceData changed = new ServiceData(
                "ann2", null, plan, ServiceAccess.RADIUS, Ipv4Mode.NAS, null, null, List.of("00:11:22:33:44:55"));
        wiring.inTransaction(() -> desk.update(id, changed));
        assertThat(get(id).getLogin()).isEqualTo("ann2");
        assertThat(get(id).getMacs()).containsExactly("00:11:22:33:44:55");
        assertThat(storedPassword(id)).isEqualTo("pw");
        assertThat(wiring.fired()).contains(new ServiceChanged(id, customer));
        assertThat(wiring.inTransaction(() -> desk.list(customer))).hasSize(1);
        assertThat(test.database().list("select details from audit_entry", row -> row.text("details")))
                .noneMatch(details -> details.contains("pw"));
    }

    @Test
    void loginsAndStaticAddressesBelongToOneService() {
        create(at("ann", "192.0.2.1"));
        assertThatThrownBy(() -> create(data("ann")))
                .isInstanceOfSatisfying(Conflict.class, conflict -> assertThat(conflict.errors())
                        .containsExactly(new FieldError("login", "this login belongs to another service")));
        assertThatThrownBy(() -> create(at("bob", "192.0.2.1")))
                .isInstanceOfSatisfying(Conflict.class, conflict -> assertThat(conflict.errors())
                        .containsExactly(new FieldError("ipv4.address", "this address belongs to another service")));
        // a User-Name is compared as it is written
        create(data("Ann"));
    }

    @Test
    void aDeletedServiceFreesWhatItHad() {
        long id = create(at("ann", "192.0.2.1"));
        wiring.inTransaction(() -> desk.delete(id));
        assertThatThrownBy(() -> get(id)).isInstanceOf(NotFound.class);
        create(at("ann", "192.0.2.1"));
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        ServiceData nothing = new ServiceData(null, null, -1, null, Ipv4Mode.STATIC, "2001:db8::1", -1L, List.of("x"));
        assertThatThrownBy(() -> create(nothing))
                .isInstanceOfSatisfying(InvalidInput.class, invalid -> assertThat(invalid.errors())
                        .containsExactly(
                                new FieldError("login", "is required"),
                                new FieldError("password", "is required"),
                                new FieldError("ipv4.address", "is not an IPv4 address"),
                                new FieldError("ipv4.pool", "goes with mode pool only"),
                                new FieldError("macs", "contain \"x\", which is no MAC address"),
                                new FieldError("planId", "is not a tariff plan"),
                                new FieldError("ipv4.pool", "is not a pool")));
    }

    @Test
    void onlyPoolsForServicesCanBeNamed() {
        long blocked = pool("10.9.0.0/24", PoolPurpose.BLOCKED);
        long service = pool("10.8.0.0/24", PoolPurpose.SERVICE);
        assertThatThrownBy(() -> create(new ServiceData("a", "pw", plan, null, null, null, blocked, List.of())))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("ipv4.pool is for blocked customers");
        long id = create(new ServiceData("a", "pw", plan, null, null, null, service, List.of()));
        assertThat(get(id).getIpv4PoolId()).isEqualTo(service);
        assertThatThrownBy(() ->
                        wiring.inTransaction(() -> wiring.get(PoolDesk.class).delete(service)))
                .isInstanceOf(Conflict.class)
                .hasMessage("1 service uses this pool");
    }

    @Test
    void aStaticServiceNeedsNoLogin() {
        long id = create(
                new ServiceData(null, null, plan, ServiceAccess.STATIC, Ipv4Mode.STATIC, "192.0.2.9", null, List.of()));
        assertThat(get(id).getLogin()).isNull();
        create(new ServiceData(null, null, plan, ServiceAccess.STATIC, Ipv4Mode.NAS, null, null, List.of()));
    }

    @Test
    void servicesAreSomebodys() {
        long id = create(data("ann"));
        long other = customer("bob");
        assertThatThrownBy(() -> wiring.inTransaction(() -> desk.get(other, id)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> wiring.inTransaction(() -> desk.create(4711, data("x"))))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> wiring.inTransaction(() -> desk.list(4711))).isInstanceOf(NotFound.class);
    }

    @Test
    void servicesGoAndComeBackWithTheirCustomer() {
        long gone = create(data("gone"));
        wiring.inTransaction(() -> desk.delete(gone));
        clock.advance(Duration.ofMinutes(1));
        long id = create(at("ann", "192.0.2.1"));
        wiring.inTransaction(() -> customers.command(customer, StatusCommand.DEACTIVATE, null));
        wiring.inTransaction(() -> customers.delete(customer));
        assertThatThrownBy(() -> get(id)).isInstanceOf(NotFound.class);

        wiring.inTransaction(() -> customers.restore(customer));
        assertThat(get(id).getLogin()).isEqualTo("ann");
        assertThatThrownBy(() -> get(gone)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> create(data("ann"))).isInstanceOf(Conflict.class);
    }

    @Test
    void whatOthersTookMeanwhileIsReportedAndNotOverwritten() {
        create(at("ann", "192.0.2.1"));
        wiring.inTransaction(() -> customers.command(customer, StatusCommand.DEACTIVATE, null));
        wiring.inTransaction(() -> customers.delete(customer));
        long other = customer("bob");
        wiring.inTransaction(() -> desk.create(other, at("ann", "192.0.2.1")));
        assertThatThrownBy(() -> wiring.inTransaction(() -> customers.restore(customer)))
                .isInstanceOfSatisfying(Conflict.class, conflict -> assertThat(conflict.errors())
                        .containsExactly(
                                new FieldError("services.login", "the login ann belongs to another service now"),
                                new FieldError(
                                        "services.ipv4.address",
                                        "the address 192.0.2.1 belongs to another service now")));
        assertThatThrownBy(() -> wiring.inTransaction(() -> customers.get(customer)))
                .isInstanceOf(NotFound.class);
    }
}
