package org.rollcall.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.shared.Conflict;
import org.rollcall.shared.FieldError;
import org.rollcall.shared.FixedClock;
import org.rollcall.shared.InvalidInput;
import org.rollcall.shared.NotFound;
import org.rollcall.shared.OnBothDatabases;
import org.rollcall.shared.TestDatabase;
import org.rollcall.shared.Wiring;

@OnBothDatabases
class TariffDeskTest {
    private static final PlanData HOME =
            new PlanData("Home 50", new BigDecimal("19.9900"), "EUR", 50_000_000, 10_000_000);

    private final TestDatabase test;
    private final Wiring wiring;
    private final TariffDesk desk;

    TariffDeskTest(TestDatabase test) {
        this.test = test;
        wiring = new Wiring(test, new FixedClock("2026-06-01T12:00:00Z", "UTC"));
        desk = wiring.get(TariffDesk.class);
    }

    @BeforeEach
    void empty() {
        test.clear();
    }

    private TariffPlan create(PlanData data) {
        return wiring.inTransaction(() -> desk.create(data));
    }

    @Test
    void plansAreKeptAsTheyWere() {
        long id = create(HOME).getId();
        TariffPlan plan = wiring.inTransaction(() -> desk.get(id));
        assertThat(PlanData.of(plan)).isEqualTo(HOME);
        assertThat(wiring.inTransaction(() -> desk.list())).hasSize(1);
        PlanData dearer = new PlanData("Home 50", new BigDecimal("21.0000"), "EUR", 0, 0);
        OptionalInt version = OptionalInt.of(plan.getVersion());
        wiring.inTransaction(() -> desk.update(id, dearer, version));
        assertThat(PlanData.of(wiring.inTransaction(() -> desk.get(id)))).isEqualTo(dearer);
        assertThatThrownBy(() -> wiring.inTransaction(() -> desk.update(id, HOME, version)))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void namesAreUnique() {
        create(HOME);
        assertThatThrownBy(() -> create(HOME))
                .isInstanceOfSatisfying(Conflict.class, conflict -> assertThat(conflict.errors())
                        .containsExactly(new FieldError("name", "another tariff plan has this name")));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        PlanData nonsense = new PlanData(" ", new BigDecimal("-0.00001"), "XX1", -1, -1);
        assertThatThrownBy(() -> create(nonsense))
                .isInstanceOfSatisfying(InvalidInput.class, invalid -> assertThat(invalid.errors())
                        .containsExactly(
                                new FieldError("name", "is required"),
                                new FieldError("price", "is negative"),
                                new FieldError("price", "has more than 4 decimals"),
                                new FieldError("currency", "is not an ISO 4217 code such as EUR"),
                                new FieldError("downBps", "is negative"),
                                new FieldError("upBps", "is negative")));
        assertThatThrownBy(() -> create(new PlanData("x", null, null, 0, 0))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> create(new PlanData("x", new BigDecimal("1e15"), "EUR", 0, 0)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void aPlanInUseIsNotDeletedAndOneOfDeletedServicesIsRetired() {
        long id = create(HOME).getId();
        test.database().write("""
                        insert into customer (id, version, portal_login, name, status, status_since, status_date,
                          created_at, login_key)
                        values (1, 1, 'a', 'a', 'INACTIVE', current_timestamp, current_date, current_timestamp, 'a')""");
        test.database().write("""
                        insert into internet_service (id, version, customer_id, login, plan_id, access, ipv4_mode,
                          created_at, login_key) values (1, 1, 1, 'a', ?, 'RADIUS', 'POOL', current_timestamp, 'a')""", id);
        assertThatThrownBy(() -> wiring.inTransaction(() -> desk.delete(id)))
                .isInstanceOf(Conflict.class)
                .hasMessage("1 service uses this tariff plan");
        test.database().write("update internet_service set deleted_at = current_timestamp, login_key = null");
        wiring.inTransaction(() -> desk.delete(id));
        assertThatThrownBy(() -> wiring.inTransaction(() -> desk.get(id))).isInstanceOf(NotFound.class);
        assertThat(wiring.inTransaction(() -> desk.list())).isEmpty();
        create(HOME);
    }

    @Test
    void anUnusedPlanGoes() {
        long id = create(HOME).getId();
        wiring.inTransaction(() -> desk.delete(id));
        assertThat(test.database().number("select count(*) from tariff_plan")).isZero();
    }
}
