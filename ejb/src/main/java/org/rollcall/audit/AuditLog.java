package org.rollcall.audit;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import org.rollcall.shared.Database;
import org.rollcall.staff.Caller;

/** Appends to the audit log. */
@Stateless
public class AuditLog {
    @Inject
    private Database database;

    @Inject
    private Clock clock;

    @Inject
    private Caller caller;

    /**
     * Records what the current caller does, in the transaction in which he does it.
     *
     * @param action a verb of the interface, such as "customer.block", at most 60 characters
     * @param subject what it was done to, such as "customer 12"
     * @param details before and after; see {@link AuditDetails} for masking
     */
    public void record(String action, String subject, String details) {
        recordAs(caller.name(), action, subject, details);
    }

    /** As {@link #record}, for somebody who is not the authenticated caller: a job, or someone signing in. */
    public void recordAs(String who, String action, String subject, String details) {
        database.write(
                "insert into audit_entry (at, who, from_address, action, subject, details) values (?, ?, ?, ?, ?, ?)",
                clock.instant(),
                cut(who, 100),
                caller.address().map(address -> cut(address, 45)).orElse(null),
                action,
                cut(subject, 200),
                cut(details, 4000));
    }

    /** In a transaction of its own: for what was refused, whose transaction will be rolled back. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void recordApart(String who, String action, String subject, String details) {
        recordAs(who, action, subject, details);
    }

    /** Names and addresses may come from outside: NUL would make PostgreSQL refuse the row. */
    private static String cut(String text, int longest) {
        String clean = text.replaceAll("\\p{Cntrl}", "?");
        return clean.length() <= longest ? clean : clean.substring(0, longest);
    }
}
