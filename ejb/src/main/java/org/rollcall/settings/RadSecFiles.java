package org.rollcall.settings;

import static org.rollcall.settings.EnvironmentSetting.ROLLCALL_RADSEC_CA_FILE;
import static org.rollcall.settings.EnvironmentSetting.ROLLCALL_RADSEC_CERTIFICATE_FILE;
import static org.rollcall.settings.EnvironmentSetting.ROLLCALL_RADSEC_KEY_FILE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.rollcall.shared.PrivateFile;

/**
 * What the listener for RADIUS over TLS needs, in files that can be renewed while it runs.
 *
 * @param port TCP
 * @param certificate PEM: ours, and those that lead to its CA
 * @param key PEM: the private key of the first of them, PKCS #8
 * @param authorities PEM: those whose signature makes a router's certificate good
 */
public record RadSecFiles(int port, Path certificate, Path key, Path authorities) {
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    /** Of a key pair that does not belong together no signature fits. */
    private static final byte[] ANYTHING = "rollcall".getBytes(StandardCharsets.US_ASCII);

    private static final long LONGEST_FILE = 1 << 20;

    /** A file that cannot be used: which setting names it, why, and how to mend it; never what is in it. */
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;
        private final EnvironmentSetting setting;

        Unusable(EnvironmentSetting setting, String why) {
            super(why);
            this.setting = setting;
        }

        public EnvironmentSetting setting() {
            return setting;
        }
    }

    /** @throws Unusable naming the file that is wrong */
    public SSLContext read() throws Unusable {
        List<X509Certificate> chain = certificates(ROLLCALL_RADSEC_CERTIFICATE_FILE, certificate);
        List<X509Certificate> trusted = certificates(ROLLCALL_RADSEC_CA_FILE, authorities);
        PrivateKey privateKey = privateKey(chain.get(0));
        try {
            char[] none = {};
            KeyStore ours = empty();
            ours.setKeyEntry("rollcall", privateKey, none, chain.toArray(new X509Certificate[0]));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(ours, none);
            KeyStore theirs = empty();
            for (int i = 0; i < trusted.size(); i++) {
                theirs.setCertificateEntry("ca" + i, trusted.get(i));
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(theirs);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new Unusable(ROLLCALL_RADSEC_CERTIFICATE_FILE, "TLS cannot use it: " + e.getMessage());
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static List<X509Certificate> certificates(EnvironmentSetting setting, Path file) throws Unusable {
        try (InputStream pem = Files.newInputStream(file)) {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (certificates.isEmpty()) {
                throw new Unusable(setting, file + " holds no certificate in PEM");
            }
            certificates.get(0).checkValidity();
            return certificates;
        } catch (CertificateException wrong) {
            throw new Unusable(setting, file + " holds no good certificate: " + wrong.getMessage());
        } catch (IOException unreadable) {
            throw new Unusable(setting, "cannot read " + file + " (" + unreadable.getMessage() + ")");
        }
    }

    private PrivateKey privateKey(X509Certificate first) throws Unusable {
        String pem;
        try {
            if (PrivateFile.isOpenToOthers(key)) {
                throw new Unusable(ROLLCALL_RADSEC_KEY_FILE, "others may use " + key + ": chmod 400 " + key);
            }
            pem = Files.size(key) > LONGEST_FILE ? "" : Files.readString(key, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new Unusable(ROLLCALL_RADSEC_KEY_FILE, "cannot read " + key + " (" + unreadable.getMessage() + ")");
        }
        Matcher found = PRIVATE_KEY.matcher(pem);
        if (!found.find()) {
            throw new Unusable(
                    ROLLCALL_RADSEC_KEY_FILE,
                    key + " holds no key in PKCS #8 without a password: openssl pkcs8 -topk8 -nocrypt -in KEY -out "
                            + key);
        }
        String algorithm = first.getPublicKey().getAlgorithm();
        try {
            PrivateKey privateKey = KeyFactory.getInstance(algorithm)
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(found.group(1))));
            if (isPair(privateKey, first)) {
                return privateKey;
            }
        } catch (GeneralSecurityException | IllegalArgumentException otherKind) {
            if (!(otherKind instanceof InvalidKeySpecException)) {
                throw new Unusable(ROLLCALL_RADSEC_KEY_FILE, key + " holds no usable " + algorithm + " key");
            }
        }
        throw new Unusable(
                ROLLCALL_RADSEC_KEY_FILE, key + " does not hold the key of the first certificate in " + certificate);
    }

    private static boolean isPair(PrivateKey privateKey, X509Certificate certificate) throws GeneralSecurityException {
        String algorithm = privateKey.getAlgorithm().startsWith("EC")
                ? "SHA256withECDSA"
                : "SHA256with" + privateKey.getAlgorithm();
        Signature signing = Signature.getInstance(
                privateKey.getAlgorithm().startsWith("Ed") ? privateKey.getAlgorithm() : algorithm);
        signing.initSign(privateKey);
        signing.update(ANYTHING);
        byte[] signature = signing.sign();
        signing.initVerify(certificate.getPublicKey());
        signing.update(ANYTHING);
        return signing.verify(signature);
    }
}
