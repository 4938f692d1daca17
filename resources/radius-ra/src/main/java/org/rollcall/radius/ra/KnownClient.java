package org.rollcall.radius.ra;

import java.util.OptionalInt;
import org.rollcall.radius.api.AdapterStatistics.ClientStatistics;
import org.rollcall.radius.api.RadiusClient;

/**
 * A NAS as the adapter keeps it: its settings, its counters, and what was learned of its habits. Learning starts anew
 * when its settings change.
 */
final class KnownClient {
    private final RadiusClient settings;
    private final byte[] secret;
    private final ClientCounters counters;

    /** Written by the one thread that reads the authentication port. */
    private volatile int validMessageAuthenticatorsInARow;

    KnownClient(RadiusClient settings, ClientCounters counters) {
        this.settings = settings;
        this.secret = settings.secret();
        this.counters = counters;
    }

    RadiusClient settings() {
        return settings;
    }

    long id() {
        return settings.id();
    }

    /** The array itself, for signing; not to be changed. */
    byte[] secret() {
        return secret;
    }

    ClientCounters counters() {
        return counters;
    }

    /** Whether it stands for many addresses, so that nothing seen from one may be concluded for the others. */
    boolean isPrefix() {
        return settings.prefixLength() < settings.network().getAddress().length * 8;
    }

    int validMessageAuthenticatorsInARow() {
        return validMessageAuthenticatorsInARow;
    }

    void validMessageAuthenticatorsInARow(int count) {
        validMessageAuthenticatorsInARow = count;
    }

    ClientStatistics statistics() {
        return counters.snapshot(isPrefix() ? OptionalInt.empty() : OptionalInt.of(validMessageAuthenticatorsInARow));
    }

    /** Leaves the secret out, as its settings do. */
    @Override
    public String toString() {
        return settings.toString();
    }
}
