package org.rollcall.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.shared.Conflict;
import org.rollcall.shared.FixedClock;
import org.rollcall.shared.InvalidInput;
import org.rollcall.shared.NotFound;
import org.rollcall.shared.OnBothDatabases;
import org.rollcall.shared.TestDatabase;
import org.rollcall.shared.Wiring;

@OnBothDatabases
class PoolDeskTest {
    private final TestDatabase test;
    private final Wiring wiring;
    private final PoolDesk desk;

    PoolDeskTest(TestDatabase test) {
        this.test = test;
        wiring = new Wiring(test, new FixedClock("2026-06-01T12:00:00Z", "UTC"));
        desk = wiring.get(PoolDesk.class);
    }

    @BeforeEach
    void empty() {
        test.clear();
    }

    private AddressPool create(String name, String cidr) {
        return wiring.inTransaction(() -> desk.create(new PoolData(name, cidr, PoolPurpose.SERVICE)));
    }

    @ParameterizedTest
    @CsvSource({"100.64.0.0/16, 65534", "10.0.0.0/30, 2", "10.0.0.0/31, 2", "10.0.0.1/32, 1", "10.0.0.1, 1"})
    void sizes(String cidr, long size) {
        long id = create("p", cidr).getId();
        assertThat(wiring.inTransaction(() -> desk.get(id)).size()).isEqualTo(size);
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/16", "10.0.0.0/24", "10.0.0.128/25", "10.0.0.7", "10.0.0.0/8"})
    void poolsThatOverlapAreRefused(String cidr) {
        create("first", "10.0.0.0/24");
        assertThatThrownBy(() -> create("second", cidr))
                .isInstanceOf(Conflict.class)
                .hasMessage("overlaps the pool first (10.0.0.0/24)");
        create("beside", "10.1.0.0/24");
    }

    @ParameterizedTest
    @CsvSource({"2001:db8::/64", "10.0.0.0/7", "0.0.0.0/0", "10.0.0.1/24", "pool"})
    void rangesThatWillNotDo(String cidr) {
        assertThatThrownBy(() -> create("x", cidr)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void overlappingOnesAtTheSameMomentDoNotBothCome() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        CountDownLatch go = new CountDownLatch(2);
        try {
            Future<Boolean> first = two.submit(() -> tryToCreate(go, "a", "10.0.0.0/24"));
            Future<Boolean> second = two.submit(() -> tryToCreate(go, "b", "10.0.0.0/16"));
            assertThat(first.get() ^ second.get()).isTrue();
        } finally {
            two.shutdown();
        }
    }

    private boolean tryToCreate(CountDownLatch go, String name, String cidr) throws InterruptedException {
        go.countDown();
        go.await();
        try {
            create(name, cidr);
            return true;
        } catch (Conflict refused) {
            return false;
        }
    }

    @Test
    void useIsShownAndKeepsAPoolFromGoing() {
        long id = create("p", "10.0.0.0/24").getId();
        test.database()
                .write(
                        "insert into address_lease (pool_id, address, service_id, leased_at) values (?, '10.0.0.1', 1,"
                                + " current_timestamp)",
                        id);
        assertThat(wiring.inTransaction(() -> desk.list())).singleElement().satisfies(use -> assertThat(use.inUse())
                .isEqualTo(1));
        assertThatThrownBy(() -> wiring.inTransaction(() -> desk.delete(id)))
                .isInstanceOf(Conflict.class)
                .hasMessage("addresses of this pool are in use");
        test.database().write("update address_lease set released_at = current_timestamp");
        wiring.inTransaction(() -> desk.delete(id));
        assertThatThrownBy(() -> wiring.inTransaction(() -> desk.get(id))).isInstanceOf(NotFound.class);
    }
}
