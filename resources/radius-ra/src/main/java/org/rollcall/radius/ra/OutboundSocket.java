package org.rollcall.radius.ra;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.Map;

/**
 * A socket requests leave by, and which of its 256 identifiers are in use towards each NAS. Of the target's family: an
 * IPv6 socket cannot reach an IPv4 address on every system.
 */
final class OutboundSocket {
    static final int IDENTIFIERS = 256;

    private final DatagramChannel channel;
    private final Map<InetSocketAddress, Map<Integer, PendingRequest>> inUse = new HashMap<>();

    /** Goes round, so that an identifier rests as long as possible: a late reply then meets none that waits. */
    private int next;

    /** @param local the address requests come from, of the targets' family */
    OutboundSocket(Selector selector, InetAddress local) throws IOException {
        channel = DatagramChannel.open(
                local instanceof Inet4Address ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
        try {
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(local, 0));
            channel.register(selector, SelectionKey.OP_READ, this);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    DatagramChannel channel() {
        return channel;
    }

    boolean hasFree(InetSocketAddress target) {
        return inUse.getOrDefault(target, Map.of()).size() < IDENTIFIERS;
    }

    /** Gives the request a free identifier towards its target. */
    void take(PendingRequest request) {
        Map<Integer, PendingRequest> identifiers =
                inUse.computeIfAbsent(request.request().target(), target -> new HashMap<>());
        while (identifiers.containsKey(next)) {
            next = (next + 1) % IDENTIFIERS;
        }
        identifiers.put(next, request);
        request.assign(this, next);
        next = (next + 1) % IDENTIFIERS;
    }

    void free(PendingRequest request) {
        InetSocketAddress target = request.request().target();
        Map<Integer, PendingRequest> identifiers = inUse.get(target);
        identifiers.remove(request.identifier());
        if (identifiers.isEmpty()) {
            inUse.remove(target);
        }
    }

    /** The request that waits for a reply from there with this identifier, or null. */
    PendingRequest find(InetSocketAddress source, int identifier) {
        return inUse.getOrDefault(source, Map.of()).get(identifier);
    }
}
