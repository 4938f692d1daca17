package org.rollcall.radius.ra;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.rollcall.radius.api.AdapterStatistics.ClientStatistics;
import org.rollcall.radius.api.RadiusClient;

/** The table in force: readers see the old or the new one, never a mixture. */
final class Clients {
    private final LongAdder unknownSources = new LongAdder();
    private volatile ClientTable table = ClientTable.EMPTY;

    /**
     * @throws IllegalArgumentException if two have an equal prefix or id; the table in force stays
     */
    synchronized void replace(Collection<RadiusClient> replacement) {
        ClientTable last = table;
        List<KnownClient> clients = new ArrayList<>(replacement.size());
        for (RadiusClient settings : replacement) {
            clients.add(last.byId(settings.id())
                    .map(known -> known.settings().equals(settings) ? known : new KnownClient(settings, known))
                    .orElseGet(() -> new KnownClient(settings)));
        }
        table = new ClientTable(clients);
    }

    /** The NAS that sends from this address, or null for a stranger. */
    KnownClient find(InetAddress source) {
        return table.find(source);
    }

    Optional<KnownClient> byId(long id) {
        return table.byId(id);
    }

    /** @param name in lower case */
    Optional<KnownClient> byCertificateName(String name) {
        return table.byCertificateName(name);
    }

    void countUnknownSource() {
        unknownSources.increment();
    }

    long unknownSources() {
        return unknownSources.sum();
    }

    Map<Long, ClientStatistics> statistics() {
        Map<Long, ClientStatistics> statistics = new HashMap<>();
        for (KnownClient client : table.all()) {
            statistics.put(client.id(), client.statistics());
        }
        return statistics;
    }
}
