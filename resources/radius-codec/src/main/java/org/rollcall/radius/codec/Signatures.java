package org.rollcall.radius.codec;

import static org.rollcall.radius.codec.RadiusPacket.AUTHENTICATOR_OFFSET;
import static org.rollcall.radius.codec.RadiusPacket.HEADER_OCTETS;

import java.security.MessageDigest;

/**
 * The two signatures of RADIUS: the authenticator field (RFC 2865 section 3, RFC 2866 section 3, RFC 5176 section 2.3)
 * and the Message-Authenticator attribute (RFC 3579 section 3.2). Both hash the packet with something else in its
 * authenticator field, the <em>seed</em>: zeros for requests that are signed, the packet's own random authenticator for
 * Access-Request and Status-Server, the request's authenticator for responses. All comparisons take constant time.
 */
public final class Signatures {
    static final byte[] ZEROS = new byte[Md5.OCTETS];

    private Signatures() {}

    /** What a packet's Message-Authenticator says. */
    public enum MessageAuthenticatorState {
        ABSENT,
        VALID,
        INVALID
    }

    /**
     * Whether the Request Authenticator proves knowledge of the secret. That of an Access-Request or Status-Server is
     * random and proves nothing, which is why these are always "valid" and need a Message-Authenticator.
     *
     * @return false also for packets that are no request
     */
    public static boolean validRequest(RadiusPacket request, byte[] secret) {
        return request.code()
                .map(code -> switch (code.role()) {
                    case UNSIGNED_REQUEST -> true;
                    case SIGNED_REQUEST ->
                        MessageDigest.isEqual(authenticator(request.raw(), ZEROS, secret), request.authenticator());
                    case RESPONSE -> false;
                })
                .orElse(false);
    }

    /** Checks a request's Message-Authenticator; one in a packet that is no request is INVALID. */
    public static MessageAuthenticatorState messageAuthenticator(RadiusPacket request, byte[] secret) {
        if (!request.has(AttributeType.MESSAGE_AUTHENTICATOR)) {
            return MessageAuthenticatorState.ABSENT;
        }
        boolean valid = request.code()
                .map(code -> switch (code.role()) {
                    case UNSIGNED_REQUEST -> validMessageAuthenticator(request, request.authenticator(), secret);
                    case SIGNED_REQUEST -> validMessageAuthenticator(request, ZEROS, secret);
                    case RESPONSE -> false;
                })
                .orElse(false);
        return valid ? MessageAuthenticatorState.VALID : MessageAuthenticatorState.INVALID;
    }

    /**
     * Whether a request without a Message-Authenticator is to be discarded whatever the NAS's settings are: every
     * Status-Server (RFC 5997 section 3) and every request with an EAP-Message (RFC 3579 section 3.1).
     */
    public static boolean needsMessageAuthenticator(RadiusPacket request) {
        return request.codeNumber() == PacketCode.STATUS_SERVER.number() || request.has(AttributeType.EAP_MESSAGE);
    }

    /**
     * Whether a response answers the request with this authenticator and was made by somebody who knows the secret:
     * the Response Authenticator and, if there is one, the Message-Authenticator.
     */
    public static boolean validResponse(RadiusPacket response, byte[] requestAuthenticator, byte[] secret) {
        byte[] expected = authenticator(response.raw(), requestAuthenticator, secret);
        return MessageDigest.isEqual(expected, response.authenticator())
                && (!response.has(AttributeType.MESSAGE_AUTHENTICATOR)
                        || validMessageAuthenticator(response, requestAuthenticator, secret));
    }

    /** MD5(Code + Identifier + Length + seed + Attributes + secret). */
    static byte[] authenticator(byte[] packet, byte[] seed, byte[] secret) {
        MessageDigest digest = Md5.start();
        digest.update(packet, 0, AUTHENTICATOR_OFFSET);
        digest.update(seed);
        digest.update(packet, HEADER_OCTETS, packet.length - HEADER_OCTETS);
        return digest.digest(secret);
    }

    /**
     * HMAC-MD5(secret, Code + Identifier + Length + seed + Attributes), the Message-Authenticator's value counting as
     * zeros.
     *
     * @param valueOffset where that value begins in the packet
     */
    static byte[] messageAuthenticator(byte[] packet, int valueOffset, byte[] seed, byte[] secret) {
        int valueEnd = valueOffset + Md5.OCTETS;
        MessageDigest digest = Md5.startHmac(secret);
        digest.update(packet, 0, AUTHENTICATOR_OFFSET);
        digest.update(seed);
        digest.update(packet, HEADER_OCTETS, valueOffset - HEADER_OCTETS);
        digest.update(ZEROS);
        digest.update(packet, valueEnd, packet.length - valueEnd);
        return Md5.finishHmac(digest, secret);
    }

    private static boolean validMessageAuthenticator(RadiusPacket packet, byte[] seed, byte[] secret) {
        byte[] given = packet.octets(AttributeType.MESSAGE_AUTHENTICATOR).orElseThrow();
        int valueOffset = packet.offsetOf(AttributeType.MESSAGE_AUTHENTICATOR) + Attribute.HEADER_OCTETS;
        return MessageDigest.isEqual(messageAuthenticator(packet.raw(), valueOffset, seed, secret), given);
    }
}
