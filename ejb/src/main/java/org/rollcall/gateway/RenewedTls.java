package org.rollcall.gateway;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.rollcall.settings.RadSecFiles;

/**
 * Certificate, key and CAs of RadSec as their files are now: a renewed one is used by the next connection, a wrong one is
 * said in the log, and what there was goes on.
 */
final class RenewedTls implements Supplier<SSLContext> {
    private static final Logger LOG = System.getLogger(RenewedTls.class.getName());
    private static final long EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    private final RadSecFiles files;
    private List<FileTime> changedAt = List.of();
    private long lookedNanos;
    private SSLContext context;

    RenewedTls(RadSecFiles files) {
        this.files = files;
    }

    @Override
    public synchronized SSLContext get() {
        long now = System.nanoTime();
        if (context == null || now - lookedNanos >= EVERY_NANOS) {
            lookedNanos = now;
            renew();
        }
        return context;
    }

    private void renew() {
        try {
            List<FileTime> times = new ArrayList<>();
            for (Path file : List.of(files.certificate(), files.key(), files.authorities())) {
                times.add(Files.getLastModifiedTime(file));
            }
            if (!times.equals(changedAt)) {
                context = files.read();
                changedAt = List.copyOf(times);
                LOG.log(Level.INFO, "RadSec uses the certificate in {0}", files.certificate());
            }
        } catch (RadSecFiles.Unusable | IOException wrong) {
            if (context == null) {
                throw new IllegalStateException("RadSec has no certificate to show", wrong);
            }
            LOG.log(
                    Level.WARNING,
                    "the files of RadSec are not used as they are now, but as they were: " + wrong.getMessage());
        }
    }
}
