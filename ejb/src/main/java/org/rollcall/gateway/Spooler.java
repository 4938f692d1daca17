package org.rollcall.gateway;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.rollcall.access.Gatekeeper;
import org.rollcall.nas.NasRegistry;
import org.rollcall.radius.api.AccountingRequest;
import org.rollcall.radius.api.AccountingVerdict;
import org.rollcall.session.SessionRecorder;
import org.rollcall.settings.Environment;
import org.rollcall.shared.Database;
import org.rollcall.shared.DatabaseHealth;
import org.rollcall.shared.DatabaseReady;
import org.rollcall.shared.KeyedQuery;
import org.rollcall.shared.Rounds;
import org.rollcall.spool.Spool;

/**
 * Keeps accounting records, and what was decided about logins, in files while the database cannot take them, and hands them on,
 * in order, as soon as it can. As long as a record waits here, later ones queue up behind it, so that those of a session stay in their order.
 */
@ApplicationScoped
public class Spooler {
    private static final Logger LOG = System.getLogger(Spooler.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final long CAPACITY = 2L << 30;
    private static final long SEGMENT = 64L << 20;
    private static final int BATCH = 512;
    /** First octet of what is no {@link SpooledRequest}. */
    private static final byte DECISION = 2;

    @Inject
    private SessionRecorder recorder;

    @Inject
    private Quarantine quarantine;

    @Inject
    private NasRegistry nases;

    @Inject
    private Gatekeeper gatekeeper;

    @Inject
    private Database database;

    @Inject
    private DatabaseHealth health;

    @Inject
    private Rounds rounds;

    private Spool spool;
    private boolean behind;

    /** Before the door opens: what was kept before a restart comes first. */
    void open(@Observes @Priority(DatabaseReady.EARLY) DatabaseReady ready) {
        Path directory = Environment.current().dataDirectory().resolve("spool");
        synchronized (this) {
            try {
                spool = Spool.open(directory, CAPACITY, SEGMENT);
            } catch (IOException e) {
                throw new UncheckedIOException("ROLLCALL_DATA: the spool " + directory + " cannot be opened", e);
            }
            behind = !spool.isEmpty();
            if (behind) {
                LOG.log(Level.INFO, "{0} accounting records wait in the spool", spool.records());
            }
        }
        rounds.every(EVERY, "the replay of the spool", this::replay);
    }

    /** How many records wait. */
    public synchronized long records() {
        return spool == null ? 0 : spool.records();
    }

    public synchronized long octets() {
        return spool == null ? 0 : spool.octets();
    }

    /**
     * Keeps a batch if others wait already or the database is known to be down.
     *
     * @return false if it is to be stored at once
     * @throws UncheckedIOException if it cannot be kept
     */
    synchronized boolean keepsNow(List<AccountingRequest> batch) {
        if (!behind && !health.isDown()) {
            return false;
        }
        keep(batch);
        return true;
    }

    /**
     * Keeps a batch that the database did not take: on disk when this returns.
     *
     * @throws UncheckedIOException if it cannot be kept; the NASes have to keep it then
     */
    synchronized void keep(List<AccountingRequest> batch) {
        try {
            append(batch.stream().map(SpooledRequest::write).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("accounting records can neither be stored nor kept: " + e.getMessage(), e);
        }
    }

    /** Keeps what was decided about logins; a NAS gets its answer also if that fails. */
    synchronized void keepDecisions(List<byte[]> decisions) {
        try {
            append(decisions.stream()
                    .map(decision -> ByteBuffer.allocate(1 + decision.length)
                            .put(DECISION)
                            .put(decision)
                            .array())
                    .toList());
        } catch (IOException e) {
            LOG.log(Level.WARNING, decisions.size() + " entries of the access log are lost", e);
        }
    }

    private void append(List<byte[]> payloads) throws IOException {
        if (!payloads.isEmpty()) {
            spool.append(payloads);
            behind = true;
        }
    }

    /** Stores what waits until nothing does or the database fails. Also finds out that it answers again. */
    void replay() {
        try {
            if (health.isDown()) {
                database.promptly(connection -> KeyedQuery.list(
                        connection,
                        database.vendor(),
                        "select name from lease where name = any(?)",
                        "varchar",
                        List.of("lifecycle"),
                        row -> row.text("name")));
                health.answered();
            }
            long done = 0;
            for (Spool.Batch batch = next(); batch != null; batch = next()) {
                store(batch);
                spool.advance(batch);
                done += batch.payloads().size();
            }
            if (done > 0) {
                LOG.log(Level.INFO, "{0} accounting records of the spool were stored; nothing waits any more", done);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the spool cannot be read", e);
        } catch (RuntimeException failure) {
            if (Fault.of(failure) != Fault.UNAVAILABLE) {
                throw failure;
            }
            health.failed(failure);
        }
    }

    /** Null if nothing waits; then records go to the database again. */
    private synchronized Spool.Batch next() throws IOException {
        Spool.Batch batch = spool.next(BATCH);
        behind = !batch.payloads().isEmpty();
        return behind ? batch : null;
    }

    private void store(Spool.Batch batch) {
        List<byte[]> decisions = batch.payloads().stream()
                .filter(payload -> payload[0] == DECISION)
                .map(payload -> Arrays.copyOfRange(payload, 1, payload.length))
                .toList();
        if (!decisions.isEmpty()) {
            gatekeeper.log(decisions);
        }
        List<AccountingRequest> requests = batch.payloads().stream()
                .filter(payload -> payload[0] != DECISION)
                .map(SpooledRequest::read)
                .toList();
        List<AccountingVerdict> verdicts =
                new AccountingIntake(recorder, quarantine::put, nases::counters, nases::clock).take(requests);
        if (verdicts.contains(AccountingVerdict.SILENCE)) {
            throw new IllegalStateException(
                    "some records of the spool could not be stored; all of them are tried again");
        }
    }

    @PreDestroy
    synchronized void close() {
        try {
            if (spool != null) {
                spool.close();
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the spool could not be closed", e);
        }
    }
}
