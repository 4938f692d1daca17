package org.rollcall.pool;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.rollcall.shared.Prefix;

/**
 * What a pool can give out, numbered from 0: IPv4 addresses without network and broadcast address (except in a /31, RFC
 * 3021, and a /32), or IPv6 prefixes. Pure.
 *
 * @param first the address with number 0, as a number
 * @param step from one to the next
 * @param size how many there are
 * @param prefixLength bits of each of them
 */
record PoolRange(BigInteger first, BigInteger step, long size, int prefixLength) {
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;

    /**
     * @param cidr the pool's network
     * @param prefixLength bits of what it gives out
     */
    static PoolRange of(String cidr, int prefixLength) {
        Prefix network = Prefix.parse(cidr);
        BigInteger base = new BigInteger(1, network.network().getAddress());
        long all = 1L << (prefixLength - network.length());
        if (!network.isIpv4()) {
            return new PoolRange(base, BigInteger.ONE.shiftLeft(IPV6_BITS - prefixLength), all, prefixLength);
        }
        return all <= 2
                ? new PoolRange(base, BigInteger.ONE, all, IPV4_BITS)
                : new PoolRange(base.add(BigInteger.ONE), BigInteger.ONE, all - 2, IPV4_BITS);
    }

    /**
     * An address, or a prefix such as 2001:db8:0:100::/56; canonical.
     *
     * @param number 0 to size - 1
     */
    String address(long number) {
        byte[] octets = first.add(step.multiply(BigInteger.valueOf(number))).toByteArray();
        boolean ipv4 = prefixLength == IPV4_BITS && step.equals(BigInteger.ONE);
        byte[] address = new byte[(ipv4 ? IPV4_BITS : IPV6_BITS) / Byte.SIZE];
        int used = Math.min(octets.length, address.length);
        System.arraycopy(octets, octets.length - used, address, address.length - used, used);
        try {
            String text = InetAddress.getByAddress(address).getHostAddress();
            return ipv4 ? text : Prefix.parse(text + "/" + prefixLength).toString();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(Arrays.toString(address), impossible);
        }
    }
}
