package org.rollcall.gateway;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.rollcall.radius.api.AccountingRequest;
import org.rollcall.radius.api.CalmLog;
import org.rollcall.shared.Database;

/** Keeps accounting records that could not be stored, as they came, for people to look at. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Quarantine {
    private static final CalmLog CALM = new CalmLog(Quarantine.class, Level.WARNING);
    /** What could break or turn a line: an error may quote what was sent. */
    private static final Pattern NOT_PLAIN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private static final int LONGEST_PROBLEM = 1_000;

    private static final String INSERT =
            "insert into quarantined_record (received_at, nas_id, source, packet, problem) values (?, ?, ?, ?, ?)";

    @Inject
    private Database database;

    public void put(AccountingRequest request, String problem) {
        String plain = plain(problem);
        database.write(
                INSERT,
                request.receivedAt(),
                request.clientId(),
                request.source().getAddress().getHostAddress() + " "
                        + request.source().getPort(),
                HexFormat.of().formatHex(request.packet().bytes()),
                plain);
        CALM.log(() -> "a record of NAS " + request.clientId() + " was put aside: " + plain);
    }

    /** Why a record that was tried once more could not be stored this time. */
    public void stays(long id, String problem) {
        database.write("update quarantined_record set problem = ? where id = ?", plain(problem), id);
    }

    /** @return whether it was there */
    public boolean remove(long id) {
        return database.write("delete from quarantined_record where id = ?", id) > 0;
    }

    private static String plain(String problem) {
        String plain = NOT_PLAIN.matcher(problem).replaceAll(" ");
        return plain.substring(0, Math.min(plain.length(), LONGEST_PROBLEM));
    }
}
