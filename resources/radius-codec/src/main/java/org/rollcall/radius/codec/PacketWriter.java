package org.rollcall.radius.codec;

import static org.rollcall.radius.codec.RadiusPacket.AUTHENTICATOR_OFFSET;
import static org.rollcall.radius.codec.RadiusPacket.HEADER_OCTETS;

import java.util.List;

/**
 * Lays out and signs packets. A Message-Authenticator always comes first: behind attributes that somebody else chose it
 * would not stop the MD5 collision of CVE-2024-3596 ("BlastRADIUS").
 *
 * <p>All methods throw {@link IllegalArgumentException} for what must not be sent: more than 4096 octets, a
 * Message-Authenticator or (in a response) a Proxy-State among the given attributes, a response as a request.
 */
public final class PacketWriter {
    private PacketWriter() {}

    /**
     * A signed request.
     *
     * @param identifier 0 to 255
     * @param attributes in the order they are sent; a User-Password is given in clear and hidden here
     * @param withMessageAuthenticator whether to add one; Status-Server and requests with EAP-Message always get one
     *     (RFC 5997 section 3, RFC 3579 section 3.1)
     * @param random gives the authenticator of Access-Request and Status-Server
     */
    public static byte[] request(
            PacketCode code,
            int identifier,
            List<Attribute> attributes,
            byte[] secret,
            boolean withMessageAuthenticator,
            RandomSource random) {
        refuse(AttributeType.MESSAGE_AUTHENTICATOR, attributes);
        boolean signed = withMessageAuthenticator
                || code == PacketCode.STATUS_SERVER
                || contains(AttributeType.EAP_MESSAGE, attributes);
        return switch (code.role()) {
            case UNSIGNED_REQUEST -> {
                byte[] authenticator = new byte[Md5.OCTETS];
                random.fill(authenticator);
                byte[] packet =
                        layOut(code, identifier, signed, hidePassword(attributes, authenticator, secret), List.of());
                signMessage(packet, signed, authenticator, secret);
                yield stamp(packet, authenticator);
            }
            case SIGNED_REQUEST -> {
                byte[] packet = layOut(code, identifier, signed, attributes, List.of());
                yield sign(packet, signed, Signatures.ZEROS, secret);
            }
            case RESPONSE -> throw new IllegalArgumentException(code + " is no request");
        };
    }

    /**
     * A signed response, with the request's Proxy-States at its end (RFC 2865 section 5.33). An Access-* gets a
     * Message-Authenticator, whatever the request has; another response if the request carries one. Only to an
     * Accounting-Request it never does: no RFC says what such a signature covers, and FreeRADIUS discards it.
     *
     * @param attributes in the order they are sent; keys of MPPE are given in clear and hidden here
     */
    public static byte[] response(PacketCode code, RadiusPacket request, List<Attribute> attributes, byte[] secret) {
        refuse(AttributeType.MESSAGE_AUTHENTICATOR, attributes);
        refuse(AttributeType.PROXY_STATE, attributes);
        boolean signed =
                switch (code) {
                    case ACCESS_ACCEPT, ACCESS_REJECT, ACCESS_CHALLENGE -> true;
                    case ACCOUNTING_RESPONSE, DISCONNECT_ACK, DISCONNECT_NAK, COA_ACK, COA_NAK ->
                        request.has(AttributeType.MESSAGE_AUTHENTICATOR)
                                && request.codeNumber() != PacketCode.ACCOUNTING_REQUEST.number();
                    default -> throw new IllegalArgumentException(code + " is no response");
                };
        List<Attribute> proxyStates = request.all(AttributeType.PROXY_STATE);
        List<Attribute> hidden = MppeKeys.hide(attributes, request.authenticator(), secret);
        byte[] packet = layOut(code, request.identifier(), signed, hidden, proxyStates);
        return sign(packet, signed, request.authenticator(), secret);
    }

    /** Everything but the signatures, which stay zero; {@code signed} leaves room for a Message-Authenticator. */
    private static byte[] layOut(
            PacketCode code, int identifier, boolean signed, List<Attribute> attributes, List<Attribute> trailer) {
        int length = HEADER_OCTETS
                + (signed ? Attribute.HEADER_OCTETS + Md5.OCTETS : 0)
                + octets(attributes)
                + octets(trailer);
        if (length > RadiusPacket.MAX_OCTETS) {
            throw new IllegalArgumentException(code + " of " + length + " octets: a packet holds 4096");
        }
        if (identifier < 0 || identifier > 255) {
            throw new IllegalArgumentException("there is no identifier " + identifier);
        }
        byte[] packet = new byte[length];
        packet[0] = (byte) code.number();
        packet[1] = (byte) identifier;
        packet[2] = (byte) (length >>> 8);
        packet[3] = (byte) length;
        int at = HEADER_OCTETS;
        if (signed) {
            packet[at] = AttributeType.MESSAGE_AUTHENTICATOR;
            packet[at + 1] = Attribute.HEADER_OCTETS + Md5.OCTETS;
            at += Attribute.HEADER_OCTETS + Md5.OCTETS;
        }
        for (Attribute attribute : attributes) {
            at = attribute.writeTo(packet, at);
        }
        for (Attribute attribute : trailer) {
            at = attribute.writeTo(packet, at);
        }
        return packet;
    }

    /** Both signatures over one seed; the authenticator also covers the Message-Authenticator, so it comes second. */
    private static byte[] sign(byte[] packet, boolean signed, byte[] seed, byte[] secret) {
        signMessage(packet, signed, seed, secret);
        return stamp(packet, Signatures.authenticator(packet, seed, secret));
    }

    private static void signMessage(byte[] packet, boolean signed, byte[] seed, byte[] secret) {
        if (signed) {
            int valueOffset = HEADER_OCTETS + Attribute.HEADER_OCTETS;
            byte[] mac = Signatures.messageAuthenticator(packet, valueOffset, seed, secret);
            System.arraycopy(mac, 0, packet, valueOffset, Md5.OCTETS);
        }
    }

    private static byte[] stamp(byte[] packet, byte[] authenticator) {
        System.arraycopy(authenticator, 0, packet, AUTHENTICATOR_OFFSET, Md5.OCTETS);
        return packet;
    }

    private static List<Attribute> hidePassword(List<Attribute> attributes, byte[] authenticator, byte[] secret) {
        return attributes.stream()
                .map(attribute -> attribute.type() == AttributeType.USER_PASSWORD
                        ? Attribute.octets(
                                AttributeType.USER_PASSWORD,
                                UserPassword.encrypt(attribute.value(), authenticator, secret))
                        : attribute)
                .toList();
    }

    private static int octets(List<Attribute> attributes) {
        int sum = 0;
        for (Attribute attribute : attributes) {
            sum += attribute.length();
        }
        return sum;
    }

    private static boolean contains(int type, List<Attribute> attributes) {
        for (Attribute attribute : attributes) {
            if (attribute.type() == type) {
                return true;
            }
        }
        return false;
    }

    private static void refuse(int type, List<Attribute> attributes) {
        if (contains(type, attributes)) {
            throw new IllegalArgumentException(Dictionary.attributeName(type) + " is set by the writer alone");
        }
    }
}
