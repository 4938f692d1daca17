package org.rollcall.nas;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.rollcall.dialect.Dialect;
import org.rollcall.radius.api.AdapterStatistics.ClientStatistics;
import org.rollcall.radius.api.MessageAuthenticatorRule;
import org.rollcall.radius.api.PreviousSecret;
import org.rollcall.radius.api.RadiusClient;
import org.rollcall.shared.Database;
import org.rollcall.shared.Prefix;
import org.rollcall.shared.Row;
import org.rollcall.shared.SecretBox;
import org.rollcall.shared.SecretPlace;

/**
 * The table of NASes in memory, and the adapter's copy of it. The database is the truth: every few seconds each node
 * looks whether a row has another version, so that all nodes agree without talking to each other. What the adapter
 * learns of a NAS's Message-Authenticators goes the other way and is kept.
 */
@ApplicationScoped
public class NasRegistry {
    private static final Logger LOG = System.getLogger(NasRegistry.class.getName());
    /** So many valid ones in a row prove that a NAS always sends it; the adapter counts no further. */
    private static final int LEARNED_AFTER = 100;

    private static final String VERSIONS =
            "select id, version, message_authenticator_learned, previous_secret_until from nas";
    private static final String ROWS = "select id, version, name, address, prefix_length, secret, dialect, coa_port,"
            + " coa_address, coa_rate, counters_inverted, counter_unit, line_rate, previous_secret, previous_secret_until, certificate_name, interim_interval, message_authenticator, message_authenticator_learned from nas";
    private static final String LEARN = "update nas set message_authenticator_learned = true where id = ?"
            + " and message_authenticator = 'AUTO' and not message_authenticator_learned";

    private static final String NOTE_USE = "update nas set previous_secret_used_at = ? where id = ?"
            + " and previous_secret is not null and (previous_secret_used_at is null or previous_secret_used_at < ?)";
    private static final String FORGET =
            "update nas set previous_secret = null, previous_secret_until = null" + " where previous_secret_until <= ?";
    /** A use of the previous secret is noted so often at most. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private Database database;
    private SecretBox secrets;
    private RadiusAccess adapter;

    private final Map<Long, Instant> noted = new ConcurrentHashMap<>();
    private volatile Set<Version> seen = Set.of();
    private volatile Map<Version, NasEntry> loaded = Map.of();
    private volatile Map<Long, NasEntry> byId = Map.of();
    /** Of the NASes that are known, so that there are no more than rows; what one has measured outlives a change of it. */
    private volatile Map<Long, NasClock> clocks = Map.of();

    /** What a row's content depends on. */
    private record Version(long id, long version, boolean learned, Instant previousSecretUntil) {
        static Version of(Row row) throws SQLException {
            return new Version(
                    row.number("id"),
                    row.number("version"),
                    row.flag("message_authenticator_learned"),
                    row.instant("previous_secret_until"));
        }
    }

    /** For the container's proxy. */
    protected NasRegistry() {}

    @Inject
    NasRegistry(Database database, SecretBox secrets, RadiusAccess adapter) {
        this.database = database;
        this.secrets = secrets;
        this.adapter = adapter;
    }

    /** As of a few seconds ago at most; empty if it was deleted. */
    public Optional<NasEntry> get(long nasId) {
        return Optional.ofNullable(byId.get(nasId));
    }

    /** How a NAS counts octets; one that was deleted counts as usual. */
    public NasCounters counters(long nasId) {
        NasEntry known = byId.get(nasId);
        return known == null ? NasCounters.USUAL : known.counters();
    }

    /** As this node saw it; one that was deleted, or was added by another node just now, has none. */
    public Optional<NasClock> clock(long nasId) {
        return Optional.ofNullable(clocks.get(nasId));
    }

    /** Reads what has changed and hands it to the adapter. */
    public synchronized void refresh() {
        Set<Version> stored = Set.copyOf(database.list(VERSIONS, Version::of));
        if (stored.equals(seen)) {
            return;
        }
        Map<Version, NasEntry> before = loaded;
        Map<Version, NasEntry> now = new HashMap<>();
        database.list(ROWS, row -> {
            Version version = Version.of(row);
            NasEntry known = before.get(version);
            read(version, known, row).ifPresent(entry -> now.put(version, entry));
            return version;
        });
        adapter.replaceClients(now.values().stream().map(NasEntry::client).toList());
        byId = now.values().stream().collect(Collectors.toUnmodifiableMap(NasEntry::id, entry -> entry));
        Map<Long, NasClock> measured = clocks;
        clocks = byId.keySet().stream()
                .collect(Collectors.toUnmodifiableMap(id -> id, id -> measured.getOrDefault(id, new NasClock())));
        loaded = now;
        seen = stored;
        LOG.log(Level.INFO, "{0} NASes are known", now.size());
    }

    /** Keeps which NASes were seen to send a Message-Authenticator always: it is required of them from now on. */
    void learn() {
        for (Map.Entry<Long, ClientStatistics> client :
                adapter.statistics().clients().entrySet()) {
            NasEntry known = byId.get(client.getKey());
            if (known != null
                    && known.client().messageAuthenticator() == MessageAuthenticatorRule.AUTO
                    && client.getValue().validMessageAuthenticatorsInARow().orElse(0) >= LEARNED_AFTER
                    && database.write(LEARN, client.getKey()) == 1) {
                LOG.log(Level.INFO, "NAS {0} always sends a Message-Authenticator: required from now on", known.name());
            }
            noteUse(client.getKey(), client.getValue().previousSecretUsedAt());
        }
    }

    /** When a router used its previous secret the last time, so that staff see which are still to be changed. */
    private void noteUse(long nasId, Instant usedAt) {
        if (usedAt != null
                && !usedAt.isBefore(noted.getOrDefault(nasId, Instant.EPOCH).plus(NOTED_EVERY))) {
            database.write(NOTE_USE, usedAt, nasId, usedAt);
            noted.put(nasId, usedAt);
        }
    }

    /** Deletes previous secrets whose time is over; the adapter has refused them since. */
    void forgetSecrets(Instant now) {
        int forgotten = database.write(FORGET, now);
        if (forgotten > 0) {
            LOG.log(Level.INFO, "the previous secrets of {0} NASes are over and deleted", forgotten);
        }
    }

    private Optional<PreviousSecret> previousSecret(Version version, Row row) throws SQLException {
        byte[] sealed = row.bytes("previous_secret");
        return sealed == null
                ? Optional.empty()
                : Optional.of(new PreviousSecret(
                        secrets.open(new SecretPlace("nas", version.id(), "previous_secret"), sealed),
                        version.previousSecretUntil()));
    }

    /** Empty if its secret cannot be opened: one broken row must not shut out all the others. */
    private Optional<NasEntry> read(Version version, NasEntry known, Row row) throws SQLException {
        if (known != null) {
            return Optional.of(known);
        }
        try {
            return Optional.of(new NasEntry(
                    version.id(),
                    row.text("name"),
                    row.constant(Dialect.class, "dialect"),
                    (int) row.number("coa_port"),
                    row.text("coa_address"),
                    (int) row.number("interim_interval"),
                    new NasCounters(
                            row.flag("counters_inverted"),
                            (int) row.number("counter_unit"),
                            row.numberOrNull("line_rate")),
                    new RadiusClient(
                            version.id(),
                            new Prefix(row.text("address"), (int) row.number("prefix_length")).network(),
                            (int) row.number("prefix_length"),
                            secrets.open(new SecretPlace("nas", version.id(), "secret"), row.bytes("secret")),
                            version.learned()
                                    ? MessageAuthenticatorRule.REQUIRE
                                    : row.constant(MessageAuthenticatorRule.class, "message_authenticator"),
                            previousSecret(version, row),
                            (int) row.number("coa_rate"),
                            Optional.ofNullable(row.text("certificate_name")))));
        } catch (IllegalStateException unreadable) {
            LOG.log(Level.ERROR, "NAS " + row.text("name") + " is not served", unreadable);
            return Optional.empty();
        }
    }
}
