package org.rollcall.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.rollcall.customer.StatusChanged;
import org.rollcall.pool.Leases;
import org.rollcall.pool.PoolKind;
import org.rollcall.service.ServiceChanged;
import org.rollcall.settings.RuntimeSetting;
import org.rollcall.settings.Settings;

/**
 * What was last known of services, for when the database does not answer: bounded, those asked about last. What is known
 * to have changed since is not used, and an address only by whom it was given to last.
 */
@ApplicationScoped
public class DoorMemory {
    /** Some 600 octets each. */
    static final int MOST = 100_000;

    private final Map<String, Known> services = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST;
        }
    };

    /** By address: the service that was given it last; kept as long as the services are. */
    private final Map<String, Long> holders = new HashMap<>();

    private final Map<Long, Instant> changedCustomers = new ConcurrentHashMap<>();

    private record Known(AccessFacts.Candidate candidate, List<Leases.Own> leases, Instant at) {}

    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    /** These are how things are now. */
    void remember(AccessFacts facts) {
        Instant now = clock.instant();
        synchronized (services) {
            facts.services().forEach((login, candidate) -> {
                List<Leases.Own> leases = List.copyOf(
                        facts.leases().getOrDefault(candidate.facts().serviceId(), List.of()));
                services.put(login, new Known(candidate, leases, now));
                leases.forEach(lease -> holders.put(lease.address(), lease.serviceId()));
            });
        }
    }

    /** As far as they may still be used. */
    AccessFacts known(Collection<String> logins) {
        OptionalInt hours = settings.number(RuntimeSetting.OFFLINE_HOURS);
        Map<String, AccessFacts.Candidate> found = new HashMap<>();
        Map<Long, List<Leases.Own>> leases = new HashMap<>();
        Set<PoolKind> prefixes = EnumSet.noneOf(PoolKind.class);
        Instant oldest = clock.instant().minus(Duration.ofHours(hours.orElse(0)));
        synchronized (services) {
            for (String login : logins) {
                Known known = hours.isEmpty() ? null : services.get(login);
                if (known != null && known.at().isAfter(oldest) && !changedSince(known)) {
                    ServiceFacts facts = known.candidate().facts();
                    found.put(login, known.candidate());
                    List<Leases.Own> own = known.leases().stream()
                            .filter(lease -> holders.get(lease.address()) == facts.serviceId())
                            .toList();
                    leases.put(facts.serviceId(), own);
                    own.forEach(lease -> prefixes.add(lease.kind()));
                }
            }
        }
        prefixes.remove(PoolKind.IPV4);
        return new AccessFacts(found, leases, prefixes);
    }

    /** How many services are remembered. */
    public int size() {
        synchronized (services) {
            return services.size();
        }
    }

    /** Forgets what was noted of changes before a moment from which on everything was read anew. */
    void readAnewSince(Instant moment) {
        changedCustomers.values().removeIf(changed -> changed.isBefore(moment));
        synchronized (services) {
            Set<Long> remembered = new java.util.HashSet<>();
            services.values()
                    .forEach(known -> remembered.add(known.candidate().facts().serviceId()));
            holders.values().retainAll(remembered);
        }
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) StatusChanged event) {
        changedCustomers.put(event.customerId(), clock.instant());
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ServiceChanged event) {
        changedCustomers.put(event.customerId(), clock.instant());
    }

    private boolean changedSince(Known known) {
        Instant changed = changedCustomers.get(known.candidate().facts().customerId());
        return changed != null && !changed.isBefore(known.at());
    }
}
