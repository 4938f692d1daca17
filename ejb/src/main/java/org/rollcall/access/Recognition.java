package org.rollcall.access;

import java.util.Map;
import java.util.Optional;
import org.rollcall.service.Proof;

/**
 * Whose service is it? A login with a password first, because somebody chose it; then the MAC address and the line that
 * the network vouches for, which need no password. Pure.
 */
final class Recognition {
    private Recognition() {}

    /** @param services by login */
    static Optional<AccessFacts.Candidate> service(AccessQuery query, Map<String, AccessFacts.Candidate> services) {
        return named(services, query.login(), Proof.PASSWORD)
                .or(() -> named(services, query.provenMac(), Proof.MAC))
                .or(() -> query.lines().stream()
                        .flatMap(line -> named(services, line, Proof.LINE).stream())
                        .findFirst());
    }

    private static Optional<AccessFacts.Candidate> named(
            Map<String, AccessFacts.Candidate> services, String login, Proof proof) {
        return Optional.ofNullable(login)
                .map(services::get)
                .filter(candidate -> candidate.facts().proof() == proof);
    }
}
