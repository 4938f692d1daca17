package org.rollcall.radius.ra;

import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * Knows retransmissions (RFC 5080 section 2.2.2): same address, port, identifier and Request Authenticator on the same
 * socket; a socket takes one code only, so the code adds nothing. A request of another authenticator takes the place
 * of the one before.
 *
 * <p>An answer is kept for 5 s at least and 12 s at most after it was given, an unanswered request for 30 s. It is one
 * socket's and used by its receiving thread alone, so nothing here locks: lookup is a chained hash table, and one queue
 * in order of age says what to look at next; whatever is not yet to be forgotten then goes to its end again.
 */
final class RetransmissionCache {
    static final long KEEP_NANOS = TimeUnit.SECONDS.toNanos(5);
    static final long CHECK_NANOS = TimeUnit.SECONDS.toNanos(6);
    static final long LONGEST_NANOS = 2 * CHECK_NANOS;
    static final long FORGET_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** Some 30 MB; it is reached at 50,000 requests a second, and beyond answers are kept for less than 5 s. */
    static final int MOST_ACCOUNTING = 1 << 18;

    /** Some 20 MB, as these answers are longer; reached at 13,000 requests a second. */
    static final int MOST_ACCESS = 1 << 16;

    private static final int BUCKETS = 1 << 16;
    private static final int CHECKS_PER_REQUEST = 8;
    private static final int RECENT_SOURCES = 1 << 10;

    private final int most;
    private final RememberedRequest[] buckets = new RememberedRequest[BUCKETS];
    private final InetSocketAddress[] recentSources = new InetSocketAddress[RECENT_SOURCES];
    private RememberedRequest oldest;
    private RememberedRequest youngest;
    private int size;

    RetransmissionCache(int most) {
        this.most = most;
    }

    /** The request that holds this source and identifier now, or null. */
    RememberedRequest find(InetSocketAddress source, int identifier) {
        RememberedRequest entry = buckets[bucket(hash(source, identifier))];
        while (entry != null && !entry.isFrom(source, identifier)) {
            entry = entry.nextInBucket;
        }
        return entry;
    }

    /** The same address as an object that other entries share: one of a NAS's would else be kept for each request. */
    InetSocketAddress shared(InetSocketAddress source) {
        int slot = mix(source.hashCode()) & (RECENT_SOURCES - 1);
        InetSocketAddress recent = recentSources[slot];
        if (source.equals(recent)) {
            return recent;
        }
        recentSources[slot] = source;
        return source;
    }

    /**
     * Remembers a request, and forgets some that are old enough.
     *
     * @param last what {@link #find} said of its source and identifier; null if nothing
     */
    void put(RememberedRequest request, RememberedRequest last) {
        if (last != null) {
            last.abandon();
            unlink(last);
        }
        int bucket = bucket(request.hash());
        request.nextInBucket = buckets[bucket];
        buckets[bucket] = request;
        size++;
        append(request, request.receivedNanos);
        forgetOld(request.receivedNanos);
    }

    int size() {
        return size;
    }

    private void forgetOld(long now) {
        for (int i = 0; i < CHECKS_PER_REQUEST && (size > most || now - oldest.checkAtNanos >= 0); i++) {
            RememberedRequest entry = oldest;
            oldest = entry.nextByAge;
            entry.nextByAge = null;
            if (oldest == null) {
                youngest = null;
            }
            if (entry.isAbandoned()) {
                size--; // left the table when another took its place
            } else if (mayForget(entry, now)) {
                unlink(entry);
                size--;
            } else {
                append(entry, now);
            }
            if (oldest == null) {
                return;
            }
        }
    }

    private boolean mayForget(RememberedRequest entry, long now) {
        return switch (entry.state()) {
            case IN_PROGRESS -> now - entry.receivedNanos >= FORGET_NANOS;
            case ANSWERED -> size > most || now - entry.answeredNanos() >= KEEP_NANOS;
            case FORGOTTEN -> true;
        };
    }

    private void append(RememberedRequest entry, long now) {
        entry.checkAtNanos = now + CHECK_NANOS;
        if (youngest == null) {
            oldest = entry;
        } else {
            youngest.nextByAge = entry;
        }
        youngest = entry;
    }

    private void unlink(RememberedRequest entry) {
        int bucket = bucket(entry.hash());
        RememberedRequest next = entry.nextInBucket;
        if (buckets[bucket] == entry) {
            buckets[bucket] = next;
        } else {
            RememberedRequest before = buckets[bucket];
            while (before.nextInBucket != entry) {
                before = before.nextInBucket;
            }
            before.nextInBucket = next;
        }
        entry.nextInBucket = null;
    }

    static int hash(InetSocketAddress source, int identifier) {
        return mix(source.hashCode() * 31 + identifier);
    }

    private static int bucket(int hash) {
        return hash & (BUCKETS - 1);
    }

    /** Spreads bits that differ only high up (Murmur3's last step). */
    static int mix(int bits) {
        int hash = bits * 0x85ebca6b;
        hash ^= hash >>> 13;
        hash *= 0xc2b2ae35;
        return hash ^ (hash >>> 16);
    }
}
