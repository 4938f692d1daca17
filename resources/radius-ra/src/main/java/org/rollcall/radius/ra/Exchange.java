package org.rollcall.radius.ra;

import java.time.Instant;
import org.rollcall.radius.codec.RadiusPacket;

/**
 * A verified request on its way through the application.
 *
 * @param client the NAS, with the secret that verified the request and is to sign the reply
 * @param receivedAt when it was read
 * @param packet the request
 * @param remembered what is left of it afterwards; knows the source
 */
record Exchange(KnownClient client, Instant receivedAt, RadiusPacket packet, RememberedRequest remembered) {}
