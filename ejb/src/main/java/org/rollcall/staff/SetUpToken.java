package org.rollcall.staff;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.rollcall.settings.Configuration;
import org.rollcall.shared.DatabaseReady;
import org.rollcall.shared.PrivateFile;

/**
 * The one-time token that makes the first administrator: 128 random bits in the file {@code setup-token} of the data
 * directory, which only the owner of the process can read; good for 15 minutes, then renewed at a restart or on
 * request. It exists only while there is no staff. The log tells where it is, never what it is.
 */
@ApplicationScoped
public class SetUpToken {
    private static final Logger LOG = System.getLogger(SetUpToken.class.getName());
    private static final Duration VALIDITY = Duration.ofMinutes(15);
    private static final int LENGTH = 16;

    private record Token(String text, Instant until) {}

    private final SecureRandom random = new SecureRandom();
    private Token current;

    @Inject
    private StaffRegister register;

    @Inject
    private Clock clock;

    @Inject
    private Configuration configuration;

    void start(@Observes @Priority(DatabaseReady.EARLY) DatabaseReady event) {
        if (register.isEmpty()) {
            renew();
        } else {
            consume();
        }
    }

    synchronized void renew() {
        byte[] bits = new byte[LENGTH];
        random.nextBytes(bits);
        current = new Token(HexFormat.of().formatHex(bits), clock.instant().plus(VALIDITY));
        try {
            PrivateFile.write(file(), current.text() + System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the set-up token to " + file(), e);
        }
        LOG.log(
                Level.INFO,
                "there is no administrator yet: open the site on this machine and give it the set-up token in {0}"
                        + " within {1} minutes",
                file(),
                VALIDITY.toMinutes());
    }

    synchronized boolean matches(String token) {
        return current != null
                && clock.instant().isBefore(current.until())
                && ApiToken.matches(token == null ? null : token.strip(), Optional.of(current.text()));
    }

    /** Nobody can use it from now on. */
    synchronized void consume() {
        current = null;
        try {
            Files.deleteIfExists(file());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "cannot delete the set-up token, which is worth nothing any more", e);
        }
    }

    private Path file() {
        return configuration.dataDirectory().resolve("setup-token");
    }
}
