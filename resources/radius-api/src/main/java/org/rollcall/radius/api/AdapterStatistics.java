package org.rollcall.radius.api;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Counters of the adapter since it started.
 *
 * @param clients per NAS, by {@link RadiusClient#id()}
 * @param unknownSources datagrams from addresses that are no NAS, dropped unread
 * @param queued requests waiting for the application now
 * @param accessBatches how many Access-Requests the application got at once
 * @param accountingBatches how many Accounting-Requests it got at once
 * @param radSecConnections open TLS connections whose NAS is known
 * @param radSecRefused TLS connections that were refused since the start
 */
public record AdapterStatistics(
        Map<Long, ClientStatistics> clients,
        long unknownSources,
        int queued,
        Distribution accessBatches,
        Distribution accountingBatches,
        int radSecConnections,
        long radSecRefused) {
    public AdapterStatistics {
        clients = Map.copyOf(clients);
    }

    /**
     * Counters of one NAS.
     *
     * @param lastPacketAt when the last datagram arrived, null if none did
     * @param requests verified requests, retransmissions not counted
     * @param retransmissions requests answered from the cache or dropped because they are in progress
     * @param accepts Access-Accepts sent
     * @param rejects Access-Rejects sent
     * @param accountingResponses Accounting-Responses sent
     * @param malformed datagrams that are no RADIUS packet
     * @param badAuthenticator requests with a wrong Request Authenticator or Message-Authenticator: usually a wrong
     *     secret
     * @param missingMessageAuthenticator requests dropped by {@link MessageAuthenticatorRule}
     * @param dropped requests dropped because a queue was full
     * @param silent requests the application chose not to answer
     * @param validMessageAuthenticatorsInARow how many of the last Access-Requests all carried a valid
     *     Message-Authenticator; empty for a prefix
     * @param previousSecretUses requests that only {@link RadiusClient#previousSecret()} fitted
     * @param previousSecretUsedAt when the last of them came, null if none did
     * @param answerMicros microseconds from the receipt of a request to its reply, without the time a reject waits
     */
    public record ClientStatistics(
            Instant lastPacketAt,
            long requests,
            long retransmissions,
            long accepts,
            long rejects,
            long accountingResponses,
            long malformed,
            long badAuthenticator,
            long missingMessageAuthenticator,
            long dropped,
            long silent,
            OptionalInt validMessageAuthenticatorsInARow,
            long previousSecretUses,
            Instant previousSecretUsedAt,
            Distribution answerMicros) {}
}
