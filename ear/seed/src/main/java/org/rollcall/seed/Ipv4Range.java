package org.rollcall.seed;

/**
 * A range of IPv4 addresses.
 *
 * @param network first address, as a number
 * @param prefixLength bits
 */
record Ipv4Range(long network, int prefixLength) {
    /** @param cidr as 100.64.0.0/10 */
    static Ipv4Range of(String cidr) {
        String[] parts = cidr.split("/");
        long network = 0;
        for (String part : parts[0].split("\\.")) {
            network = network << 8 | Integer.parseInt(part);
        }
        return new Ipv4Range(network, Integer.parseInt(parts[1]));
    }

    /** How many addresses can be leased: not the first and the last. */
    long size() {
        return (1L << (32 - prefixLength)) - 2;
    }

    /** @param index from 0 */
    String usable(long index) {
        if (index >= size()) {
            throw new IllegalStateException(this + " is too small");
        }
        return text(network + 1 + index);
    }

    static String text(long address) {
        return (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }

    @Override
    public String toString() {
        return text(network) + "/" + prefixLength;
    }
}
