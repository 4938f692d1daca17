package org.rollcall.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.rollcall.settings.Configuration;

/** The bearer token of ROLLCALL_API_TOKEN_FILE. */
@ApplicationScoped
public class ApiToken {
    @Inject
    private Configuration configuration;

    boolean matches(String bearer) {
        return matches(bearer, configuration.apiToken());
    }

    /** Compares digests, so that neither the time nor the length tells anything of the token. */
    static boolean matches(String bearer, Optional<String> token) {
        return bearer != null && token.isPresent() && MessageDigest.isEqual(digest(bearer), digest(token.get()));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
