package org.rollcall.radius.ra;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/**
 * Who a certificate says it is (RFC 6614 section 2.3): its DNS names, and only if it has none the common name of its subject.
 */
final class CertificateNames {
    /** RFC 5280 section 4.2.1.6. */
    private static final int DNS_NAME = 2;

    private static final int MOST_READABLE = 200;

    private CertificateNames() {}

    /** In lower case. */
    static List<String> of(X509Certificate certificate) {
        try {
            List<String> dnsNames = certificate.getSubjectAlternativeNames() == null
                    ? List.of()
                    : certificate.getSubjectAlternativeNames().stream()
                            .filter(name -> name.get(0).equals(DNS_NAME))
                            .map(name -> lower(name.get(1).toString()))
                            .toList();
            return dnsNames.isEmpty() ? commonNames(certificate) : dnsNames;
        } catch (CertificateParsingException | InvalidNameException nameless) {
            return List.of();
        }
    }

    private static List<String> commonNames(X509Certificate certificate) throws InvalidNameException {
        return new LdapName(certificate.getSubjectX500Principal().getName())
                .getRdns().stream()
                        .filter(part -> part.getType().equalsIgnoreCase("CN") && part.getValue() instanceof String)
                        .map(part -> lower(part.getValue().toString()))
                        .toList();
    }

    static String lower(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** For the log: strangers write what they like into their certificates. */
    static String readable(List<String> names) {
        String text = String.join(", ", names).replaceAll("\\p{Cntrl}", "?");
        return text.isEmpty() ? "(none)" : text.substring(0, Math.min(text.length(), MOST_READABLE));
    }
}
