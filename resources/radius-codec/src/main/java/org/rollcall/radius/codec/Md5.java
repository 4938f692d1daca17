package org.rollcall.radius.codec;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * MD5 (RFC 1321) and HMAC-MD5 (RFC 2104): broken as hashes, yet what RADIUS over UDP signs with. HMAC is written out
 * because {@code javax.crypto.Mac} would schedule a key, allocate and lock for every packet.
 */
final class Md5 {
    static final int OCTETS = 16;

    private static final int BLOCK_OCTETS = 64;

    // Looking a digest up costs as much as hashing a short packet. The thread keeps an object of the JDK only, so a
    // pooled thread of the server does not hold the application's class loader.
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Md5::create);

    private Md5() {}

    /** This thread's digest, empty. It is to be finished before anything else of this class is called. */
    static MessageDigest start() {
        MessageDigest digest = DIGEST.get();
        digest.reset();
        return digest;
    }

    /** As {@link #start}, for a digest that {@link #finishHmac} ends. */
    static MessageDigest startHmac(byte[] key) {
        byte[] innerPad = pad(key, 0x36);
        MessageDigest digest = start();
        digest.update(innerPad);
        return digest;
    }

    static byte[] finishHmac(MessageDigest inner, byte[] key) {
        byte[] innerHash = inner.digest();
        byte[] outerPad = pad(key, 0x5c);
        MessageDigest outer = start();
        outer.update(outerPad);
        return outer.digest(innerHash);
    }

    private static byte[] pad(byte[] key, int filler) {
        byte[] shortKey = key.length > BLOCK_OCTETS ? start().digest(key) : key;
        byte[] block = Arrays.copyOf(shortKey, BLOCK_OCTETS);
        for (int i = 0; i < BLOCK_OCTETS; i++) {
            block[i] ^= (byte) filler;
        }
        return block;
    }

    private static MessageDigest create() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform has no MD5, which RADIUS cannot do without", e);
        }
    }
}
