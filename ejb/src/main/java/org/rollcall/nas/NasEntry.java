package org.rollcall.nas;

import java.util.Objects;
import org.rollcall.dialect.Dialect;
import org.rollcall.radius.api.RadiusClient;

/**
 * A NAS as the hot paths need it.
 *
 * @param coaPort UDP port of its dynamic authorization server
 * @param coaAddress where its dynamic authorization server is; null = where a session's packets come from
 * @param interimInterval seconds
 * @param counters how it counts octets
 * @param client as the adapter knows it
 */
public record NasEntry(
        long id,
        String name,
        Dialect dialect,
        int coaPort,
        String coaAddress,
        int interimInterval,
        NasCounters counters,
        RadiusClient client) {
    public NasEntry {
        Objects.requireNonNull(dialect, "dialect");
        Objects.requireNonNull(client, "client");
    }
}
