package org.rollcall.radius.ra;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate authority in a directory, and what it signs, made with openssl. */
final class TestAuthority {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final Path directory;

    TestAuthority(Path directory) {
        this.directory = directory;
        run("openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=test-ca -keyout ca.key -out ca.pem");
    }

    /** What a server or a client with a certificate of this name needs, trusting the other authority. */
    SSLContext context(String subject, String extension, TestAuthority trusted) {
        String file = Integer.toHexString((subject + extension).hashCode());
        String names = extension.isEmpty() ? "" : " -addext " + extension;
        run("openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj " + subject + names
                + " -addext basicConstraints=CA:FALSE -CA ca.pem -CAkey ca.key -keyout " + file + ".key -out " + file
                + ".pem");
        run("openssl pkcs12 -export -in " + file + ".pem -inkey " + file + ".key -out " + file
                + ".p12 -passout pass:changeit");
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store(directory.resolve(file + ".p12")), PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trusted.trust().getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of a client that shows no certificate. */
    SSLContext nameless() throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust().getTrustManagers(), null);
        return context;
    }

    private TrustManagerFactory trust() throws GeneralSecurityException, IOException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        try (InputStream pem = Files.newInputStream(directory.resolve("ca.pem"))) {
            empty.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        trust.init(empty);
        return trust;
    }

    private static KeyStore store(Path file) throws GeneralSecurityException, IOException {
        return KeyStore.getInstance(file.toFile(), PASSWORD);
    }

    private void run(String command) {
        List<String> words = Stream.of(command.split(" ")).toList();
        try {
            Process process = new ProcessBuilder(words)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            byte[] said = process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + new String(said, StandardCharsets.UTF_8));
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(command, e);
        }
    }
}
