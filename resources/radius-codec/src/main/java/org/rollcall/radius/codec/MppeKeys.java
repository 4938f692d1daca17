package org.rollcall.radius.codec;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/**
 * Hides the keys of MPPE between server and NAS (RFC 2548 section 2.4.2): a salt of two octets, then the length of the
 * key, the key and zeros, in blocks of 16 octets, each XORed with MD5(secret + the block before), that before the first
 * being the Request Authenticator and the salt.
 */
final class MppeKeys {
    private static final int SALT_OCTETS = 2;
    private static final int VENDOR_HEADER_OCTETS = 6;

    private MppeKeys() {}

    /** Hides those there are, each with a salt of its own; their clear text is the key alone. */
    static List<Attribute> hide(List<Attribute> attributes, byte[] requestAuthenticator, byte[] secret) {
        return attributes.stream().anyMatch(MppeKeys::isKey)
                ? attributes.stream()
                        .map(attribute -> isKey(attribute) ? hide(attribute, requestAuthenticator, secret) : attribute)
                        .toList()
                : attributes;
    }

    private static boolean isKey(Attribute attribute) {
        if (attribute.type() != AttributeType.VENDOR_SPECIFIC) {
            return false;
        }
        byte[] payload = attribute.value();
        return payload.length > VENDOR_HEADER_OCTETS
                && Uint32.at(payload, 0) == Vendor.MICROSOFT
                && (payload[4] == MsChapV2.MPPE_SEND_KEY || payload[4] == MsChapV2.MPPE_RECV_KEY);
    }

    private static Attribute hide(Attribute attribute, byte[] requestAuthenticator, byte[] secret) {
        byte[] payload = attribute.value();
        byte[] salt = new byte[SALT_OCTETS];
        RandomSource.secure().fill(salt);
        // the highest bit must be set, and both keys of a packet must differ in their salt: one is even, one odd
        salt[0] |= (byte) 0x80;
        salt[1] = (byte) ((salt[1] & 0xfe) | (payload[4] & 1));
        byte[] key = Arrays.copyOfRange(payload, VENDOR_HEADER_OCTETS, payload.length);
        return Attribute.vendor(Vendor.MICROSOFT, payload[4], encrypt(key, salt, requestAuthenticator, secret));
    }

    /** Salt and hidden key. */
    static byte[] encrypt(byte[] key, byte[] salt, byte[] requestAuthenticator, byte[] secret) {
        int blocks = (1 + key.length + Md5.OCTETS - 1) / Md5.OCTETS;
        byte[] hidden = new byte[SALT_OCTETS + blocks * Md5.OCTETS];
        System.arraycopy(salt, 0, hidden, 0, SALT_OCTETS);
        hidden[SALT_OCTETS] = (byte) key.length;
        System.arraycopy(key, 0, hidden, SALT_OCTETS + 1, key.length);
        for (int at = SALT_OCTETS; at < hidden.length; at += Md5.OCTETS) {
            MessageDigest digest = Md5.start();
            digest.update(secret);
            if (at == SALT_OCTETS) {
                digest.update(requestAuthenticator);
                digest.update(salt);
            } else {
                digest.update(hidden, at - Md5.OCTETS, Md5.OCTETS);
            }
            byte[] mask = digest.digest();
            for (int i = 0; i < Md5.OCTETS; i++) {
                hidden[at + i] ^= mask[i];
            }
        }
        return hidden;
    }
}
