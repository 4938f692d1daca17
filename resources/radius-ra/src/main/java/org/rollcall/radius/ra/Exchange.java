package org.rollcall.radius.ra;

import java.time.Instant;
import org.rollcall.radius.codec.RadiusPacket;

/**
 * A verified request on its way through the application.
 *
 * @param client the NAS
 * @param shard requests of equal shard are worked on one after the other
 * @param secret the one that verified the request and is to sign the reply; not to be changed
 * @param receivedAt when it was read
 * @param packet the request
 * @param remembered what is left of it afterwards; knows the source
 * @param path how the reply goes back
 */
@SuppressWarnings("ArrayRecordComponent") // the client's own array
record Exchange(
        KnownClient client,
        int shard,
        byte[] secret,
        Instant receivedAt,
        RadiusPacket packet,
        RememberedRequest remembered,
        ReplyPath path) {

    /** Remembers the reply for retransmissions, and sends it unless the NAS has given up on the request. */
    void reply(byte[] reply) {
        remembered.answered(reply, System.nanoTime());
        if (!remembered.isAbandoned()) {
            client.counters().replied(reply);
            path.send(reply, remembered.source());
        }
    }
}
