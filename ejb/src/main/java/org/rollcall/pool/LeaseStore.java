package org.rollcall.pool;

import static org.rollcall.shared.BulkStatement.Type.BIGINT;
import static org.rollcall.shared.BulkStatement.Type.TEXT;
import static org.rollcall.shared.BulkStatement.Type.TIME;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.rollcall.shared.BulkStatement;
import org.rollcall.shared.BulkStatement.Write;

/** Gives leases of addresses back. */
public final class LeaseStore {
    /** A lease is granted before its session starts; the two clocks may differ by so much. */
    private static final Duration CLOCKS = Duration.ofSeconds(30);

    /** Not if another session uses the address, nor if it was granted anew since that session began. */
    private static final String IF_UNUSED = " and released_at is null and leased_at <= %s and not exists"
            + " (select 1 from open_session o where o.service_id = t.service_id and o.framed_ip = t.address)";

    private static final BulkStatement RELEASE = BulkStatement.of(
            "update address_lease t set released_at = v.released from %s where t.service_id = v.service and"
                    + " t.address = v.given" + IF_UNUSED.formatted("v.granted"),
            "update address_lease t set released_at = ? where t.service_id = ? and t.address = ?"
                    + IF_UNUSED.formatted("?"),
            List.of(TIME.as("released"), BIGINT.as("service"), TEXT.as("given"), TIME.as("granted")));

    private LeaseStore() {}

    /** A session that is over. */
    public record Release(long serviceId, String address, Instant sessionStartedAt) {}

    /** What gives the leases of these sessions back; what was no lease is ignored. */
    public static Write releasing(Collection<Release> over, Instant now) {
        return Write.of(
                RELEASE,
                over.stream()
                        .sorted(Comparator.comparing(Release::address))
                        .map(r -> new Object[] {
                            now,
                            r.serviceId(),
                            r.address(),
                            r.sessionStartedAt().plus(CLOCKS)
                        })
                        .toList());
    }
}
