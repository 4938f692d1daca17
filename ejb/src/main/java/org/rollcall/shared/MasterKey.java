package org.rollcall.shared;

import static org.rollcall.settings.EnvironmentSetting.ROLLCALL_MASTER_KEY_FILE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that wraps the data keys: 32 octets in Base64 in a file that nobody but its owner may read. Losing it is
 * losing every secret in the database, so it is only ever made where there are none.
 */
final class MasterKey {
    private static final int LENGTH = 32;

    private final SecretKey key;
    private final Path file;

    private MasterKey(byte[] key, Path file) {
        this.key = new SecretKeySpec(key, "AES");
        this.file = file;
    }

    /** Empty if there is no such file; any other trouble with it stops the start. */
    static Optional<MasterKey> read(Path file) {
        try {
            String text = Files.readString(file).strip();
            if (PrivateFile.isOpenToOthers(file)) {
                throw new StartProblem(
                        ROLLCALL_MASTER_KEY_FILE + ": others than its owner may use " + file + "; run chmod 400 on it");
            }
            byte[] key = Base64.getDecoder().decode(text);
            if (key.length != LENGTH) {
                throw malformed(file, null);
            }
            return Optional.of(new MasterKey(key, file));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            throw malformed(file, notBase64);
        } catch (IOException e) {
            throw new StartProblem(ROLLCALL_MASTER_KEY_FILE + ": cannot read " + file, e);
        }
    }

    static MasterKey create(Path file, SecureRandom random) {
        byte[] key = new byte[LENGTH];
        random.nextBytes(key);
        try {
            PrivateFile.write(file, Base64.getEncoder().encodeToString(key) + System.lineSeparator());
        } catch (IOException e) {
            throw new StartProblem(ROLLCALL_MASTER_KEY_FILE + ": cannot write " + file, e);
        }
        return new MasterKey(key, file);
    }

    /** {@code nonce, 12 octets | ciphertext and tag}, for this version of the data key only. */
    byte[] wrap(byte[] dataKey, int version, SecureRandom random) {
        byte[] nonce = new byte[SecretBox.NONCE_LENGTH];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, version, nonce).doFinal(dataKey);
            byte[] wrapped = new byte[nonce.length + sealed.length];
            System.arraycopy(nonce, 0, wrapped, 0, nonce.length);
            System.arraycopy(sealed, 0, wrapped, nonce.length, sealed.length);
            return wrapped;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-GCM", e);
        }
    }

    SecretKey unwrap(byte[] wrapped, int version) {
        byte[] nonce = new byte[SecretBox.NONCE_LENGTH];
        System.arraycopy(wrapped, 0, nonce, 0, nonce.length);
        try {
            byte[] dataKey = cipher(Cipher.DECRYPT_MODE, version, nonce)
                    .doFinal(wrapped, nonce.length, wrapped.length - nonce.length);
            return new SecretKeySpec(dataKey, "AES");
        } catch (GeneralSecurityException e) {
            throw new StartProblem(
                    ROLLCALL_MASTER_KEY_FILE + ": the key in " + file + " is not the one of this database", e);
        }
    }

    private Cipher cipher(int mode, int version, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(SecretBox.TAG_BITS, nonce));
        cipher.updateAAD(("data_key," + version).getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }

    private static StartProblem malformed(Path file, Throwable cause) {
        return new StartProblem(
                ROLLCALL_MASTER_KEY_FILE + ": " + file + " must hold " + LENGTH
                        + " octets in Base64, as openssl rand -base64 32 writes them",
                cause);
    }
}
