package org.rollcall.radius.codec;

import java.security.MessageDigest;

/** The Challenge-Handshake Authentication Protocol with MD5 (RFC 1994 section 4.1, RFC 2865 section 5.3). */
public final class Chap {
    private Chap() {}

    /**
     * MD5(identifier + password + challenge), 16 octets.
     *
     * @param identifier CHAP identifier, 0 to 255
     */
    public static byte[] response(int identifier, byte[] password, byte[] challenge) {
        MessageDigest digest = Md5.start();
        digest.update((byte) identifier);
        digest.update(password);
        return digest.digest(challenge);
    }
}
