package org.rollcall.staff;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Staff passwords as PBKDF2-HMAC-SHA256 with 600,000 iterations and a salt of their own (OWASP ASVS 5, 11.4.2), stored
 * as {@code pbkdf2-sha256$iterations$salt$hash} in Base64. One takes about 0.3 s of CPU, so at most two run at once
 * and RADIUS keeps the rest of the machine.
 */
@ApplicationScoped
public class PasswordHashes {
    private static final String ALGORITHM = "pbkdf2-sha256";
    private static final int ITERATIONS = 600_000;
    private static final int SALT_LENGTH = 16;
    private static final int HASH_LENGTH = 32;
    private static final int AT_ONCE = 2;
    private static final int PATIENCE_SECONDS = 5;

    /** Of no password: verifying against it takes as long as for somebody, and never succeeds. */
    static final String NOBODY = ALGORITHM + "$" + ITERATIONS + "$AAAAAAAAAAAAAAAAAAAAAA==$" + "A".repeat(43) + "=";

    private final SecureRandom random = new SecureRandom();
    private final Semaphore turns = new Semaphore(AT_ONCE);

    String hash(String password) {
        byte[] salt = new byte[SALT_LENGTH];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder();
        return ALGORITHM + "$" + ITERATIONS + "$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(derive(password, salt, ITERATIONS));
    }

    /** Empty if too many are being verified; the caller says so without counting a wrong try. */
    Optional<Boolean> verify(String password, String stored) {
        String[] parts = stored.split("\\$");
        if (parts.length != 4 || !parts[0].equals(ALGORITHM)) {
            throw new IllegalStateException("a stored password is of an unknown kind");
        }
        Base64.Decoder base64 = Base64.getDecoder();
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            byte[] derived = derive(password, base64.decode(parts[2]), Integer.parseInt(parts[1]));
            return Optional.of(MessageDigest.isEqual(derived, base64.decode(parts[3])));
        } finally {
            turns.release();
        }
    }

    private static byte[] derive(String password, byte[] salt, int iterations) {
        // longer ones cannot have been set, and are no reason to work more
        String bounded = password.substring(0, Math.min(password.length(), PasswordRules.LONGEST + 1));
        PBEKeySpec spec = new PBEKeySpec(bounded.toCharArray(), salt, iterations, HASH_LENGTH * 8);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no PBKDF2", e);
        } finally {
            spec.clearPassword();
        }
    }
}
