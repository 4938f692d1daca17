package org.rollcall.radius.ra;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sockets requests leave by: one for each address of ours that is used, and more when identifiers run short. */
final class OutboundSockets {
    private static final Logger LOGGER = System.getLogger(OutboundSockets.class.getName());

    /** Times 256 identifiers: the requests under way to one NAS. A request beyond waits for one to end. */
    private static final int MOST_PER_ADDRESS = 8;

    private final Selector selector;
    private final Map<InetAddress, List<OutboundSocket>> byLocalAddress = new HashMap<>();

    OutboundSockets(Selector selector) {
        this.selector = selector;
    }

    /**
     * A socket with a free identifier towards the target, bound if need be; empty if all are in use.
     *
     * @param door the address of the open door
     */
    Optional<OutboundSocket> free(InetSocketAddress target, Optional<InetAddress> door) throws IOException {
        InetAddress local = SourceAddressPolicy.toward(target.getAddress(), door);
        List<OutboundSocket> bound = byLocalAddress.computeIfAbsent(local, key -> new ArrayList<>());
        for (OutboundSocket socket : bound) {
            if (socket.hasFree(target)) {
                return Optional.of(socket);
            }
        }
        if (bound.size() == MOST_PER_ADDRESS) {
            return Optional.empty();
        }
        OutboundSocket another = new OutboundSocket(selector, local);
        bound.add(another);
        return Optional.of(another);
    }

    void close() {
        for (List<OutboundSocket> bound : byLocalAddress.values()) {
            bound.forEach(OutboundSockets::close);
        }
    }

    private static void close(OutboundSocket socket) {
        try {
            socket.channel().close();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "a UDP socket could not be closed", e);
        }
    }
}
