package org.rollcall.radius.ra;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.rollcall.radius.api.AdapterStatistics.ClientStatistics;
import org.rollcall.radius.api.PreviousSecret;
import org.rollcall.radius.api.RadiusClient;

/**
 * A NAS as the adapter keeps it: its settings, its counters, and what was learned of its habits. Learning starts anew
 * when its settings change.
 */
final class KnownClient {
    private final RadiusClient settings;
    private final byte[] secret;
    private final ClientCounters counters;

    /** Null if there is none. */
    private final byte[] previousSecret;

    private final long previousUntilMillis;

    /** It had the previous secret when that became the previous one. */
    private final boolean begunBehind;

    /** Addresses with whether their last request was signed with the previous secret. Only who knows one gets in. */
    private final Map<InetAddress, Boolean> behind = new ConcurrentHashMap<>();

    /** Written by the one thread that reads the authentication port. */
    private volatile int validMessageAuthenticatorsInARow;

    KnownClient(RadiusClient settings) {
        this(settings, new ClientCounters(), false);
    }

    /** The same NAS after its settings have changed. */
    KnownClient(RadiusClient settings, KnownClient before) {
        this(
                settings,
                before.counters,
                settings.previousSecret()
                        .map(last -> Arrays.equals(last.octets(), before.secret)
                                || (before.begunBehind
                                        && settings.previousSecret().equals(before.settings.previousSecret())))
                        .orElse(false));
        if (settings.previousSecret().isPresent() && Arrays.equals(secret, before.secret)) {
            behind.putAll(before.behind);
        }
    }

    private KnownClient(RadiusClient settings, ClientCounters counters, boolean begunBehind) {
        this.begunBehind = begunBehind;
        this.settings = settings;
        this.secret = settings.secret();
        this.counters = counters;
        this.previousSecret =
                settings.previousSecret().map(PreviousSecret::octets).orElse(null);
        this.previousUntilMillis = settings.previousSecret()
                .map(last -> last.until().toEpochMilli())
                .orElse(0L);
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

    /** The array itself, or null if there is none or its time is over. */
    byte[] previousSecret(long nowMillis) {
        return previousSecret != null && nowMillis < previousUntilMillis ? previousSecret : null;
    }

    /** A request from there was proven to be signed with this secret. */
    void signedWith(byte[] proven, InetAddress source) {
        behind.put(device(source), proven == previousSecret);
    }

    /**
     * What to believe where nothing can be proven, and to sign requests to this address with: the secret that its last
     * request had.
     */
    byte[] likelySecret(InetAddress address, long nowMillis) {
        byte[] last = previousSecret(nowMillis);
        return last != null && behind.getOrDefault(device(address), begunBehind) ? last : secret;
    }

    /** A NAS of one address may be reached at another one. */
    private InetAddress device(InetAddress address) {
        return isPrefix() ? address : settings.network();
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
