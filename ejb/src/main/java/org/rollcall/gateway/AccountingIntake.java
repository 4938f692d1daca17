package org.rollcall.gateway;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.LongFunction;
import org.rollcall.nas.NasClock;
import org.rollcall.nas.NasCounters;
import org.rollcall.radius.api.AccountingRequest;
import org.rollcall.radius.api.AccountingVerdict;
import org.rollcall.radius.api.CalmLog;
import org.rollcall.session.AccountingEvent;
import org.rollcall.session.AccountingEvent.NasRestarted;
import org.rollcall.session.AccountingEvent.OfSession;
import org.rollcall.session.SessionRecorder;

/**
 * Gets a batch stored, whatever is wrong with single records of it: first all in one transaction; if that fails for any
 * other reason than the database being away, one by one, and what fails three times alone is put aside, visibly. A
 * record is acknowledged after a commit holds it, as a session or in quarantine, and else not at all.
 */
final class AccountingIntake {
    private static final Logger LOG = System.getLogger(AccountingIntake.class.getName());
    // a router that sends nonsense sends a lot of it
    private static final CalmLog UNREADABLE = new CalmLog(AccountingIntake.class, Level.WARNING);
    private static final CalmLog ONE_BY_ONE = new CalmLog(AccountingIntake.class, Level.WARNING);
    private static final CalmLog NOT_KEPT = new CalmLog(AccountingIntake.class, Level.WARNING);
    private static final int TRIES = 3;

    private final SessionRecorder recorder;
    private final BiConsumer<AccountingRequest, String> quarantine;
    private final LongFunction<NasCounters> counters;
    private final LongFunction<Optional<NasClock>> clocks;

    /**
     * @param quarantine keeps a request that cannot be stored, with the problem
     * @param counters how the NAS with an id counts
     * @param clocks where it is noted how far its clock is off
     */
    AccountingIntake(
            SessionRecorder recorder,
            BiConsumer<AccountingRequest, String> quarantine,
            LongFunction<NasCounters> counters,
            LongFunction<Optional<NasClock>> clocks) {
        this.recorder = recorder;
        this.quarantine = quarantine;
        this.counters = counters;
        this.clocks = clocks;
    }

    /** A request with what it tells, or with why that is unknown. */
    private record Item(AccountingRequest request, Optional<AccountingEvent> event, String problem) {
        static Item of(AccountingRequest request, NasCounters counters) {
            try {
                return new Item(request, AccountingTranslator.translate(request, counters), null);
            } catch (UnusableRecord e) {
                return new Item(request, Optional.empty(), e.getMessage());
            } catch (RuntimeException bug) {
                // whatever is in a packet, its neighbours must not suffer
                UNREADABLE.log("a record cannot be read", bug);
                return new Item(request, Optional.empty(), bug.toString());
            }
        }
    }

    /**
     * @return a verdict for each, in order
     * @throws RuntimeException if the database is away, so that none may be acknowledged, though some may be stored
     */
    List<AccountingVerdict> take(List<AccountingRequest> batch) {
        batch.forEach(this::measureClock);
        List<Item> items = batch.stream()
                .map(request -> Item.of(request, counters.apply(request.clientId())))
                .toList();
        boolean stored = storedTogether(items);
        List<AccountingVerdict> verdicts = new ArrayList<>(items.size());
        for (Item item : items) {
            if (item.problem() != null) {
                verdicts.add(putAside(item.request(), item.problem()));
            } else {
                verdicts.add(stored || item.event().isEmpty() ? AccountingVerdict.ACKNOWLEDGE : storedAlone(item));
            }
        }
        return verdicts;
    }

    private void measureClock(AccountingRequest request) {
        OptionalLong offset = AccountingTranslator.clockOffset(request);
        if (offset.isPresent()) {
            clocks.apply(request.clientId())
                    .ifPresent(clock -> clock.measured(
                            offset.getAsLong(), request.receivedAt().getEpochSecond()));
        }
    }

    private boolean storedTogether(List<Item> items) {
        List<AccountingEvent> events =
                items.stream().flatMap(item -> item.event().stream()).toList();
        boolean again = false;
        while (true) {
            try {
                store(events);
                return true;
            } catch (RuntimeException failure) {
                Fault fault = Fault.of(failure);
                if (fault == Fault.UNAVAILABLE) {
                    throw failure;
                }
                if (fault == Fault.POISON) {
                    ONE_BY_ONE.log("storing " + events.size() + " records one by one", failure);
                    return false;
                }
                if (again) {
                    LOG.log(Level.DEBUG, "storing {0} records one by one: {1}", events.size(), failure.getMessage());
                    return false;
                }
                again = true;
            }
        }
    }

    private AccountingVerdict storedAlone(Item item) {
        RuntimeException last = null;
        for (int i = 0; i < TRIES; i++) {
            try {
                store(List.of(item.event().orElseThrow()));
                return AccountingVerdict.ACKNOWLEDGE;
            } catch (RuntimeException failure) {
                last = failure;
                if (Fault.of(failure) == Fault.UNAVAILABLE) {
                    throw failure;
                }
            }
        }
        return Fault.of(last) == Fault.POISON
                ? putAside(item.request(), String.valueOf(last.getMessage()))
                : AccountingVerdict.SILENCE;
    }

    /** In order; a restart of a NAS ends many sessions, so it has transactions of its own. */
    private void store(List<AccountingEvent> events) {
        List<OfSession> run = new ArrayList<>(events.size());
        for (AccountingEvent event : events) {
            if (event instanceof OfSession ofSession) {
                run.add(ofSession);
            } else if (event instanceof NasRestarted restarted) {
                recordRun(run);
                restart(restarted);
            }
        }
        recordRun(run);
    }

    private void recordRun(List<OfSession> run) {
        if (!run.isEmpty()) {
            recorder.record(List.copyOf(run));
            run.clear();
        }
    }

    private void restart(NasRestarted event) {
        long lastId = 0;
        do {
            lastId = recorder.endSome(event, lastId);
        } while (lastId > 0);
    }

    private AccountingVerdict putAside(AccountingRequest request, String problem) {
        try {
            quarantine.accept(request, problem);
            return AccountingVerdict.ACKNOWLEDGE;
        } catch (RuntimeException failure) {
            if (Fault.of(failure) == Fault.UNAVAILABLE) {
                throw failure;
            }
            NOT_KEPT.log("a record could not even be put aside: " + problem, failure);
            return AccountingVerdict.SILENCE;
        }
    }
}
