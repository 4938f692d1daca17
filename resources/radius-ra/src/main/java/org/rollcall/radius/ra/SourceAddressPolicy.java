package org.rollcall.radius.ra;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Which of our addresses a request to a NAS comes from. A NAS lets only known servers end sessions, and knows us by the
 * address it sends its own requests to: the door's. Where that cannot reach the NAS, the system chooses.
 */
final class SourceAddressPolicy {
    private static final byte[] ANY4 = new byte[4];
    private static final byte[] ANY6 = new byte[16];

    private SourceAddressPolicy() {}

    static InetAddress toward(InetAddress target, Optional<InetAddress> door) {
        boolean inet4 = target instanceof Inet4Address;
        return door.filter(address -> address instanceof Inet4Address == inet4)
                .filter(address -> !address.isAnyLocalAddress())
                .filter(address -> !address.isLoopbackAddress() || target.isLoopbackAddress())
                .orElseGet(() -> target.isLoopbackAddress() ? loopback(inet4) : any(inet4));
    }

    private static InetAddress any(boolean inet4) {
        return address(inet4 ? ANY4 : ANY6);
    }

    private static InetAddress loopback(boolean inet4) {
        byte[] octets = inet4 ? new byte[] {127, 0, 0, 1} : ANY6.clone();
        octets[octets.length - 1] = 1;
        return address(octets);
    }

    private static InetAddress address(byte[] octets) {
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new java.lang.IllegalStateException("4 or 16 octets are always an address", e);
        }
    }
}
