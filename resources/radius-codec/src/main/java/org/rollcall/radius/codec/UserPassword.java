package org.rollcall.radius.codec;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Hides a PAP password between NAS and server (RFC 2865 section 5.2): each block of 16 octets is XORed with MD5(secret
 * + the block before), the block before the first being the Request Authenticator.
 */
public final class UserPassword {
    static final int MAX_OCTETS = 128;

    private static final int BLOCK = Md5.OCTETS;

    private UserPassword() {}

    /**
     * Hides a password.
     *
     * @param password at most 128 octets; padded with zeros, so trailing zeros do not survive
     * @return 16 to 128 octets, a multiple of 16
     * @throws IllegalArgumentException if the password is longer
     */
    public static byte[] encrypt(byte[] password, byte[] requestAuthenticator, byte[] secret) {
        if (password.length > MAX_OCTETS) {
            throw new IllegalArgumentException("a password of " + password.length + " octets: PAP carries 128");
        }
        int blocks = Math.max(1, (password.length + BLOCK - 1) / BLOCK);
        byte[] hidden = Arrays.copyOf(password, blocks * BLOCK);
        for (int start = 0; start < hidden.length; start += BLOCK) {
            xor(hidden, start, start == 0 ? requestAuthenticator : hidden, Math.max(0, start - BLOCK), secret);
        }
        return hidden;
    }

    /**
     * The password without its padding.
     *
     * @param hidden as {@link #encrypt} returns
     * @throws IllegalArgumentException if that is not 16 to 128 octets and a multiple of 16
     */
    public static byte[] decrypt(byte[] hidden, byte[] requestAuthenticator, byte[] secret) {
        if (!wellFormed(hidden)) {
            throw new IllegalArgumentException("a User-Password of " + hidden.length + " octets");
        }
        byte[] clear = hidden.clone();
        for (int start = 0; start < clear.length; start += BLOCK) {
            xor(clear, start, start == 0 ? requestAuthenticator : hidden, Math.max(0, start - BLOCK), secret);
        }
        int end = clear.length;
        while (end > 0 && clear[end - 1] == 0) {
            end--;
        }
        return Arrays.copyOf(clear, end);
    }

    static boolean wellFormed(byte[] hidden) {
        return hidden.length >= BLOCK && hidden.length <= MAX_OCTETS && hidden.length % BLOCK == 0;
    }

    private static void xor(byte[] target, int start, byte[] before, int beforeStart, byte[] secret) {
        MessageDigest digest = Md5.start();
        digest.update(secret);
        digest.update(before, beforeStart, BLOCK);
        byte[] mask = digest.digest();
        for (int i = 0; i < BLOCK; i++) {
            target[start + i] ^= mask[i];
        }
    }
}
