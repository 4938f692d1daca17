package org.rollcall.seed;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.dialect.Dialect;
import org.rollcall.nassim.DemoNetwork;
import org.rollcall.nassim.NasKind;
import org.rollcall.pool.PoolPurpose;
import org.rollcall.radius.api.MessageAuthenticatorRule;
import org.rollcall.seed.Dice.Purpose;
import org.rollcall.service.Ipv4Mode;
import org.rollcall.service.ServiceAccess;

/**
 * The demonstration ISP: 400 customers of all statuses behind the three routers of {@link DemoNetwork}, whose subscriber
 * number s the simulator acts for s up to {@link DemoNetwork#SUBSCRIBERS}. Nobody is on line until the simulator runs.
 * Twelve of the blocked ones are due for deactivation after the grace period and seven active ones after prolonged
 * inactivity, so that the night has something to do.
 */
final class DemoIsp implements Isp {
    static final int CUSTOMERS = 400;
    static final int HISTORY_DAYS = 30;
    /** Seconds; the shortest that Rollcall takes, so that the screens move. */
    private static final int INTERIM_INTERVAL = 60;

    private static final Ipv4Range STATIC_ADDRESSES = Ipv4Range.of("100.64.32.0/22");

    private final Calendar calendar;
    private final Dice dice;
    private final People people;

    /** What becomes of which subscribers, by their numbers. */
    private enum Part {
        /** On line most of the time. */
        REGULAR(262),
        /** Let in to be told that they did not pay. */
        BLOCKED(310),
        /** Switched off, but their modems go on asking. */
        ASKING_IN_VAIN(314),
        /** New ones whose modem has just arrived. */
        ARRIVING(DemoNetwork.SUBSCRIBERS),
        /** New ones who wait for it. */
        WAITING(345),
        /** Not seen for longer than the inactivity period. */
        IDLE(352),
        /** On holiday. */
        AWAY(372),
        GONE(395),
        DELETED(CUSTOMERS);

        private final int last;

        Part(int last) {
            this.last = last;
        }

        static Part of(int subscriber) {
            for (Part part : values()) {
                if (subscriber <= part.last) {
                    return part;
                }
            }
            throw new IllegalArgumentException("there is no subscriber " + subscriber);
        }
    }

    DemoIsp(Calendar calendar, Dice dice) {
        this.calendar = calendar;
        this.dice = dice;
        this.people = new People(dice);
    }

    /** Customers come in another order than subscribers, so that the statuses are mixed; 173 and 400 have no divisor. */
    static int subscriber(int n) {
        return (n * 173 + 57) % CUSTOMERS + 1;
    }

    @Override
    public List<Plan> plans() {
        return List.of(
                new Plan("Home 50", new BigDecimal("19.90"), "EUR", 50_000_000, 10_000_000),
                new Plan("Home 100", new BigDecimal("24.90"), "EUR", 100_000_000, 20_000_000),
                new Plan("Home 250", new BigDecimal("34.90"), "EUR", 250_000_000, 50_000_000),
                new Plan("Fibre 1000", new BigDecimal("54.90"), "EUR", 1_000_000_000, 500_000_000),
                new Plan("Business 200", new BigDecimal("89.00"), "EUR", 200_000_000, 200_000_000),
                new Plan("Student 30", new BigDecimal("12.50"), "EUR", 30_000_000, 5_000_000));
    }

    @Override
    public List<Router> routers() {
        return DemoNetwork.ROUTERS.stream()
                .map(r -> new Router(
                        r.name(),
                        r.address(),
                        r.secret(),
                        dialect(r.kind()),
                        r.coaPort(),
                        INTERIM_INTERVAL,
                        MessageAuthenticatorRule.REQUIRE))
                .toList();
    }

    private static Dialect dialect(NasKind kind) {
        return switch (kind) {
            case MIKROTIK -> Dialect.MIKROTIK;
            case CISCO -> Dialect.CISCO;
            case ACCEL_PPP -> Dialect.ACCEL_PPP;
        };
    }

    @Override
    public List<Pool> pools() {
        return List.of(
                new Pool("Residential", Ipv4Range.of("100.64.0.0/22"), PoolPurpose.SERVICE),
                new Pool("Residential 2", Ipv4Range.of("100.64.4.0/22"), PoolPurpose.SERVICE),
                new Pool("Blocked", Ipv4Range.of(DemoNetwork.BLOCKED_POOL), PoolPurpose.BLOCKED));
    }

    @Override
    public int customers() {
        return CUSTOMERS;
    }

    @Override
    public Person person(int n) {
        return people.person(n);
    }

    @Override
    public Contract contract(int n) {
        int subscriber = subscriber(n);
        double hour = 0.35 + 0.3 * dice.share(Purpose.HOUR, -n);
        Instant created = calendar.daysAgo(160 + dice.below(Purpose.CREATED, n, 1_200), hour);
        Instant first = created.plusSeconds(40_000 + dice.below(Purpose.CREATED, -n, 200_000));
        return switch (Part.of(subscriber)) {
            case REGULAR, AWAY, IDLE -> Careers.active(created, first);
            case BLOCKED -> Careers.blocked(created, first, calendar.daysAgo(blockedDaysAgo(n, subscriber), hour));
            case ARRIVING, WAITING -> Careers.created(calendar.daysAgo(dice.below(Purpose.CREATED, n, 6), hour));
            case ASKING_IN_VAIN, GONE -> inactive(n, created, first, hour);
            case DELETED ->
                Careers.deleted(
                        inactive(n, created, first, hour), calendar.daysAgo(dice.below(Purpose.CHANGED, -n, 9), hour));
        };
    }

    private int blockedDaysAgo(int n, int subscriber) {
        boolean due = subscriber % 4 == 0;
        return due ? 10 + dice.below(Purpose.CHANGED, n, 3) : 1 + dice.below(Purpose.CHANGED, n, 8);
    }

    private Contract inactive(int n, Instant created, Instant first, double hour) {
        return Careers.inactive(created, first, calendar.daysAgo(20 + dice.below(Purpose.CHANGED, n, 120), hour));
    }

    @Override
    public Line line(int n) {
        int subscriber = subscriber(n);
        boolean fixed = subscriber % 17 == 2;
        return new Line(
                Optional.of(DemoNetwork.login(subscriber)),
                Optional.of(DemoNetwork.password(subscriber)),
                dice.below(Purpose.PLAN, n, 6),
                ServiceAccess.RADIUS,
                fixed ? Ipv4Mode.STATIC : Ipv4Mode.POOL,
                fixed ? Optional.of(STATIC_ADDRESSES.usable(subscriber)) : Optional.empty(),
                subscriber % 25 == 1 ? List.of(mac(n)) : List.of());
    }

    @Override
    public Optional<Line> secondLine(int n) {
        if (n % 31 != 5) {
            return Optional.empty();
        }
        return Optional.of(new Line(
                Optional.empty(),
                Optional.empty(),
                4,
                ServiceAccess.STATIC,
                Ipv4Mode.STATIC,
                Optional.of(STATIC_ADDRESSES.usable(CUSTOMERS + n)),
                List.of()));
    }

    @Override
    public int router(int n) {
        return DemoNetwork.ROUTERS.indexOf(DemoNetwork.router(subscriber(n)));
    }

    @Override
    public String mac(int n) {
        return DemoNetwork.mac(subscriber(n));
    }

    @Override
    public boolean online(int n) {
        return false;
    }

    @Override
    public int onlineCustomers() {
        return 0;
    }

    @Override
    public int historyDays() {
        return HISTORY_DAYS;
    }

    @Override
    public boolean usedDaysAgo(int n, int days) {
        boolean mostly = dice.share(Purpose.DAY, (long) days << 32 | n) < 0.8;
        return switch (Part.of(subscriber(n))) {
            case REGULAR, BLOCKED -> mostly;
            case AWAY -> mostly && days > 1 + subscriber(n) % 14;
            case ARRIVING, WAITING, ASKING_IN_VAIN, IDLE, GONE, DELETED -> false;
        };
    }

    @Override
    public Optional<Instant> lastOnlineBeforeHistory(int n) {
        CustomerStatus status = contract(n).status();
        double hour = dice.share(Purpose.HOUR, n);
        if (status == CustomerStatus.NEW) {
            return Optional.empty();
        }
        if (Part.of(subscriber(n)) == Part.IDLE) {
            return Optional.of(calendar.daysAgo(95 + dice.below(Purpose.LAST, n, 45), hour));
        }
        if (status == CustomerStatus.INACTIVE) {
            return Optional.of(contract(n).statusSince().minusSeconds(86_400L * 10 + 7_000));
        }
        return Optional.of(calendar.daysAgo(HISTORY_DAYS + 1, hour));
    }
}
