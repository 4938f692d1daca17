package org.rollcall.radius.api;

import java.net.InetSocketAddress;
import java.time.Instant;
import org.rollcall.radius.codec.RadiusPacket;

/**
 * A verified Accounting-Request (RFC 2866).
 *
 * @param clientId the {@link RadiusClient#id()} of the NAS that sent it
 * @param source address and port it came from
 * @param receivedAt when the datagram was read
 * @param packet the packet as received
 */
public record AccountingRequest(long clientId, InetSocketAddress source, Instant receivedAt, RadiusPacket packet) {}
