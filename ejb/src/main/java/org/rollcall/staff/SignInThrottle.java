package org.rollcall.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down guessing, per node and in memory. Five wrong passwords for an account, known or not, are free; then each
 * further one costs a wait of 1, 2, 4 ... 300 s, and nobody is locked out for good. From one address at most 20 tries
 * per minute.
 */
@ApplicationScoped
public class SignInThrottle {
    private static final int FREE = 5;
    private static final int LONGEST_WAIT_SECONDS = 300;
    private static final int PER_ADDRESS = 20;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** Accounts and addresses remembered each; names are the attacker's choice, so memory must be bounded. */
    private static final int REMEMBERED = 10_000;

    private record Failures(int count, Instant notBefore) {}

    private final Map<String, Failures> accounts = forgetful();
    private final Map<String, Deque<Instant>> addresses = forgetful();

    private final Clock clock;

    /** For the proxy. */
    SignInThrottle() {
        this(null);
    }

    @Inject
    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    /** How long to wait before the next try, which is refused until then without being counted. */
    synchronized Optional<Duration> wait(String account, Optional<String> address) {
        Instant now = clock.instant();
        Failures failures = accounts.get(key(account));
        if (failures != null && now.isBefore(failures.notBefore())) {
            return Optional.of(Duration.between(now, failures.notBefore()));
        }
        Deque<Instant> tries = address.map(addresses::get).orElse(null);
        if (tries != null) {
            tries.removeIf(at -> !at.isAfter(now.minus(MINUTE)));
            if (tries.size() >= PER_ADDRESS) {
                return Optional.of(Duration.between(now, tries.getFirst().plus(MINUTE)));
            }
        }
        return Optional.empty();
    }

    synchronized void failed(String account, Optional<String> address) {
        Instant now = clock.instant();
        Failures before = accounts.getOrDefault(key(account), new Failures(0, now));
        int count = before.count() + 1;
        long seconds = count < FREE ? 0 : Math.min(LONGEST_WAIT_SECONDS, 1L << Math.min(count - FREE, 10));
        accounts.put(key(account), new Failures(count, now.plusSeconds(seconds)));
        address.ifPresent(from ->
                addresses.computeIfAbsent(from, none -> new ArrayDeque<>()).addLast(now));
    }

    synchronized void succeeded(String account) {
        accounts.remove(key(account));
    }

    /** Accounts and addresses together. */
    synchronized int remembered() {
        return accounts.size() + addresses.size();
    }

    private static String key(String account) {
        return account.toLowerCase(Locale.ROOT);
    }

    private static <V> Map<String, V> forgetful() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > REMEMBERED;
            }
        };
    }
}
