package org.rollcall.session;

import java.util.Comparator;
import java.util.Objects;

/**
 * What names an open session. Neither User-Name, NAS-Port nor the start is part of it: they differ or jitter between
 * records of one session; and an Acct-Session-Id alone is not unique, ids repeat across NASes.
 */
public record SessionKey(long nasId, String acctSessionId) implements Comparable<SessionKey> {
    private static final Comparator<SessionKey> ORDER =
            Comparator.comparingLong(SessionKey::nasId).thenComparing(SessionKey::acctSessionId);

    public SessionKey {
        Objects.requireNonNull(acctSessionId, "acctSessionId");
    }

    /** The order in which rows are written, so that two transactions lock them in the same one. */
    @Override
    public int compareTo(SessionKey other) {
        return ORDER.compare(this, other);
    }
}
