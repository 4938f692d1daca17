package org.rollcall.shared;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals and opens the secrets that the database holds: AES-256-GCM under the data key, with a fresh 96-bit nonce each
 * and the place as additional data. A sealed secret is {@code 1 (format) | key version, 4 octets | nonce, 12 |
 * ciphertext and tag}. Locked until {@link SecretKeys} has opened the data keys at the start.
 */
@ApplicationScoped
public class SecretBox {
    static final int NONCE_LENGTH = 12;
    static final int TAG_BITS = 128;
    private static final byte FORMAT = 1;
    private static final int HEADER = 1 + Integer.BYTES;

    private final SecureRandom random = new SecureRandom();
    private volatile Keys keys;

    /** All data keys by version, and the one that seals. */
    record Keys(Map<Integer, SecretKey> byVersion, int current) {
        @Override
        public String toString() {
            return "Keys" + byVersion.keySet();
        }
    }

    public SecretBox() {}

    void unlock(Keys opened) {
        keys = opened;
    }

    public byte[] seal(SecretPlace place, byte[] clear) {
        int version = keys().current();
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, place, version, nonce).doFinal(clear);
            return ByteBuffer.allocate(HEADER + nonce.length + sealed.length)
                    .put(FORMAT)
                    .putInt(version)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal " + place, e);
        }
    }

    /** @throws IllegalStateException if it was sealed for another place, altered or cut, or its key is unknown */
    public byte[] open(SecretPlace place, byte[] sealed) {
        if (sealed.length < HEADER + NONCE_LENGTH + TAG_BITS / 8 || sealed[0] != FORMAT) {
            throw new IllegalStateException("what is stored as " + place + " is not a sealed secret");
        }
        ByteBuffer buffer = ByteBuffer.wrap(sealed, 1, sealed.length - 1);
        int version = buffer.getInt();
        byte[] nonce = new byte[NONCE_LENGTH];
        buffer.get(nonce);
        try {
            return cipher(Cipher.DECRYPT_MODE, place, version, nonce)
                    .doFinal(sealed, buffer.position(), buffer.remaining());
        } catch (AEADBadTagException altered) {
            throw new IllegalStateException("what is stored as " + place + " was not sealed there", altered);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot open " + place, e);
        }
    }

    private Cipher cipher(int mode, SecretPlace place, int version, byte[] nonce) throws GeneralSecurityException {
        SecretKey key = keys().byVersion().get(version);
        if (key == null) {
            throw new IllegalStateException("data key " + version + " of " + place + " is unknown");
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        String data = place.table() + "," + place.rowId() + "," + place.column() + "," + version;
        cipher.updateAAD(data.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private Keys keys() {
        Keys opened = keys;
        if (opened == null) {
            throw new IllegalStateException("the secrets are locked: Rollcall has not started");
        }
        return opened;
    }
}
