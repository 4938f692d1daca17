package org.rollcall.radius.ra;

import java.net.InetSocketAddress;

/**
 * What is kept of a request so that its retransmissions are known: small, as there is one for every request of the
 * last seconds. Links belong to the {@link RetransmissionCache}; state is written by the worker that answers.
 */
final class RememberedRequest {
    /** What became of it. */
    enum State {
        /** With a worker or the application: retransmissions are dropped. */
        IN_PROGRESS,
        /** Retransmissions get the same octets. */
        ANSWERED,
        /** Not stored: a retransmission is a new request. */
        FORGOTTEN
    }

    private final InetSocketAddress source;
    private final int identifier;
    private final long authenticatorHigh;
    private final long authenticatorLow;
    final long receivedNanos;

    // Published by the volatile write of state that follows.
    private byte[] reply = {};
    private long answeredNanos;
    private volatile State state = State.IN_PROGRESS;

    /** Written by the receiver alone, when the NAS has given up on it and uses its identifier for another request. */
    private volatile boolean abandoned;

    RememberedRequest nextInBucket;
    RememberedRequest nextByAge;
    long checkAtNanos;

    RememberedRequest(InetSocketAddress source, int identifier, byte[] authenticator, long receivedNanos) {
        this.source = source;
        this.identifier = identifier;
        this.authenticatorHigh = eightOctets(authenticator, 0);
        this.authenticatorLow = eightOctets(authenticator, 8);
        this.receivedNanos = receivedNanos;
    }

    private static long eightOctets(byte[] octets, int from) {
        long bits = 0;
        for (int i = from; i < from + 8; i++) {
            bits = bits << 8 | (octets[i] & 0xff);
        }
        return bits;
    }

    int hash() {
        return RetransmissionCache.hash(source, identifier);
    }

    InetSocketAddress source() {
        return source;
    }

    boolean isFrom(InetSocketAddress otherSource, int otherIdentifier) {
        return identifier == otherIdentifier && source.equals(otherSource);
    }

    /**
     * Whether a request of the same source and identifier is this one again. After a quiet time the cache may still
     * hold what it would have forgotten, and a NAS that restarted may send the very same octets as a new request.
     */
    boolean isSentAgainBy(byte[] authenticator, long now) {
        return authenticatorHigh == eightOctets(authenticator, 0)
                && authenticatorLow == eightOctets(authenticator, 8)
                && switch (state) {
                    case IN_PROGRESS -> now - receivedNanos < RetransmissionCache.FORGET_NANOS;
                    case ANSWERED -> now - answeredNanos < RetransmissionCache.LONGEST_NANOS;
                    case FORGOTTEN -> false;
                };
    }

    State state() {
        return state;
    }

    /** The octets sent before; to be asked when {@link State#ANSWERED}. */
    byte[] reply() {
        return reply;
    }

    long answeredNanos() {
        return answeredNanos;
    }

    void answered(byte[] octets, long nanos) {
        reply = octets;
        answeredNanos = nanos;
        state = State.ANSWERED;
    }

    void forgotten() {
        state = State.FORGOTTEN;
    }

    boolean isAbandoned() {
        return abandoned;
    }

    void abandon() {
        abandoned = true;
    }
}
