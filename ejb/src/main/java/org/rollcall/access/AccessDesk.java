package org.rollcall.access;

import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.rollcall.nas.NasEntry;
import org.rollcall.nas.NasRegistry;
import org.rollcall.radius.codec.Credentials;
import org.rollcall.service.LineId;
import org.rollcall.shared.FieldErrors;
import org.rollcall.staff.Permitted;

/** What staff see of the door's decisions, and what they would be. */
@Stateless
@Permitted
public class AccessDesk {
    private static final int LONGEST = 253;

    @Inject
    private AccessLog log;

    @Inject
    private AccessTransactions transactions;

    @Inject
    private NasRegistry nases;

    @Inject
    private Clock clock;

    /**
     * Somebody who might ask to be let in.
     *
     * @param login User-Name, or null
     * @param password as he types it; null = suppose that he knows it
     * @param nasId the router that would ask
     * @param callingStationId or null
     * @param line Agent-Circuit-Id or Agent-Remote-Id, or null
     * @param ppp over PPP
     */
    public record Supposition(
            String login, String password, long nasId, String callingStationId, String line, boolean ppp) {}

    /** All decisions about a customer, the newest first. */
    public List<AccessLog.Entry> ofCustomer(long customerId, int most) {
        return log.ofCustomer(customerId, most);
    }

    /** What was refused or parked at a router, the newest first. */
    public List<AccessLog.Entry> notGrantedAt(long nasId, int most) {
        return log.notGrantedAt(nasId, most);
    }

    /** What would be answered now, by the very code that answers packets; nothing of it is kept. */
    public AccessAnswer explain(Supposition who) {
        FieldErrors errors = new FieldErrors()
                .optional("login", who.login(), LONGEST)
                .optional("callingStationId", who.callingStationId(), LONGEST)
                .optional("line", who.line(), LONGEST);
        Optional<NasEntry> nas = nases.get(who.nasId());
        errors.check(nas.isPresent(), "nasId", "is no router");
        errors.check(
                who.login() != null || who.callingStationId() != null || who.line() != null,
                "login",
                "or MAC address or line is required");
        errors.throwIfAny();
        try {
            transactions.suppose(new AccessQuery(
                    nas.orElseThrow(),
                    who.login() == null ? "" : who.login(),
                    Optional.ofNullable(who.password())
                            .map(password -> new Credentials.Pap(password.getBytes(StandardCharsets.UTF_8))),
                    who.callingStationId(),
                    who.ppp(),
                    who.line() == null ? List.of() : List.of(LineId.normal(who.line())),
                    clock.instant()));
        } catch (AccessTransactions.Supposed supposed) {
            return supposed.answer();
        } catch (EJBException wrapped) {
            if (wrapped.getCause() instanceof AccessTransactions.Supposed supposed) {
                return supposed.answer();
            }
            throw wrapped;
        }
        throw new IllegalStateException("suppose returned");
    }
}
