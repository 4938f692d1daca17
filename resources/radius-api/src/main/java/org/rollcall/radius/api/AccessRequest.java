package org.rollcall.radius.api;

import java.net.InetSocketAddress;
import java.time.Instant;
import org.rollcall.radius.codec.Credentials;
import org.rollcall.radius.codec.RadiusPacket;

/**
 * A verified Access-Request (RFC 2865).
 *
 * @param clientId the {@link RadiusClient#id()} of the NAS that sent it
 * @param source address and port it came from
 * @param receivedAt when the datagram was read
 * @param packet the packet as received
 * @param credentials what the user offers as proof, already freed from the NAS's shared secret
 */
public record AccessRequest(
        long clientId, InetSocketAddress source, Instant receivedAt, RadiusPacket packet, Credentials credentials) {}
