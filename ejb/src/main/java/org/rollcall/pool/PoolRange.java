package org.rollcall.pool;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.rollcall.shared.Prefix;

/**
 * The addresses of an IPv4 pool that can be given out, numbered from 0. Network and broadcast address stay out, except
 * in a /31 (RFC 3021) and a /32. Pure.
 *
 * @param first the address with number 0, as a number
 * @param size how many there are
 */
record PoolRange(long first, long size) {
    private static final int BITS = 32;

    /** @param cidr an IPv4 prefix, such as 100.64.0.0/10 */
    static PoolRange of(String cidr) {
        int slash = cidr.indexOf('/');
        int length = slash < 0 ? BITS : Integer.parseInt(cidr.substring(slash + 1));
        long network = number(slash < 0 ? cidr : cidr.substring(0, slash))
                .orElseThrow(() -> new IllegalArgumentException(cidr + " is no IPv4 prefix"));
        long all = 1L << (BITS - length);
        return all <= 2 ? new PoolRange(network, all) : new PoolRange(network + 1, all - 2);
    }

    /** @param number 0 to size - 1 */
    String address(long number) {
        try {
            return InetAddress.getByAddress(ByteBuffer.allocate(Integer.BYTES)
                            .putInt((int) (first + number))
                            .array())
                    .getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static OptionalLong number(String address) {
        return Prefix.literal(address)
                .filter(Inet4Address.class::isInstance)
                .map(ip -> OptionalLong.of(
                        Integer.toUnsignedLong(ByteBuffer.wrap(ip.getAddress()).getInt())))
                .orElse(OptionalLong.empty());
    }
}
