package org.rollcall.seed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.seed.Isp.Change;
import org.rollcall.seed.Isp.Contract;

/** How customers came to the status they have, with only the moves that the rules allow. */
final class Careers {
    private static final String DESK = "desk";
    private static final String SESSIONS = "first session";
    private static final String NIGHT = "lifecycle";

    private final List<Change> changes = new ArrayList<>();

    private Careers(Instant createdAt) {
        changes.add(new Change(createdAt, Optional.empty(), CustomerStatus.NEW, DESK, "created"));
    }

    static Contract created(Instant at) {
        return new Careers(at).contract();
    }

    /** Active from his first session on. */
    static Contract active(Instant createdAt, Instant firstSession) {
        return new Careers(createdAt).activated(firstSession).contract();
    }

    /** He did not pay. */
    static Contract blocked(Instant createdAt, Instant firstSession, Instant blockedAt) {
        return new Careers(createdAt).activated(firstSession).blocked(blockedAt).contract();
    }

    /** He did not pay for the whole grace period, ten days. */
    static Contract inactive(Instant createdAt, Instant firstSession, Instant blockedAt) {
        return new Careers(createdAt)
                .activated(firstSession)
                .blocked(blockedAt)
                .to(blockedAt.plus(Duration.ofDays(10)), CustomerStatus.INACTIVE, NIGHT, "blocked for 10 days")
                .contract();
    }

    static Contract deleted(Contract inactive, Instant at) {
        return new Contract(inactive.changes(), Optional.of(at));
    }

    private Careers activated(Instant at) {
        return to(at, CustomerStatus.ACTIVE, SESSIONS, "first session");
    }

    private Careers blocked(Instant at) {
        return to(at, CustomerStatus.BLOCKED, DESK, "did not pay");
    }

    private Careers to(Instant at, CustomerStatus status, String by, String reason) {
        Change last = changes.get(changes.size() - 1);
        Instant after = at.isAfter(last.at()) ? at : last.at().plusSeconds(1);
        changes.add(new Change(after, Optional.of(last.to()), status, by, reason));
        return this;
    }

    private Contract contract() {
        return new Contract(List.copyOf(changes), Optional.empty());
    }
}
