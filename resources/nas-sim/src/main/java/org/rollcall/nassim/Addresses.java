package org.rollcall.nassim;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** IPv4 addresses from text and numbers, never from a name server. */
final class Addresses {
    private Addresses() {}

    /** @throws IllegalArgumentException if the text is not four numbers 0-255 with dots between */
    static Inet4Address ipv4(String text) {
        String[] parts = text.split("\\.", -1);
        int bits = 0;
        if (parts.length != 4) {
            throw new IllegalArgumentException("'" + text + "' is not an IPv4 address");
        }
        for (String part : parts) {
            if (!part.matches("[0-9]{1,3}") || Integer.parseInt(part) > 255) {
                throw new IllegalArgumentException("'" + text + "' is not an IPv4 address");
            }
            bits = bits << 8 | Integer.parseInt(part);
        }
        return ipv4(bits);
    }

    static Inet4Address ipv4(int bits) {
        try {
            return (Inet4Address) InetAddress.getByAddress(
                    new byte[] {(byte) (bits >> 24), (byte) (bits >> 16), (byte) (bits >> 8), (byte) bits});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("four octets are an IPv4 address", impossible);
        }
    }

    static int bits(Inet4Address address) {
        byte[] octets = address.getAddress();
        return (octets[0] & 0xff) << 24 | (octets[1] & 0xff) << 16 | (octets[2] & 0xff) << 8 | (octets[3] & 0xff);
    }
}
