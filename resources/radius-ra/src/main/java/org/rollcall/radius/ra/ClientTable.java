package org.rollcall.radius.ra;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which NAS an address belongs to; the most specific prefix wins. Immutable. A lookup costs one hash per prefix length
 * in use, longest first; where every NAS has one address that is a single one.
 */
final class ClientTable {
    static final ClientTable EMPTY = new ClientTable(List.of());

    private final Map<Long, KnownClient> byId = new HashMap<>();
    private final Map<String, KnownClient> byCertificateName = new HashMap<>();
    private final Level[] inet4;
    private final Level[] inet6;

    /** @throws IllegalArgumentException if two clients have an equal prefix or id */
    ClientTable(Collection<KnownClient> clients) {
        Map<Integer, Level> levels4 = new TreeMap<>();
        Map<Integer, Level> levels6 = new TreeMap<>();
        for (KnownClient client : clients) {
            byte[] network = client.settings().network().getAddress();
            int length = client.settings().prefixLength();
            KnownClient other = (network.length == 4 ? levels4 : levels6)
                    .computeIfAbsent(length, bits -> new Level(network.length, bits))
                    .put(network, client);
            if (other != null) {
                throw new IllegalArgumentException(
                        "NAS " + other.id() + " and NAS " + client.id() + " have the same prefix " + client);
            }
            if (byId.put(client.id(), client) != null) {
                throw new IllegalArgumentException("NAS " + client.id() + " is listed twice");
            }
            client.settings().certificateName().ifPresent(name -> {
                if (byCertificateName.put(name, client) != null) {
                    throw new IllegalArgumentException("two NASes have the certificate name of " + client);
                }
            });
        }
        inet4 = longestFirst(levels4);
        inet6 = longestFirst(levels6);
    }

    private static Level[] longestFirst(Map<Integer, Level> levels) {
        Level[] result = levels.values().toArray(new Level[0]);
        Arrays.sort(result, (a, b) -> b.prefixLength - a.prefixLength);
        return result;
    }

    /** The NAS that sends from this address, or null for a stranger; null spares the hot path an object per packet. */
    KnownClient find(InetAddress source) {
        byte[] address = source.getAddress();
        for (Level level : address.length == 4 ? inet4 : inet6) {
            KnownClient client = level.get(address);
            if (client != null) {
                return client;
            }
        }
        return null;
    }

    Optional<KnownClient> byId(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<KnownClient> byCertificateName(String name) {
        return Optional.ofNullable(byCertificateName.get(name));
    }

    Collection<KnownClient> all() {
        return byId.values();
    }

    /** All prefixes of one family and length. An IPv4 address is the low half of the key. */
    private static final class Level {
        private final Map<Key, KnownClient> clients = new HashMap<>();
        private final int prefixLength;
        private final long highMask;
        private final long lowMask;

        Level(int octets, int prefixLength) {
            this.prefixLength = prefixLength;
            int bits = octets == 4 ? prefixLength + 96 : prefixLength;
            highMask = mask(Math.min(bits, 64));
            lowMask = mask(Math.max(bits - 64, 0));
        }

        private static long mask(int bits) {
            return bits == 0 ? 0 : -1L << (64 - bits);
        }

        KnownClient get(byte[] address) {
            return clients.get(key(address));
        }

        KnownClient put(byte[] network, KnownClient client) {
            return clients.put(key(network), client);
        }

        private Key key(byte[] address) {
            int half = Math.max(address.length - 8, 0);
            return new Key(bits(address, 0, half) & highMask, bits(address, half, address.length) & lowMask);
        }

        private static long bits(byte[] address, int from, int to) {
            long bits = 0;
            for (int i = from; i < to; i++) {
                bits = bits << 8 | (address[i] & 0xff);
            }
            return bits;
        }
    }

    private record Key(long high, long low) {}
}
