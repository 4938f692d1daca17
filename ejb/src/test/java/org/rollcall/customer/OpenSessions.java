package org.rollcall.customer;

import java.time.Instant;
import org.rollcall.shared.Database;

/** Puts an open session of a customer into the database, with nothing in it but what is required. */
final class OpenSessions {
    private OpenSessions() {}

    static void add(Database database, long customerId, Instant at) {
        database.write("""
                insert into open_session (id, nas_id, acct_session_id, customer_id, access, nas_address, started_at,
                  event_at, updated_at, session_seconds, upload_octets, download_octets, upload_packets,
                  download_packets, flushed_upload_octets, flushed_download_octets, previous_upload_octets,
                  previous_download_octets, previous_at, suspended, reopened, generation)
                values (1, 1, 'a', ?, 'RADIUS', '127.0.0.1', ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, ?, false, false, 1)""", customerId, at, at, at, at);
    }
}
