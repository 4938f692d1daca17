package org.rollcall.nas;

import org.rollcall.dialect.Dialect;
import org.rollcall.radius.api.MessageAuthenticatorRule;
import org.rollcall.radius.api.RadiusClient;

/**
 * What staff type about a router.
 *
 * @param name 1-100 characters, unique
 * @param address an IP address or a prefix such as 10.0.0.0/24; the most specific one wins, two equal ones are refused
 * @param secret the shared secret, 1-128 octets; null on an update keeps the stored one
 * @param coaPort UDP port for Disconnect and CoA
 * @param interimInterval asked of the NAS, 60-86400 seconds
 * @param coaAddress where Disconnect and CoA go, for a router behind NAT; null = where a session's packets come from
 * @param coaRate packets a second that one router is sent unasked, at most; 1-10000
 * @param counters how it counts octets, and how many can be; null = as RFC 2866 wants it
 * @param certificateName who its certificate says it is when it comes by RadSec, 1-253 characters, unique; null if it does not
 * @param overlapHours with a new secret: how long the old one is good as well, 0-720; 0 = not at all
 */
public record NasData(
        String name,
        String address,
        String secret,
        Dialect dialect,
        int coaPort,
        int interimInterval,
        MessageAuthenticatorRule messageAuthenticator,
        String coaAddress,
        int coaRate,
        NasCounters counters,
        int overlapHours,
        String certificateName) {

    public NasData {
        counters = counters == null ? NasCounters.USUAL : counters;
    }

    /** Packets a second. */
    public static final int DEFAULT_COA_RATE = RadiusClient.DEFAULT_REQUESTS_PER_SECOND;
    /** A day to change the routers. */
    public static final int DEFAULT_OVERLAP_HOURS = 24;

    /** RFC 5176 section 2.1. */
    public static final int DEFAULT_COA_PORT = 3799;
    /** Seconds. */
    public static final int DEFAULT_INTERIM_INTERVAL = 300;

    /** A router that does not come by RadSec. */
    public NasData(
            String name,
            String address,
            String secret,
            Dialect dialect,
            int coaPort,
            int interimInterval,
            MessageAuthenticatorRule messageAuthenticator,
            String coaAddress,
            int coaRate,
            NasCounters counters,
            int overlapHours) {
        this(
                name,
                address,
                secret,
                dialect,
                coaPort,
                interimInterval,
                messageAuthenticator,
                coaAddress,
                coaRate,
                counters,
                overlapHours,
                null);
    }

    /** A router that counts octets as RFC 2866 wants it. */
    public NasData(
            String name,
            String address,
            String secret,
            Dialect dialect,
            int coaPort,
            int interimInterval,
            MessageAuthenticatorRule messageAuthenticator,
            String coaAddress,
            int coaRate,
            int overlapHours) {
        this(
                name,
                address,
                secret,
                dialect,
                coaPort,
                interimInterval,
                messageAuthenticator,
                coaAddress,
                coaRate,
                NasCounters.USUAL,
                overlapHours);
    }

    /** A router that is reached where its packets come from. */
    public NasData(
            String name,
            String address,
            String secret,
            Dialect dialect,
            int coaPort,
            int interimInterval,
            MessageAuthenticatorRule messageAuthenticator) {
        this(
                name,
                address,
                secret,
                dialect,
                coaPort,
                interimInterval,
                messageAuthenticator,
                null,
                DEFAULT_COA_RATE,
                NasCounters.USUAL,
                DEFAULT_OVERLAP_HOURS);
    }

    /** The data of a router as they are, to change some of them; without the secret, so that it is kept. */
    public static NasData of(Nas nas) {
        return new NasData(
                nas.getName(),
                nas.getAddress(),
                null,
                nas.getDialect(),
                nas.getCoaPort(),
                nas.getInterimInterval(),
                nas.getMessageAuthenticator(),
                nas.getCoaAddress(),
                nas.getCoaRate(),
                nas.getCounters(),
                DEFAULT_OVERLAP_HOURS,
                nas.getCertificateName());
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "NasData[" + name + " " + address + " " + dialect + "]";
    }
}
