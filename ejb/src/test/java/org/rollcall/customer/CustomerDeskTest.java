package org.rollcall.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.shared.Conflict;
import org.rollcall.shared.FieldError;
import org.rollcall.shared.FixedClock;
import org.rollcall.shared.InvalidInput;
import org.rollcall.shared.NotFound;
import org.rollcall.shared.OnBothDatabases;
import org.rollcall.shared.Problem;
import org.rollcall.shared.TestDatabase;
import org.rollcall.shared.Wiring;

@OnBothDatabases
class CustomerDeskTest {
    private static final CustomerData ANN =
            new CustomerData("Ann", "Ann Arbor", "+49 30 1234", "ann@example.org", "Main St 1", "Berlin");

    private final TestDatabase test;
    // the 2nd in Berlin while it is the 1st in Greenwich
    private final FixedClock clock = new FixedClock("2026-06-01T22:30:00.123456Z", "Europe/Berlin");
    private final Wiring wiring;
    private final CustomerDesk desk;

    CustomerDeskTest(TestDatabase test) {
        this.test = test;
        wiring = new Wiring(test, clock);
        desk = wiring.get(CustomerDesk.class);
    }

    @BeforeEach
    void empty() {
        test.clear();
    }

    private Customer create(CustomerData data) {
        return wiring.inTransaction(() -> desk.create(data));
    }

    private Customer get(long id) {
        return wiring.inTransaction(() -> desk.get(id));
    }

    private Customer command(long id, StatusCommand command) {
        return wiring.inTransaction(() -> desk.command(id, command, "because"));
    }

    private long inactive() {
        long id = create(ANN).getId();
        command(id, StatusCommand.DEACTIVATE);
        return id;
    }

    @Test
    void aNewCustomerIsNewAndHasHistory() {
        Customer made = create(ANN);
        Customer read = get(made.getId());
        assertThat(CustomerData.of(read)).isEqualTo(ANN);
        assertThat(read.getStatus()).isEqualTo(CustomerStatus.NEW);
        assertThat(read.getCreatedAt()).isEqualTo(clock.instant());
        assertThat(read.getStatusDate()).isEqualTo(LocalDate.of(2026, 6, 2));
        assertThat(test.database().first("select phone_digits from customer", row -> row.text("phone_digits")))
                .contains("49301234");
        assertThat(wiring.inTransaction(() -> desk.history(made.getId())))
                .containsExactly(new StatusChange(
                        clock.instant(),
                        LocalDate.of(2026, 6, 2),
                        Optional.empty(),
                        CustomerStatus.NEW,
                        "admin",
                        "created"));
    }

    @Test
    void aPortalLoginIsTakenOnceWhateverTheCase() {
        create(ANN);
        CustomerData other = new CustomerData("aNN", "Another", null, null, null, null);
        assertThatThrownBy(() -> create(other)).isInstanceOfSatisfying(Conflict.class, conflict -> assertThat(
                        conflict.errors())
                .containsExactly(new FieldError("portalLogin", "this portal login belongs to another customer")));
        assertThat(test.database().number("select count(*) from customer")).isEqualTo(1);
        assertThat(test.database().number("select count(*) from audit_entry")).isEqualTo(1);
    }

    @Test
    void whatIsInvalidIsNotStored() {
        assertThatThrownBy(() -> create(new CustomerData(null, "x", null, null, null, null)))
                .isInstanceOf(InvalidInput.class);
        assertThat(test.database().number("select count(*) from customer")).isZero();
    }

    @Test
    void anUpdateKeepsTheStatusAndIsAuditedWithoutPersonalData() {
        long id = create(ANN).getId();
        command(id, StatusCommand.BLOCK);
        CustomerData moved = new CustomerData("ann", "Ann Arbor", "0170 999", null, "Side St 2", "Berlin");
        wiring.inTransaction(() -> desk.update(id, moved));
        assertThat(CustomerData.of(get(id))).isEqualTo(moved);
        assertThat(get(id).getStatus()).isEqualTo(CustomerStatus.BLOCKED);
        List<String> details = test.database()
                .list("select details from audit_entry where action = 'customer.update'", row -> row.text("details"));
        assertThat(details).containsExactly("portalLogin: Ann -> ann; phone: (set); email: (set); street: (set)");
    }

    @Test
    void twoEditorsDoNotOverwriteEachOther() {
        Customer seen = create(ANN);
        OptionalInt version = OptionalInt.of(seen.getVersion());
        CustomerData first = new CustomerData("Ann", "First", null, null, null, null);
        CustomerData second = new CustomerData("Ann", "Second", null, null, null, null);
        wiring.inTransaction(() -> desk.update(seen.getId(), first, version));
        assertThatThrownBy(() -> wiring.inTransaction(() -> desk.update(seen.getId(), second, version)))
                .isInstanceOf(Conflict.class);
        assertThat(get(seen.getId()).getName()).isEqualTo("First");
    }

    @Test
    void statusMovesAreStoredToldAndAudited() {
        long id = create(ANN).getId();
        clock.advance(Duration.ofDays(1));
        Customer blocked = command(id, StatusCommand.BLOCK);
        assertThat(blocked.getStatus()).isEqualTo(CustomerStatus.BLOCKED);
        assertThat(blocked.getStatusSince()).isEqualTo(clock.instant());
        assertThat(wiring.inTransaction(() -> desk.history(id)))
                .last()
                .isEqualTo(new StatusChange(
                        clock.instant(),
                        LocalDate.of(2026, 6, 3),
                        Optional.of(CustomerStatus.NEW),
                        CustomerStatus.BLOCKED,
                        "admin",
                        "because"));
        assertThat(wiring.fired()).contains(new StatusChanged(id, CustomerStatus.NEW, CustomerStatus.BLOCKED));
        assertThat(wiring.inTransaction(() -> desk.allowedMoves(id)))
                .containsExactlyInAnyOrder(CustomerStatus.ACTIVE, CustomerStatus.INACTIVE);
    }

    @Test
    void forbiddenMovesChangeNothing() {
        long id = create(ANN).getId();
        assertThatThrownBy(() -> command(id, StatusCommand.UNBLOCK))
                .isInstanceOf(Conflict.class)
                .hasMessage("the customer is not blocked but new");
        assertThat(get(id).getStatus()).isEqualTo(CustomerStatus.NEW);
        assertThat(wiring.inTransaction(() -> desk.history(id))).hasSize(1);
    }

    @Test
    void onlyInactiveCustomersAreDeleted() {
        long id = create(ANN).getId();
        assertThatThrownBy(() -> wiring.inTransaction(() -> desk.delete(id)))
                .isInstanceOf(Conflict.class)
                .hasMessage("only inactive customers can be deleted; this one is new");
        command(id, StatusCommand.DEACTIVATE);
        wiring.inTransaction(() -> desk.delete(id));
        assertThatThrownBy(() -> get(id)).isInstanceOf(NotFound.class);
        assertThat(wiring.inTransaction(() -> desk.deleted(0, 10)))
                .singleElement()
                .extracting(Customer::getId)
                .isEqualTo(id);
        assertThat(wiring.inTransaction(() -> desk.countDeleted())).isEqualTo(1);
    }

    @Test
    void aDeletedCustomerComesBackInactiveUnlessHisLoginIsTaken() {
        long id = inactive();
        wiring.inTransaction(() -> desk.delete(id));
        Customer other = create(ANN);
        assertThatThrownBy(() -> wiring.inTransaction(() -> desk.restore(id)))
                .isInstanceOfSatisfying(Conflict.class, conflict -> assertThat(conflict.errors())
                        .extracting(FieldError::field)
                        .containsExactly("portalLogin"));
        CustomerData renamed = new CustomerData("anna", "Other", null, null, null, null);
        wiring.inTransaction(() -> desk.update(other.getId(), renamed));
        assertThat(wiring.inTransaction(() -> desk.restore(id)).getStatus()).isEqualTo(CustomerStatus.INACTIVE);
        assertThat(CustomerData.of(get(id))).isEqualTo(ANN);
        assertThatThrownBy(() -> wiring.inTransaction(() -> desk.restore(id))).isInstanceOf(Conflict.class);
    }

    @Test
    void presenceComesFromTheSessions() {
        long id = create(ANN).getId();
        Instant now = clock.instant();
        assertThat(wiring.inTransaction(() -> desk.presence(id)))
                .isEqualTo(new Presence(false, false, Optional.empty()));
        Instant yesterday = now.minus(Duration.ofHours(23));
        test.database().write("update customer set last_online_at = ? where id = ?", yesterday, id);
        assertThat(wiring.inTransaction(() -> desk.presence(id)))
                .isEqualTo(new Presence(false, true, Optional.of(yesterday)));
        clock.advance(Duration.ofHours(2));
        assertThat(wiring.inTransaction(() -> desk.presence(id)))
                .isEqualTo(new Presence(false, false, Optional.of(yesterday)));
        OpenSessions.add(test.database(), id, now);
        assertThat(wiring.inTransaction(() -> desk.presence(id)))
                .isEqualTo(new Presence(true, true, Optional.of(clock.instant())));
    }

    @Test
    void applyingTwiceChangesOnce() {
        long id = create(ANN).getId();
        StatusChanges changes = wiring.get(StatusChanges.class);
        for (boolean expected : new boolean[] {true, false}) {
            boolean changed = wiring.inTransaction(() -> changes.apply(
                    id,
                    CustomerStatus.NEW,
                    CustomerStatus.INACTIVE,
                    "lifecycle",
                    "idle",
                    LocalDate.of(2026, 6, 2),
                    OptionalLong.empty()));
            assertThat(changed).isEqualTo(expected);
        }
        assertThat(wiring.inTransaction(() -> desk.history(id))).hasSize(2);
        assertThatThrownBy(() -> changes.apply(
                        id,
                        CustomerStatus.INACTIVE,
                        CustomerStatus.BLOCKED,
                        "x",
                        "x",
                        LocalDate.of(2026, 6, 2),
                        OptionalLong.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void firstSessionsMakeOnlyNewCustomersActive() {
        long fresh = create(ANN).getId();
        long blocked =
                create(new CustomerData("bob", "Bob", null, null, null, null)).getId();
        command(blocked, StatusCommand.BLOCK);
        StatusChanges changes = wiring.get(StatusChanges.class);
        List<Long> ids = List.of(blocked, fresh, fresh, 999_999L);
        assertThat(wiring.inTransaction(() -> changes.activateNew(ids, "session", "first session")))
                .isEqualTo(1);
        assertThat(wiring.inTransaction(() -> changes.activateNew(ids, "session", "first session")))
                .isZero();
        assertThat(wiring.inTransaction(() -> changes.activateNew(List.of(), "session", "first session")))
                .isZero();
        assertThat(get(fresh).getStatus()).isEqualTo(CustomerStatus.ACTIVE);
        assertThat(get(blocked).getStatus()).isEqualTo(CustomerStatus.BLOCKED);
        assertThat(wiring.inTransaction(() -> desk.history(fresh))).hasSize(2);
    }

    @Test
    void everyRefusalIsAProblem() {
        assertThatThrownBy(() -> get(4711)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.kind())
                .isEqualTo(Problem.Kind.NOT_FOUND));
    }
}
