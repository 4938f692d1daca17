package org.rollcall.nassim;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

/**
 * One simulated NAS: who it is and which server it asks.
 *
 * @param name NAS-Identifier
 * @param address its own address: source of its requests, NAS-IP-Address, and where its Disconnect/CoA port is
 * @param kind how it formats attributes
 * @param secret shared secret; never printed
 * @param coaPort UDP port for Disconnect and CoA requests (RFC 5176); 0 lets the system choose, -1 opens none
 * @param signing whether Access-Requests carry a Message-Authenticator
 */
public record NasSettings(
        String name,
        Inet4Address address,
        NasKind kind,
        String secret,
        int coaPort,
        boolean signing,
        Server server,
        Retransmission retransmission) {

    /**
     * The RADIUS server.
     *
     * @param authPort UDP port for Access-Request
     * @param acctPort UDP port for Accounting-Request
     */
    public record Server(InetAddress address, int authPort, int acctPort) {
        InetSocketAddress authentication() {
            return new InetSocketAddress(address, authPort);
        }

        InetSocketAddress accounting() {
            return new InetSocketAddress(address, acctPort);
        }
    }

    /**
     * What a NAS does about lost packets.
     *
     * @param timeout how long to wait for a reply before the next transmission
     * @param transmissions how often a request is sent before it counts as lost, 1 or more
     * @param doubledPercent share of requests sent twice at once, as after a lost reply, 0-100
     */
    public record Retransmission(Duration timeout, int transmissions, int doubledPercent) {
        public Retransmission {
            if (transmissions < 1) {
                throw new IllegalArgumentException("a request is sent at least once");
            }
        }
    }

    public NasSettings {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(retransmission, "retransmission");
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("the shared secret of NAS " + name + " is empty");
        }
    }

    /** A MikroTik on 127.0.0.1 with a CoA port that the system chooses; it sends 4 times, 3 s apart. */
    public static NasSettings local(int authPort, int acctPort, String secret) {
        Inet4Address loopback = Addresses.ipv4("127.0.0.1");
        Server server = new Server(loopback, authPort, acctPort);
        Retransmission retransmission = new Retransmission(Duration.ofSeconds(3), 4, 0);
        return new NasSettings("nas-1", loopback, NasKind.MIKROTIK, secret, 0, true, server, retransmission);
    }

    /** @param address IPv4 address of this machine, e.g. 127.0.0.2 */
    public NasSettings as(String newName, String newAddress, NasKind newKind) {
        Inet4Address ipv4 = Addresses.ipv4(newAddress);
        return new NasSettings(newName, ipv4, newKind, secret, coaPort, signing, server, retransmission);
    }

    public NasSettings withSecret(String other) {
        return new NasSettings(name, address, kind, other, coaPort, signing, server, retransmission);
    }

    /** @param other as {@link #coaPort()} */
    public NasSettings withCoaPort(int other) {
        return new NasSettings(name, address, kind, secret, other, signing, server, retransmission);
    }

    public NasSettings withSigning(boolean other) {
        return new NasSettings(name, address, kind, secret, coaPort, other, server, retransmission);
    }

    public NasSettings withRetransmission(Retransmission other) {
        return new NasSettings(name, address, kind, secret, coaPort, signing, server, other);
    }

    byte[] secretOctets() {
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "NasSettings[" + name + " " + address.getHostAddress() + " " + kind + "]";
    }
}
