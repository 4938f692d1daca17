package org.rollcall.radius.ra;

import java.net.InetSocketAddress;

/** How a reply gets back to where its request came from. */
interface ReplyPath {
    /** From any thread. A reply that cannot be sent is lost, and said in the log. */
    void send(byte[] reply, InetSocketAddress target);
}
