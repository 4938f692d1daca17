package org.rollcall.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.shared.BulkStatement;
import org.rollcall.shared.FixedClock;
import org.rollcall.shared.OnBothDatabases;
import org.rollcall.shared.TestDatabase;
import org.rollcall.shared.TestIsp;

@OnBothDatabases
class LeasesTest {
    private final TestDatabase test;
    private final FixedClock clock = new FixedClock("2026-06-01T12:00:00Z", "UTC");
    private final Leases leases;

    LeasesTest(TestDatabase test) {
        this.test = test;
        leases = new Leases(test.database(), clock);
    }

    /** Pool 1 has the usable addresses 192.0.2.1 and .2; pool 2 is for blocked customers. */
    @BeforeEach
    void twoSmallPools() {
        test.clear();
        pool(1, "192.0.2.0/30", PoolPurpose.SERVICE);
        pool(2, "198.51.100.0/30", PoolPurpose.BLOCKED);
    }

    private void pool(long id, String cidr, PoolPurpose purpose) {
        test.inTransaction(() -> test.database()
                .write(
                        "insert into address_pool (id, version, name, cidr, purpose, high_water, created_at)"
                                + " values (?, 0, ?, ?, ?, 0, ?)",
                        id,
                        cidr,
                        cidr,
                        purpose,
                        clock.instant()));
    }

    private Optional<String> lease(long serviceId, Long poolId, PoolPurpose purpose) {
        return lease(serviceId, poolId, purpose, PoolKind.IPV4);
    }

    private Optional<String> lease(long serviceId, Long poolId, PoolPurpose purpose, PoolKind kind) {
        return test.inTransaction(() -> {
            Optional<Leases.Own> lease = leases.lease(serviceId, poolId, purpose, kind);
            test.database().with(connection -> {
                BulkStatement.executeAll(
                        connection,
                        test.database().vendor(),
                        List.of(Leases.renewing(lease.stream().toList(), clock.instant())));
                return null;
            });
            return lease.map(Leases.Own::address);
        });
    }

    private void giveBack(String address) {
        test.inTransaction(() -> test.database()
                .write("update address_lease set released_at = ? where address = ?", clock.instant(), address));
    }

    @Test
    void aServiceKeepsItsAddress() {
        Optional<String> first = lease(7, null, PoolPurpose.SERVICE);
        assertThat(first).hasValue("192.0.2.1");
        assertThat(lease(7, null, PoolPurpose.SERVICE)).isEqualTo(first);
        giveBack("192.0.2.1");
        assertThat(lease(7, 1L, PoolPurpose.SERVICE)).isEqualTo(first);
        assertThat(lease(7, null, PoolPurpose.BLOCKED)).hasValue("198.51.100.1");
        assertThat(lease(7, null, PoolPurpose.SERVICE)).isEqualTo(first);
    }

    @Test
    void twoServicesNeverShareOneAndAnEmptyPoolSaysSo() {
        Set<Optional<String>> given = new HashSet<>();
        given.add(lease(7, null, PoolPurpose.SERVICE));
        given.add(lease(8, null, PoolPurpose.SERVICE));
        assertThat(given).hasSize(2).doesNotContain(Optional.empty());
        assertThat(lease(9, null, PoolPurpose.SERVICE)).isEmpty();
        assertThat(lease(9, 2L, PoolPurpose.SERVICE))
                .as("pool 2 is not for services")
                .isEmpty();
    }

    @Test
    void anAddressGivenBackIsGivenToOthersAfterItsQuarantine() {
        assertThat(lease(7, null, PoolPurpose.SERVICE)).hasValue("192.0.2.1");
        assertThat(lease(8, null, PoolPurpose.SERVICE)).hasValue("192.0.2.2");
        giveBack("192.0.2.1");
        assertThat(lease(9, null, PoolPurpose.SERVICE)).isEmpty();
        clock.advance(Leases.QUARANTINE.plusSeconds(1));
        assertThat(lease(9, null, PoolPurpose.SERVICE)).hasValue("192.0.2.1");
        assertThat(lease(7, null, PoolPurpose.SERVICE))
                .as("it is another's now")
                .isEmpty();
    }

    @Test
    void anAddressThatBecomesAnothersStaticOneIsLeasedNoMore() {
        assertThat(lease(7, null, PoolPurpose.SERVICE)).hasValue("192.0.2.1");
        giveBack("192.0.2.1");
        TestIsp isp = new TestIsp(test.database(), clock.instant());
        isp.customer(1, "Anna Adler", "ACTIVE");
        test.inTransaction(() -> {
            isp.service(20, 1, "anna", "192.0.2.1");
            return null;
        });
        clock.advance(Leases.QUARANTINE.plusSeconds(1));
        assertThat(lease(7, null, PoolPurpose.SERVICE)).hasValue("192.0.2.2");
        assertThat(lease(8, null, PoolPurpose.SERVICE)).isEmpty();
    }

    @Test
    void anAddressWhoseSessionNeverBeganIsTakenBack() {
        assertThat(lease(7, null, PoolPurpose.SERVICE)).isPresent();
        assertThat(test.inTransaction(leases::giveBackUnused)).isZero();
        clock.advance(Leases.PATIENCE.plus(Duration.ofSeconds(1)));
        assertThat(test.inTransaction(leases::giveBackUnused)).isEqualTo(1);
        assertThat(test.inTransaction(leases::giveBackUnused)).isZero();
    }

    /** Each batch is one transaction; the first seconds of an ISP are full of them. */
    @Test
    void batchesThatTakeFromBothPoolsInAnyOrderDoNotWaitForEachOther() throws Exception {
        pool(3, "10.0.0.0/16", PoolPurpose.SERVICE);
        pool(4, "10.1.0.0/16", PoolPurpose.BLOCKED);
        ExecutorService workers = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> batches = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                long service = 10L * i + 10;
                boolean blockedFirst = i % 2 == 0;
                batches.add(workers.submit(() -> test.inTransaction(() -> {
                    leases.lease(
                            service, null, blockedFirst ? PoolPurpose.BLOCKED : PoolPurpose.SERVICE, PoolKind.IPV4);
                    return leases.lease(
                            service, null, blockedFirst ? PoolPurpose.SERVICE : PoolPurpose.BLOCKED, PoolKind.IPV4);
                })));
            }
            for (Future<?> batch : batches) {
                batch.get(30, TimeUnit.SECONDS);
            }
        } finally {
            workers.shutdownNow();
        }
        assertThat(test.database().number("select count(*) from address_lease")).isEqualTo(200);
    }

    @Test
    void whoIsParkedGetsAnAddressForBlockedOnesIfThereIsNoPoolForHisReason() {
        assertThat(lease(7, null, PoolPurpose.INACTIVE)).hasValue("198.51.100.1");
        pool(3, "203.0.113.0/30", PoolPurpose.INACTIVE);
        assertThat(lease(7, null, PoolPurpose.INACTIVE)).hasValue("203.0.113.1");
    }

    @Test
    void nobodyGetsAnotherOneEachTime() {
        assertThat(lease(Leases.NOBODY, null, PoolPurpose.BLOCKED)).hasValue("198.51.100.1");
        assertThat(lease(Leases.NOBODY, null, PoolPurpose.BLOCKED)).hasValue("198.51.100.2");
        assertThat(lease(Leases.NOBODY, null, PoolPurpose.BLOCKED)).isEmpty();
        clock.advance(Leases.PATIENCE.plus(Duration.ofSeconds(1)));
        assertThat(test.inTransaction(leases::giveBackUnused)).isEqualTo(2);
    }

    @Test
    void aPrefixIsTheServicesAsLongAsItHasASession() {
        test.inTransaction(() -> test.database()
                .write(
                        "insert into address_pool (id, version, name, cidr, purpose, kind, prefix_length, high_water,"
                                + " created_at) values (9, 0, 'v6', '2001:db8::/55', 'SERVICE', 'DELEGATED', 56, 0, ?)",
                        clock.instant()));
        TestIsp isp = new TestIsp(test.database(), clock.instant());
        isp.customer(1, "Anna Adler", "ACTIVE");
        isp.service(20, 1, "anna", null);
        isp.session(5, 1L, "anna", "192.0.2.1", null, Duration.ofMinutes(5));
        test.database().write("update open_session set service_id = 20");
        assertThat(prefix(20)).hasValue("2001:db8::/56");
        clock.advance(Leases.PATIENCE.plus(Duration.ofSeconds(1)));
        assertThat(test.inTransaction(leases::giveBackUnused)).isZero();
        test.database().write("delete from open_session");
        assertThat(test.inTransaction(leases::giveBackUnused)).isEqualTo(1);
        assertThat(prefix(21)).hasValue("2001:db8:0:100::/56");
        assertThat(prefix(22)).isEmpty();
        clock.advance(Leases.QUARANTINE.plusSeconds(1));
        assertThat(prefix(20)).as("still his").hasValue("2001:db8::/56");
    }

    private Optional<String> prefix(long service) {
        return lease(service, null, PoolPurpose.SERVICE, PoolKind.DELEGATED);
    }
}
