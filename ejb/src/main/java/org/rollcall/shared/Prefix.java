package org.rollcall.shared;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.net.InetAddress;
import java.util.Optional;

/**
 * An IPv4 or IPv6 network: its first address and its length, as {@code 10.0.0.0/24}; a single address is the longest
 * prefix. Literals only, DNS is never asked.
 *
 * @param address first address, canonical text
 * @param length bits
 */
public record Prefix(String address, int length) {
    private static final IPAddressStringParameters STRICT = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowMask(false)
            .allowSingleSegment(false)
            .allowWildcardedSeparator(false)
            .getIPv4AddressParametersBuilder()
            .allow_inet_aton(false)
            .allowLeadingZeros(false)
            .setRangeOptions(inet.ipaddr.AddressStringParameters.RangeParameters.NO_RANGE)
            .getParentBuilder()
            .getIPv6AddressParametersBuilder()
            .allowZone(false)
            .setRangeOptions(inet.ipaddr.AddressStringParameters.RangeParameters.NO_RANGE)
            .getParentBuilder()
            .toParams();

    /** What is wrong with the text, if anything. Bits behind the prefix must be zero: a typing mistake otherwise. */
    public static Optional<String> problem(String text) {
        IPAddress parsed = read(text);
        if (parsed == null) {
            return Optional.of("is not an IP address or a prefix such as 10.0.0.0/24");
        }
        if (parsed.isPrefixed() && !parsed.isPrefixBlock()) {
            return Optional.of("has bits set behind its prefix length; the network is "
                    + parsed.toPrefixBlock().toCanonicalString());
        }
        return Optional.empty();
    }

    /** @throws IllegalArgumentException where {@link #problem} finds one */
    public static Prefix parse(String text) {
        Optional<String> problem = problem(text);
        if (problem.isPresent()) {
            throw new IllegalArgumentException(text + " " + problem.get());
        }
        IPAddress parsed = read(text);
        int length = parsed.isPrefixed() ? parsed.getNetworkPrefixLength() : parsed.getBitCount();
        return new Prefix(parsed.getLower().withoutPrefixLength().toCanonicalString(), length);
    }

    /** An address literal, without DNS; empty if it is none. */
    public static Optional<InetAddress> literal(String text) {
        IPAddress parsed = read(text);
        return parsed == null || parsed.isPrefixed() ? Optional.empty() : Optional.of(parsed.toInetAddress());
    }

    public InetAddress network() {
        return parsed().getLower().withoutPrefixLength().toInetAddress();
    }

    public boolean isIpv4() {
        return parsed().isIPv4();
    }

    public boolean contains(String otherAddress) {
        IPAddress other = read(otherAddress);
        return other != null && parsed().toPrefixBlock().contains(other);
    }

    public boolean overlaps(Prefix other) {
        return length <= other.length ? contains(other.address) : other.contains(address);
    }

    /** The longest prefix is shown as a plain address. */
    @Override
    public String toString() {
        return length == parsed().getBitCount() ? address : address + "/" + length;
    }

    private IPAddress parsed() {
        return read(address).setPrefixLength(length, false);
    }

    private static IPAddress read(String text) {
        if (text == null) {
            return null;
        }
        try {
            return new IPAddressString(text.strip(), STRICT).toAddress();
        } catch (AddressStringException | inet.ipaddr.IncompatibleAddressException none) {
            return null;
        }
    }
}
