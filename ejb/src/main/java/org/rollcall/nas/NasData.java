package org.rollcall.nas;

import org.rollcall.dialect.Dialect;
import org.rollcall.radius.api.MessageAuthenticatorRule;

/**
 * What staff type about a router.
 *
 * @param name 1-100 characters, unique
 * @param address an IP address or a prefix such as 10.0.0.0/24; the most specific one wins, two equal ones are refused
 * @param secret the shared secret, 1-128 octets; null on an update keeps the stored one
 * @param coaPort UDP port for Disconnect and CoA
 * @param interimInterval asked of the NAS, 60-86400 seconds
 */
public record NasData(
        String name,
        String address,
        String secret,
        Dialect dialect,
        int coaPort,
        int interimInterval,
        MessageAuthenticatorRule messageAuthenticator) {

    /** RFC 5176 section 2.1. */
    public static final int DEFAULT_COA_PORT = 3799;
    /** Seconds. */
    public static final int DEFAULT_INTERIM_INTERVAL = 300;

    /** The data of a router as they are, to change some of them; without the secret, so that it is kept. */
    public static NasData of(Nas nas) {
        return new NasData(
                nas.getName(),
                nas.getAddress(),
                null,
                nas.getDialect(),
                nas.getCoaPort(),
                nas.getInterimInterval(),
                nas.getMessageAuthenticator());
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "NasData[" + name + " " + address + " " + dialect + "]";
    }
}
