/**
 * RADIUS on the wire: packets, attributes, signatures and password schemes (RFC 2865, 2866, 2869, 3579, 5176, 5997).
 *
 * <p>Reading goes in one step: {@link org.rollcall.radius.codec.RadiusPacket#parse} checks every length once, and from
 * then on no accessor can fail. What it proves is only that the octets are a packet; whether they come from somebody
 * who knows the shared secret is asked of {@link org.rollcall.radius.codec.Signatures}, and what the user offers as
 * proof is told by {@link org.rollcall.radius.codec.Credentials}. Writing goes in one step, too:
 * {@link org.rollcall.radius.codec.PacketWriter} lays out and signs.
 *
 * <pre>{@code
 * RadiusPacket request = RadiusPacket.parse(buffer, 0, received);      // or MalformedPacketException: discard
 * if (!Signatures.validRequest(request, secret)) return;               // silence, RFC 2866 section 3
 * OptionalLong seconds = request.integer(AttributeType.ACCT_SESSION_TIME);
 * byte[] reply = PacketWriter.response(PacketCode.ACCOUNTING_RESPONSE, request, List.of(), secret);
 * }</pre>
 *
 * <p>Invariants: everything public is immutable and safe for use by many threads; arrays are copied in and out, except
 * that secrets passed to a method are only read; secrets never appear in a {@code toString}; signatures and passwords
 * are compared in constant time. Malformed input ends in {@link org.rollcall.radius.codec.MalformedPacketException} or
 * an empty Optional, never in another exception. Uses java.base only and no clock.
 */
package org.rollcall.radius.codec;
