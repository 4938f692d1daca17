package org.rollcall.seed;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.dialect.Dialect;
import org.rollcall.pool.PoolPurpose;
import org.rollcall.radius.api.MessageAuthenticatorRule;
import org.rollcall.seed.Dice.Purpose;
import org.rollcall.service.Ipv4Mode;
import org.rollcall.service.ServiceAccess;

/**
 * An ISP of any size to measure with: of 100 customers 3 are New, 82 Active, 6 Blocked and 9 Inactive, one of these
 * deleted. On every day of the history about as many had a session as are on line now.
 */
final class BulkIsp implements Isp {
    /** One router for so many customers. */
    private static final int CUSTOMERS_PER_ROUTER = 20_000;
    /** The longest interval Rollcall takes, so that the stale sweep leaves the seeded sessions alone for two days. */
    private static final int INTERIM_INTERVAL = 86_400;

    private static final Ipv4Range STATIC_ADDRESSES = Ipv4Range.of("10.128.0.0/9");

    private final Size size;
    private final Calendar calendar;
    private final Dice dice;
    private final People people;
    private final BitSet online;
    private final double dailyShare;

    /**
     * @param firstNumber of the first customer, for logins that nobody has yet
     * @param bench logins u000001... with passwords pw000001..., and the NAS 127.0.0.1
     */
    record Size(int customers, int online, int historyDays, int firstNumber, boolean bench) {}

    /** @throws IllegalArgumentException if fewer customers could be on line than should be */
    BulkIsp(Size size, Calendar calendar, Dice dice) {
        this.size = size;
        this.calendar = calendar;
        this.dice = dice;
        this.people = new People(dice);
        int able = 0;
        for (int n = 1; n <= size.customers(); n++) {
            able += connects(n) ? 1 : 0;
        }
        if (able < size.online()) {
            throw new IllegalArgumentException("of " + size.customers() + " customers only " + able
                    + " are of a status to be on line, not " + size.online());
        }
        this.online = choose(able);
        this.dailyShare = able == 0 ? 0 : (double) size.online() / able;
    }

    /** Exactly as many as asked for, spread evenly: selection sampling (Knuth, volume 2, algorithm S). */
    private BitSet choose(int able) {
        BitSet chosen = new BitSet(size.customers() + 1);
        int left = able;
        int wanted = size.online();
        for (int n = 1; n <= size.customers(); n++) {
            if (connects(n)) {
                if (dice.share(Purpose.ONLINE, n) * left < wanted) {
                    chosen.set(n);
                    wanted--;
                }
                left--;
            }
        }
        return chosen;
    }

    @Override
    public List<Plan> plans() {
        return List.of(
                new Plan("Home 50", new BigDecimal("19.90"), "EUR", 50_000_000, 10_000_000),
                new Plan("Home 100", new BigDecimal("24.90"), "EUR", 100_000_000, 20_000_000),
                new Plan("Home 250", new BigDecimal("34.90"), "EUR", 250_000_000, 50_000_000),
                new Plan("Fibre 1000", new BigDecimal("54.90"), "EUR", 1_000_000_000, 500_000_000),
                new Plan("Business 200", new BigDecimal("89.00"), "EUR", 200_000_000, 200_000_000));
    }

    @Override
    public List<Router> routers() {
        List<Router> routers = new ArrayList<>();
        if (size.bench()) {
            // the name is "bras1.example.net" in the load generator of the bench, the secret is public there, too
            routers.add(new Router(
                    "bench",
                    "127.0.0.1",
                    "testing123",
                    Dialect.MIKROTIK,
                    3799,
                    INTERIM_INTERVAL,
                    MessageAuthenticatorRule.AUTO));
        }
        int more = Math.max(3, Math.min(200, size.customers() / CUSTOMERS_PER_ROUTER));
        Dialect[] dialects = {Dialect.MIKROTIK, Dialect.CISCO, Dialect.ACCEL_PPP};
        for (int i = 1; i <= more; i++) {
            routers.add(new Router(
                    String.format("bras-%03d", i),
                    "10.255." + i / 250 + "." + (1 + i % 250),
                    String.format("seeded-secret-%08x-%03d", dice.below(Purpose.LINE, -i, Integer.MAX_VALUE), i),
                    dialects[i % dialects.length],
                    3799,
                    INTERIM_INTERVAL,
                    MessageAuthenticatorRule.REQUIRE));
        }
        return routers;
    }

    @Override
    public List<Pool> pools() {
        return List.of(
                new Pool("Everybody", Ipv4Range.of("100.64.0.0/10"), PoolPurpose.SERVICE),
                new Pool("Blocked", Ipv4Range.of("10.0.0.0/11"), PoolPurpose.BLOCKED));
    }

    @Override
    public int customers() {
        return size.customers();
    }

    private int number(int n) {
        return size.firstNumber() + n - 1;
    }

    @Override
    public Person person(int n) {
        return people.person(number(n));
    }

    private CustomerStatus status(int n) {
        int percent = dice.below(Purpose.STATUS, n, 100);
        if (percent < 3) {
            return CustomerStatus.NEW;
        }
        if (percent < 85) {
            return CustomerStatus.ACTIVE;
        }
        return percent < 91 ? CustomerStatus.BLOCKED : CustomerStatus.INACTIVE;
    }

    private boolean connects(int n) {
        CustomerStatus status = status(n);
        return (status == CustomerStatus.ACTIVE && !idle(n)) || status == CustomerStatus.BLOCKED;
    }

    /** One in a hundred has not been seen for longer than the inactivity period of 90 days. */
    private boolean idle(int n) {
        return dice.below(Purpose.HABIT, -n, 100) == 0;
    }

    @Override
    public Contract contract(int n) {
        double hour = dice.share(Purpose.HOUR, -n);
        CustomerStatus status = status(n);
        if (status == CustomerStatus.NEW) {
            return Careers.created(calendar.daysAgo(1 + dice.below(Purpose.CREATED, n, 20), hour));
        }
        int created = 450 + dice.below(Purpose.CREATED, n, 2_500);
        Instant createdAt = calendar.daysAgo(created, hour);
        Instant firstSession = calendar.daysAgo(created - dice.below(Purpose.CREATED, -n, 4), (hour + 0.3) % 1);
        if (status == CustomerStatus.ACTIVE) {
            return Careers.active(createdAt, firstSession);
        }
        if (status == CustomerStatus.BLOCKED) {
            // the last of them are due for deactivation after the grace period of 10 days
            return Careers.blocked(
                    createdAt, firstSession, calendar.daysAgo(1 + dice.below(Purpose.CHANGED, n, 11), hour));
        }
        int blocked = 12 + dice.below(Purpose.CHANGED, n, 400);
        Contract inactive = Careers.inactive(createdAt, firstSession, calendar.daysAgo(blocked, hour));
        return dice.below(Purpose.CHANGED, -n, 9) == 0
                ? Careers.deleted(inactive, calendar.daysAgo(dice.below(Purpose.CHANGED, n, blocked - 11), hour))
                : inactive;
    }

    @Override
    public Line line(int n) {
        int number = number(n);
        String login =
                size.bench() ? padded("u", number) : people.person(number).portalLogin();
        String password = size.bench() ? padded("pw", number) : "pw-" + number;
        boolean fixed = dice.below(Purpose.LINE, n, 100) < 3;
        return new Line(
                Optional.of(login),
                Optional.of(password),
                plan(dice.below(Purpose.PLAN, n, 100)),
                ServiceAccess.RADIUS,
                fixed ? Ipv4Mode.STATIC : Ipv4Mode.POOL,
                fixed ? Optional.of(STATIC_ADDRESSES.usable(number)) : Optional.empty(),
                dice.below(Purpose.LINE, n, 1000) > 990 ? List.of(mac(n)) : List.of());
    }

    private static int plan(int percent) {
        if (percent < 30) {
            return 0;
        }
        if (percent < 65) {
            return 1;
        }
        if (percent < 85) {
            return 2;
        }
        return percent < 95 ? 3 : 4;
    }

    /** As the format %06d, which is slow a million times over. */
    private static String padded(String prefix, int number) {
        String digits = Integer.toString(number);
        return prefix + "000000".substring(Math.min(6, digits.length())) + digits;
    }

    @Override
    public Optional<Line> secondLine(int n) {
        if (dice.below(Purpose.LINE, -n, 100) >= 5) {
            return Optional.empty();
        }
        long address = (1 << 22) + (long) number(n);
        return Optional.of(new Line(
                Optional.empty(),
                Optional.empty(),
                4,
                ServiceAccess.STATIC,
                Ipv4Mode.STATIC,
                Optional.of(STATIC_ADDRESSES.usable(address)),
                List.of()));
    }

    @Override
    public int router(int n) {
        // nobody is behind the load generator
        int first = size.bench() ? 1 : 0;
        return first + n % Math.max(3, Math.min(200, size.customers() / CUSTOMERS_PER_ROUTER));
    }

    @Override
    public String mac(int n) {
        int number = number(n);
        StringBuilder mac = new StringBuilder("02:00");
        for (int shift = 24; shift >= 0; shift -= 8) {
            int octet = number >>> shift & 255;
            mac.append(octet < 16 ? ":0" : ":").append(Integer.toHexString(octet));
        }
        return mac.toString();
    }

    @Override
    public boolean online(int n) {
        return online.get(n);
    }

    @Override
    public int onlineCustomers() {
        return size.online();
    }

    @Override
    public int historyDays() {
        return size.historyDays();
    }

    @Override
    public boolean usedDaysAgo(int n, int days) {
        return connects(n) && dice.share(Purpose.DAY, (long) days << 32 | n) < dailyShare;
    }

    @Override
    public Optional<Instant> lastOnlineBeforeHistory(int n) {
        CustomerStatus status = status(n);
        if (status == CustomerStatus.NEW) {
            return Optional.empty();
        }
        double hour = dice.share(Purpose.HOUR, n);
        if (status == CustomerStatus.INACTIVE) {
            Instant inactiveSince = contract(n).statusSince();
            return Optional.of(inactiveSince.minusSeconds(86_400L * (10 + dice.below(Purpose.LAST, n, 20))));
        }
        int days = idle(n)
                ? 91 + dice.below(Purpose.LAST, n, 300)
                : size.historyDays() + 1 + dice.below(Purpose.LAST, n, Math.max(1, 80 - size.historyDays()));
        return Optional.of(calendar.daysAgo(days, hour));
    }
}
