package org.rollcall.radius.api;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * A NAS as the protocol sees it (RFC 2865 section 3): the addresses it sends from and the secret it shares with us.
 *
 * @param id the application's own key of the NAS, handed back with every request
 * @param network first address of the prefix the NAS sends from
 * @param prefixLength bits of {@code network} that must match; the most specific prefix wins
 * @param secret shared secret, 1 or more octets; never logged
 * @param messageAuthenticator what is asked of an Access-Request from this NAS
 * @param previousSecret good as well for a while; requests to the NAS are signed with the one its last request had
 * @param requestsPerSecond packets a second that are sent to one address of the NAS without being asked, at most
 * @param certificateName in lower case: who its certificate says it is, when it comes by TLS; none if it does not
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
public record RadiusClient(
        long id,
        InetAddress network,
        int prefixLength,
        byte[] secret,
        MessageAuthenticatorRule messageAuthenticator,
        Optional<PreviousSecret> previousSecret,
        int requestsPerSecond,
        Optional<String> certificateName) {

    public static final int DEFAULT_REQUESTS_PER_SECOND = 50;

    /** With one secret. */
    public RadiusClient(
            long id,
            InetAddress network,
            int prefixLength,
            byte[] secret,
            MessageAuthenticatorRule messageAuthenticator) {
        this(id, network, prefixLength, secret, messageAuthenticator, Optional.empty(), DEFAULT_REQUESTS_PER_SECOND);
    }

    /** By UDP only. */
    public RadiusClient(
            long id,
            InetAddress network,
            int prefixLength,
            byte[] secret,
            MessageAuthenticatorRule messageAuthenticator,
            Optional<PreviousSecret> previousSecret,
            int requestsPerSecond) {
        this(
                id,
                network,
                prefixLength,
                secret,
                messageAuthenticator,
                previousSecret,
                requestsPerSecond,
                Optional.empty());
    }

    public RadiusClient {
        Objects.requireNonNull(previousSecret, "previousSecret");
        Objects.requireNonNull(certificateName, "certificateName");
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(messageAuthenticator, "messageAuthenticator");
        int bits = network.getAddress().length * 8;
        if (prefixLength < 0 || prefixLength > bits) {
            throw new IllegalArgumentException("prefix length " + prefixLength + " is not within 0.." + bits);
        }
        if (secret.length == 0) {
            throw new IllegalArgumentException("the shared secret of NAS " + id + " is empty");
        }
        if (requestsPerSecond < 1) {
            throw new IllegalArgumentException(requestsPerSecond + " requests a second to NAS " + id);
        }
        secret = secret.clone();
    }

    @Override
    public byte[] secret() {
        return secret.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RadiusClient that
                && id == that.id
                && prefixLength == that.prefixLength
                && network.equals(that.network)
                && messageAuthenticator == that.messageAuthenticator
                && requestsPerSecond == that.requestsPerSecond
                && previousSecret.equals(that.previousSecret)
                && certificateName.equals(that.certificateName)
                && Arrays.equals(secret, that.secret);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, network, prefixLength);
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "RadiusClient[" + id + " " + network.getHostAddress() + "/" + prefixLength + " " + messageAuthenticator
                + "]";
    }
}
