package org.rollcall.radius.ra;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import org.rollcall.radius.api.CalmLog;

/** Writes replies to the socket the requests came in by. A reply that cannot be sent is lost, as any datagram may be. */
final class ReplySender implements ReplyPath {
    private static final CalmLog FAILURES = new CalmLog(ReplySender.class, Level.WARNING);

    private final DatagramChannel channel;

    ReplySender(DatagramChannel channel) {
        this.channel = channel;
    }

    @Override
    public void send(byte[] reply, InetSocketAddress target) {
        try {
            if (channel.send(ByteBuffer.wrap(reply), target) == 0) {
                FAILURES.log(() -> "a reply to " + target + " was lost: the socket's send buffer is full");
            }
        } catch (ClosedChannelException e) {
            // The port was shut while the application was at work: the NAS asks again.
            return;
        } catch (IOException | RuntimeException e) {
            FAILURES.log("a reply to " + target + " could not be sent", e);
        }
    }
}
