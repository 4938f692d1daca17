package org.rollcall.radius.ra;

import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.atomic.LongAdder;
import org.rollcall.radius.api.AdapterStatistics.ClientStatistics;
import org.rollcall.radius.codec.PacketCode;

/** Counters of one NAS. They outlive changes of its settings; see {@link ClientStatistics} for what each means. */
final class ClientCounters {
    final LongAdder requests = new LongAdder();
    final LongAdder retransmissions = new LongAdder();
    final LongAdder malformed = new LongAdder();
    final LongAdder badAuthenticator = new LongAdder();
    final LongAdder missingMessageAuthenticator = new LongAdder();
    final LongAdder dropped = new LongAdder();
    final LongAdder silent = new LongAdder();
    private final LongAdder accepts = new LongAdder();
    private final LongAdder rejects = new LongAdder();
    private final LongAdder accountingResponses = new LongAdder();
    private final LongAdder previousSecretUses = new LongAdder();
    private final Histogram answerMicros = Histogram.ofMicros();
    private volatile long lastPacketMillis;
    private volatile long previousSecretMillis;

    void packetAt(long epochMillis) {
        lastPacketMillis = epochMillis;
    }

    void previousSecretAt(long epochMillis) {
        previousSecretUses.increment();
        previousSecretMillis = epochMillis;
    }

    void answeredAfter(long nanos) {
        answerMicros.add(nanos / 1_000);
    }

    /** Counts a reply that was sent, by the code in its first octet. */
    void replied(byte[] reply) {
        int code = reply[0];
        if (code == PacketCode.ACCOUNTING_RESPONSE.number()) {
            accountingResponses.increment();
        } else if (code == PacketCode.ACCESS_ACCEPT.number()) {
            accepts.increment();
        } else {
            rejects.increment();
        }
    }

    ClientStatistics snapshot(OptionalInt validMessageAuthenticatorsInARow) {
        return new ClientStatistics(
                instant(lastPacketMillis),
                requests.sum(),
                retransmissions.sum(),
                accepts.sum(),
                rejects.sum(),
                accountingResponses.sum(),
                malformed.sum(),
                badAuthenticator.sum(),
                missingMessageAuthenticator.sum(),
                dropped.sum(),
                silent.sum(),
                validMessageAuthenticatorsInARow,
                previousSecretUses.sum(),
                instant(previousSecretMillis),
                answerMicros.snapshot());
    }

    private static Instant instant(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }
}
