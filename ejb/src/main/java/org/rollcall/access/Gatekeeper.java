package org.rollcall.access;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rollcall.pool.Leases;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.Credentials;
import org.rollcall.settings.Settings;
import org.rollcall.shared.Database;
import org.rollcall.shared.SecretBox;
import org.rollcall.shared.SecretPlace;

/** Answers a batch of access queries in one transaction: facts, {@link AccessPolicy}, leases, log. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Gatekeeper {
    @Inject
    private Database database;

    @Inject
    private SecretBox secrets;

    @Inject
    private Settings settings;

    @Inject
    private Leases leases;

    @Inject
    private AccessLog log;

    /** One answer per query, in order. */
    public List<AccessAnswer> answer(List<AccessQuery> queries) {
        Set<String> logins = new HashSet<>();
        Set<Long> nases = new HashSet<>();
        for (AccessQuery query : queries) {
            logins.add(query.login());
            nases.add(query.nasId());
        }
        // U+0000 is no character of a login, and PostgreSQL would refuse the whole batch for it
        logins.removeIf(login -> login.indexOf('\0') >= 0);
        AccessFacts facts = database.with(connection -> AccessFacts.load(connection, logins, nases));
        List<AccessAnswer> answers = new ArrayList<>(queries.size());
        List<Object[]> logged = new ArrayList<>();
        for (AccessQuery query : queries) {
            answers.add(answer(query, facts, logged));
        }
        log.write(logged);
        return answers;
    }

    private AccessAnswer answer(AccessQuery query, AccessFacts facts, List<Object[]> logged) {
        Optional<AccessFacts.Candidate> candidate = facts.service(query.login());
        Optional<String> password = candidate.flatMap(this::password);
        AccessDecision decision = AccessPolicy.decide(
                candidate.map(AccessFacts.Candidate::facts),
                password.filter(query.credentials()::matches).isPresent(),
                query.mac(),
                settings.blockedSessionSeconds().orElse(0));
        Long customerId = candidate.map(c -> c.facts().customerId()).orElse(null);
        AccessReason reason = decision.reason();
        if (decision instanceof AccessDecision.Accept accept) {
            ServiceFacts service = candidate.orElseThrow().facts();
            Optional<String> address = address(accept.address(), service.serviceId());
            if (address.isPresent()) {
                if (accept.blocked()) {
                    logged.add(AccessLog.entry(query, customerId, true, reason));
                }
                List<Attribute> attributes = new ArrayList<>(query.credentials().accepted(password.orElseThrow()));
                attributes.addAll(
                        attributes(accept, service, address.get(), facts.nases().get(query.nasId())));
                return new AccessAnswer(true, attributes);
            }
            reason = AccessReason.POOL_EXHAUSTED;
        }
        logged.add(AccessLog.entry(query, customerId, false, reason));
        return new AccessAnswer(false, query.credentials().rejected(refusal(reason)));
    }

    /** Empty if the pool has none left. */
    private Optional<String> address(AddressSource source, long serviceId) {
        return switch (source.kind()) {
            case FIXED -> Optional.of(source.address());
            case NAS -> Optional.of(AccessReplies.NAS_SELECTS);
            case POOL -> leases.lease(serviceId, source.poolId(), source.purpose());
        };
    }

    private static List<Attribute> attributes(
            AccessDecision.Accept accept, ServiceFacts service, String address, AccessFacts.NasFacts nas) {
        return AccessReplies.attributes(accept, service, address, nas.dialect().vendor(), nas.interimInterval());
    }

    /** An unknown login is told no different from a wrong password. */
    private static Credentials.Refusal refusal(AccessReason reason) {
        return switch (reason) {
            case UNKNOWN_LOGIN, WRONG_PASSWORD -> Credentials.Refusal.WRONG_LOGIN_OR_PASSWORD;
            case INACTIVE -> Credentials.Refusal.ACCOUNT_DISABLED;
            case GRANTED, BLOCKED, NOT_RADIUS, WRONG_MAC, POOL_EXHAUSTED -> Credentials.Refusal.NO_PERMISSION;
        };
    }

    /** In clear; empty if the service has none. */
    private Optional<String> password(AccessFacts.Candidate candidate) {
        SecretPlace place =
                new SecretPlace("internet_service", candidate.facts().serviceId(), "password");
        return Optional.ofNullable(candidate.sealedPassword())
                .map(password -> new String(secrets.open(place, password), StandardCharsets.UTF_8));
    }
}
