package org.rollcall.nas;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.rollcall.audit.AuditDetails;
import org.rollcall.audit.AuditLog;
import org.rollcall.shared.Conflict;
import org.rollcall.shared.Database;
import org.rollcall.shared.FieldError;
import org.rollcall.shared.NotFound;
import org.rollcall.shared.SecretBox;
import org.rollcall.shared.SecretPlace;
import org.rollcall.shared.Uniqueness;
import org.rollcall.staff.Permitted;

/** What staff do with routers. */
@Stateless
@Permitted
public class NasDesk {
    private static final Map<String, FieldError> UNIQUE = Map.of(
            "nas_name", new FieldError("name", "another router has this name"),
            "nas_address", new FieldError("address", "another router has this very address or prefix"),
            "nas_certificate_name", new FieldError("certificateName", "another router has this certificate name"));

    @PersistenceContext(unitName = "rollcall")
    private EntityManager entities;

    @Inject
    private Database database;

    @Inject
    private SecretBox secrets;

    @Inject
    private AuditLog audit;

    @Inject
    private Clock clock;

    @Inject
    private Event<NasesChanged> changed;

    /** By name. */
    public List<Nas> list() {
        return entities.createQuery("select n from Nas n order by n.name, n.id", Nas.class)
                .getResultList();
    }

    public Nas get(long id) {
        Nas nas = entities.find(Nas.class, id);
        if (nas == null) {
            throw new NotFound("router", id);
        }
        return nas;
    }

    /** What is accepted but should be thought about; ask before or after saving. */
    public List<String> warnings(NasData data) {
        return NasRules.warnings(data);
    }

    public Nas create(NasData data) {
        NasRules.check(data, true).throwIfAny();
        Nas nas = new Nas(data, clock.instant());
        // gives it the id that its secret is sealed for
        entities.persist(nas);
        seal(nas, data.secret());
        Uniqueness.flush(entities, UNIQUE);
        audit.record("nas.create", subject(nas.getId()), differences(null, data));
        changed.fire(new NasesChanged(nas.getId()));
        return nas;
    }

    public Nas update(long id, NasData data) {
        return update(id, data, OptionalInt.empty());
    }

    /** @param version what the editor saw; a Conflict if it is not the current one any more */
    public Nas update(long id, NasData data, OptionalInt version) {
        Nas nas = get(id);
        if (version.isPresent() && version.getAsInt() != nas.getVersion()) {
            throw Uniqueness.changedMeanwhile();
        }
        NasRules.check(data, false).throwIfAny();
        NasData before = NasData.of(nas);
        nas.change(data);
        if (data.secret() != null) {
            keepSecret(nas, data);
            seal(nas, data.secret());
        }
        Uniqueness.flush(entities, UNIQUE);
        audit.record("nas.update", subject(id), differences(before, data));
        changed.fire(new NasesChanged(id));
        return nas;
    }

    /** A Conflict while sessions are open on it: nobody could end them any more. */
    public void delete(long id) {
        Nas nas = get(id);
        long open = database.number("select count(*) from open_session where nas_id = ?", id);
        if (open > 0) {
            throw new Conflict("", open + (open == 1 ? " session is" : " sessions are") + " open on this router");
        }
        entities.remove(nas);
        Uniqueness.flush(entities, Map.of());
        audit.record(
                "nas.delete",
                subject(id),
                new AuditDetails().value("name", nas.getName()).toString());
        changed.fire(new NasesChanged(id));
    }

    private void seal(Nas nas, String secret) {
        nas.seal(secrets.seal(place(nas, "secret"), secret.getBytes(StandardCharsets.UTF_8)));
    }

    /** The secret there is stays good beside the new one. One that cannot be opened is good for nothing. */
    private void keepSecret(Nas nas, NasData data) {
        byte[] old = data.overlapHours() == 0 ? new byte[0] : opened(nas);
        if (Arrays.equals(old, data.secret().getBytes(StandardCharsets.UTF_8))) {
            return;
        }
        nas.replaces(
                old.length == 0 ? null : secrets.seal(place(nas, "previous_secret"), old),
                clock.instant().plus(Duration.ofHours(data.overlapHours())));
    }

    private byte[] opened(Nas nas) {
        try {
            return secrets.open(place(nas, "secret"), nas.sealedSecret());
        } catch (IllegalStateException unreadable) {
            return new byte[0];
        }
    }

    private static SecretPlace place(Nas nas, String column) {
        return new SecretPlace("nas", nas.getId(), column);
    }

    private static String subject(long id) {
        return "nas " + id;
    }

    private static String differences(NasData before, NasData after) {
        NasData old = before == null ? new NasData(null, null, null, null, 0, 0, null, null, 0, 0) : before;
        return new AuditDetails()
                .change("name", old.name(), after.name())
                .change("address", old.address(), after.address())
                .secret("secret", after.secret() != null)
                .change(
                        "overlapHours",
                        null,
                        before != null && after.secret() != null ? Integer.valueOf(after.overlapHours()) : null)
                .change("dialect", old.dialect(), after.dialect())
                .change("coaPort", old.coaPort(), after.coaPort())
                .change("coaAddress", old.coaAddress(), after.coaAddress())
                .change("coaRate", old.coaRate(), after.coaRate())
                .change(
                        "countersInverted",
                        old.counters().inverted(),
                        after.counters().inverted())
                .change("counterUnit", old.counters().unit(), after.counters().unit())
                .change(
                        "lineRateBps",
                        old.counters().lineRate(),
                        after.counters().lineRate())
                .change("certificateName", old.certificateName(), after.certificateName())
                .change("interimInterval", old.interimInterval(), after.interimInterval())
                .change("messageAuthenticator", old.messageAuthenticator(), after.messageAuthenticator())
                .toString();
    }
}
