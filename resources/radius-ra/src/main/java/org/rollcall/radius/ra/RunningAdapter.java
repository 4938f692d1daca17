package org.rollcall.radius.ra;

import jakarta.resource.spi.work.WorkManager;
import java.time.Clock;
import org.rollcall.radius.api.AdapterStatistics;

/** Everything between a start and a stop of the adapter. Made per start, so that nothing of the last life is left. */
final class RunningAdapter {
    private final Clients clients = new Clients();
    private final Doorkeeper doorkeeper;
    private final Exchanger exchanger;

    RunningAdapter(WorkManager works, Clock clock, RetrySchedule schedule) {
        doorkeeper = new Doorkeeper(works, clients, clock);
        exchanger = new Exchanger(works, clients, doorkeeper::bind, clock, schedule);
    }

    Clients clients() {
        return clients;
    }

    Doorkeeper doorkeeper() {
        return doorkeeper;
    }

    Exchanger exchanger() {
        return exchanger;
    }

    AdapterStatistics statistics() {
        return new AdapterStatistics(
                clients.statistics(),
                clients.unknownSources(),
                doorkeeper.queued(),
                doorkeeper.batches(ListenerKind.AUTHENTICATION),
                doorkeeper.batches(ListenerKind.ACCOUNTING),
                doorkeeper.radSecConnections(),
                doorkeeper.radSecRefused());
    }

    void stop() {
        doorkeeper.shut();
        exchanger.close();
    }
}
