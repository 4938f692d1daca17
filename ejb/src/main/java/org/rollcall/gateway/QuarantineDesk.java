package org.rollcall.gateway;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.rollcall.audit.AuditLog;
import org.rollcall.nas.NasRegistry;
import org.rollcall.radius.api.AccountingRequest;
import org.rollcall.radius.api.AccountingVerdict;
import org.rollcall.radius.codec.MalformedPacketException;
import org.rollcall.radius.codec.RadiusPacket;
import org.rollcall.session.SessionRecorder;
import org.rollcall.shared.Conflict;
import org.rollcall.shared.Database;
import org.rollcall.shared.DatabaseHealth;
import org.rollcall.shared.NotFound;
import org.rollcall.shared.Prefix;
import org.rollcall.shared.Row;
import org.rollcall.staff.Permitted;

/** What staff do with accounting records that could not be stored. */
@Stateless
@Permitted
public class QuarantineDesk {
    private static final String RECORDS = "select q.id, q.received_at, q.nas_id, n.name, q.source, q.problem, q.packet"
            + " from quarantined_record q left join nas n on n.id = q.nas_id";
    private static final String NEWEST = " order by q.id desc offset ? rows fetch first ? rows only";

    @Inject
    private Database database;

    @Inject
    private DatabaseHealth health;

    @Inject
    private SessionRecorder recorder;

    @Inject
    private Quarantine quarantine;

    @Inject
    private NasRegistry nases;

    @Inject
    private AuditLog audit;

    /** As its row is. */
    private record Kept(QuarantinedRecord about, String packet) {
        static Kept read(Row row) throws SQLException {
            return new Kept(
                    new QuarantinedRecord(
                            row.number("id"),
                            row.instant("received_at"),
                            row.number("nas_id"),
                            row.text("name"),
                            row.text("source"),
                            row.text("problem")),
                    row.text("packet"));
        }
    }

    /**
     * What came of another try.
     *
     * @param problem why it could not be stored; null if it was
     */
    public record Retried(boolean stored, String problem) {}

    /**
     * The one put aside last first.
     *
     * @param nasId of this router only
     */
    public List<QuarantinedRecord> list(OptionalLong nasId, long first, int size) {
        List<Kept> found = nasId.isPresent()
                ? database.list(RECORDS + " where q.nas_id = ?" + NEWEST, Kept::read, nasId.getAsLong(), first, size)
                : database.list(RECORDS + NEWEST, Kept::read, first, size);
        return found.stream().map(Kept::about).toList();
    }

    public long count(OptionalLong nasId) {
        return nasId.isPresent()
                ? database.number("select count(*) from quarantined_record where nas_id = ?", nasId.getAsLong())
                : database.number("select count(*) from quarantined_record");
    }

    /** As {@link #count} of all, for a page that is there while the database is not: then it is empty. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public OptionalLong countIfKnown() {
        if (health.isDown()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(count(OptionalLong.empty()));
        } catch (RuntimeException failure) {
            if (Fault.of(failure) != Fault.UNAVAILABLE) {
                throw failure;
            }
            health.failed(failure);
            return OptionalLong.empty();
        }
    }

    /** @throws NotFound if there is no such record, any more perhaps */
    public QuarantinedRecord get(long id) {
        return kept(id).about();
    }

    /**
     * The packet as it was received.
     *
     * @throws NotFound as {@link #get}
     */
    public RadiusPacket packet(long id) {
        return packet(kept(id));
    }

    /**
     * Tries to store a record as if it came now, but with the time when it came. Outside of a transaction: as for a router,
     * it is stored by its own ones. What was stored is taken out afterwards, so that it is never lost; a record that is
     * stored twice changes nothing.
     *
     * @throws NotFound as {@link #get}
     * @throws Conflict if its router was deleted, or somebody else writes the same session
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Retried retry(long id) {
        Kept kept = kept(id);
        if (nases.get(kept.about().nasId()).isEmpty()) {
            throw new Conflict("", "the router that sent it was deleted; its sessions cannot be shown any more");
        }
        List<String> problems = new ArrayList<>();
        List<AccountingVerdict> verdicts = new AccountingIntake(
                        recorder, (request, problem) -> problems.add(problem), nases::counters, nases::clock)
                .take(List.of(request(kept)));
        if (verdicts.contains(AccountingVerdict.SILENCE)) {
            throw new Conflict("", "records of the same session were written at the same moment; try again");
        }
        Optional<String> problem = problems.stream().findFirst();
        problem.ifPresentOrElse(why -> quarantine.stays(id, why), () -> quarantine.remove(id));
        audit.record("quarantine.retry", subject(id), details(kept) + "; " + problem.orElse("stored"));
        return problem.isEmpty() ? new Retried(true, null) : new Retried(false, get(id).problem());
    }

    /**
     * Its traffic and times are lost then.
     *
     * @throws NotFound as {@link #get}
     */
    public void delete(long id) {
        Kept kept = kept(id);
        quarantine.remove(id);
        audit.record(
                "quarantine.delete",
                subject(id),
                details(kept) + "; " + kept.about().problem());
    }

    private Kept kept(long id) {
        return database.first(RECORDS + " where q.id = ?", Kept::read, id)
                .orElseThrow(() -> new NotFound("quarantined record", id));
    }

    private static AccountingRequest request(Kept kept) {
        String[] source = kept.about().source().split(" ", 2);
        // the name of an interface behind a link-local address was this machine's, then
        String address = source[0].replaceFirst("%.*", "");
        return new AccountingRequest(
                kept.about().nasId(),
                new InetSocketAddress(
                        Prefix.literal(address)
                                .orElseThrow(() -> new IllegalStateException(address + " is no address")),
                        Integer.parseInt(source[1])),
                kept.about().receivedAt(),
                packet(kept));
    }

    private static RadiusPacket packet(Kept kept) {
        byte[] octets = HexFormat.of().parseHex(kept.packet());
        try {
            return RadiusPacket.parse(octets, 0, octets.length);
        } catch (MalformedPacketException e) {
            throw new IllegalStateException("quarantined record " + kept.about().id() + " cannot be read", e);
        }
    }

    private static String subject(long id) {
        return "quarantined record " + id;
    }

    private static String details(Kept kept) {
        return "NAS " + kept.about().nasId() + ", received " + kept.about().receivedAt();
    }
}
