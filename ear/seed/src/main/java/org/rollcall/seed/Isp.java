package org.rollcall.seed;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.dialect.Dialect;
import org.rollcall.pool.PoolPurpose;
import org.rollcall.radius.api.MessageAuthenticatorRule;
import org.rollcall.service.Ipv4Mode;
import org.rollcall.service.ServiceAccess;

/** A made-up ISP. Customers are numbered from 1; everything about one follows from the number alone. */
interface Isp {
    /** @param price per month */
    record Plan(String name, BigDecimal price, String currency, long downBps, long upBps) {}

    /** @param interimInterval seconds */
    record Router(
            String name,
            String address,
            String secret,
            Dialect dialect,
            int coaPort,
            int interimInterval,
            MessageAuthenticatorRule messageAuthenticator) {
        /** Leaves the secret out. */
        @Override
        public String toString() {
            return "Router[" + name + "]";
        }
    }

    record Pool(String name, Ipv4Range range, PoolPurpose purpose) {}

    record Person(String portalLogin, String name, String phone, String email, String street, String city) {}

    /**
     * A move between statuses.
     *
     * @param from empty at the creation
     */
    record Change(Instant at, Optional<CustomerStatus> from, CustomerStatus to, String by, String reason) {}

    /**
     * A customer's standing.
     *
     * @param changes at least the creation, oldest first
     */
    record Contract(List<Change> changes, Optional<Instant> deletedAt) {
        CustomerStatus status() {
            return changes.get(changes.size() - 1).to();
        }

        Instant createdAt() {
            return changes.get(0).at();
        }

        Instant statusSince() {
            return changes.get(changes.size() - 1).at();
        }
    }

    /**
     * An internet service.
     *
     * @param plan index into {@link #plans}
     * @param address of mode STATIC, else empty
     * @param macs the only ones it may be used from; empty = any
     */
    record Line(
            Optional<String> login,
            Optional<String> password,
            int plan,
            ServiceAccess access,
            Ipv4Mode ipv4Mode,
            Optional<String> address,
            List<String> macs) {
        /** Leaves the password out. */
        @Override
        public String toString() {
            return "Line[" + login + "]";
        }
    }

    List<Plan> plans();

    List<Router> routers();

    List<Pool> pools();

    int customers();

    Person person(int n);

    Contract contract(int n);

    /** The service that every customer has; it makes his sessions. */
    Line line(int n);

    /** Some have another one, which makes none. */
    Optional<Line> secondLine(int n);

    /** Index into {@link #routers}: where the line ends. */
    int router(int n);

    /** aa:bb:cc:dd:ee:ff of what is behind the line. */
    String mac(int n);

    /** Whether he has a session now. */
    boolean online(int n);

    /** How many have. */
    int onlineCustomers();

    /** How many days before today have sessions. */
    int historyDays();

    /** Whether he had a session so many days ago. */
    boolean usedDaysAgo(int n, int days);

    /** When he was on line last, if that is longer ago than the history reaches. */
    Optional<Instant> lastOnlineBeforeHistory(int n);
}
