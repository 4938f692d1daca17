package org.rollcall.access;

import static org.rollcall.shared.BulkStatement.Type.BIGINT;
import static org.rollcall.shared.BulkStatement.Type.TEXT;
import static org.rollcall.shared.BulkStatement.Type.TIME;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.rollcall.access.AccessReplies.Addresses;
import org.rollcall.pool.Leases;
import org.rollcall.pool.PoolKind;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.Credentials;
import org.rollcall.shared.BulkStatement;
import org.rollcall.shared.BulkStatement.Write;
import org.rollcall.shared.SecretBox;
import org.rollcall.shared.SecretPlace;
import org.rollcall.shared.Vendor;

/**
 * Answers one batch of queries: reads the facts of all, lets {@link AccessPolicy} decide one by one, and writes what came of it
 * all together. Most need no more than that every address is given again to whom it was given before, which is a single
 * round trip without a transaction; what is to be chosen under a lock (a new address, a place among the sessions a service
 * may have, a MAC address to be learned) needs one. Used once.
 */
final class AccessBatch {
    private static final BulkStatement RESERVE = BulkStatement.of(
            "insert into session_reservation (service_id, device, reserved_at) select * from %s"
                    + " on conflict (service_id, device) do update set reserved_at = excluded.reserved_at",
            "merge into session_reservation (service_id, device, reserved_at) key (service_id, device) values (?, ?, ?)",
            List.of(BIGINT.as("service_id"), TEXT.as("device"), TIME.as("reserved_at")));

    private final SecretBox secrets;
    private final DoorRules rules;
    private final Clock clock;
    /** Null outside of a transaction. */
    private final Leases leases;

    private AccessFacts facts;
    private boolean offline;
    private AccessFacts.Sessions sessions = new AccessFacts.Sessions(Map.of(), Map.of());
    private final Set<Leases.Own> renewed = new LinkedHashSet<>();
    private final List<Object[]> reserved = new ArrayList<>();
    private final List<Learned> learned = new ArrayList<>();
    private final List<Object[]> logged = new ArrayList<>();

    /** A MAC address from now on the service's, which the caller has to write. */
    record Learned(long serviceId, String mac) {}

    /** Only a transaction can answer. */
    @SuppressWarnings("serial") // never leaves this class
    private static final class NeedsTransaction extends RuntimeException {
        NeedsTransaction() {
            super(null, null, false, false);
        }
    }

    /** @param leases null outside of a transaction */
    AccessBatch(SecretBox secrets, DoorRules rules, Clock clock, Leases leases) {
        this.secrets = secrets;
        this.rules = rules;
        this.clock = clock;
        this.leases = leases;
    }

    /**
     * One answer per query, in order; what follows from them is written, too.
     *
     * @return empty ones for those that only a transaction can answer
     * @throws SQLException with {@link BulkStatement#CONFLICT} if an address became another's meanwhile
     */
    List<Optional<AccessAnswer>> answer(Connection connection, Vendor vendor, List<AccessQuery> queries)
            throws SQLException {
        Set<String> names = new HashSet<>();
        queries.forEach(query -> names.addAll(query.names()));
        facts = AccessFacts.load(connection, vendor, names);
        if (leases != null) {
            lockShared(connection, vendor, names);
        }
        List<Optional<AccessAnswer>> answers = new ArrayList<>(queries.size());
        for (AccessQuery query : queries) {
            try {
                answers.add(Optional.of(answer(query)));
            } catch (NeedsTransaction outside) {
                answers.add(Optional.empty());
            }
        }
        write(connection, vendor);
        return answers;
    }

    /**
     * What can be said without a database: whoever we know is answered as far as nothing new has to be chosen for him; how
     * many sessions he has is not asked. Nothing is written.
     */
    List<AccessAnswer> answer(AccessFacts known, List<AccessQuery> queries) {
        facts = known;
        offline = true;
        return queries.stream().map(this::answerIfKnown).toList();
    }

    private AccessAnswer answerIfKnown(AccessQuery query) {
        try {
            AccessAnswer answer = answer(query);
            if (answer.reason() == AccessReason.UNKNOWN_LOGIN) {
                logged.remove(logged.size() - 1);
                return AccessAnswer.SILENCE;
            }
            return answer;
        } catch (NeedsTransaction unknown) {
            return AccessAnswer.SILENCE;
        }
    }

    /** What was known, with what was chosen. */
    AccessFacts facts() {
        return facts;
    }

    /** Reads again what nobody else may change from now on. */
    private void lockShared(Connection connection, Vendor vendor, Set<String> names) throws SQLException {
        List<Long> shared = facts.services().values().stream()
                .map(AccessFacts.Candidate::facts)
                .filter(ServiceFacts::isShared)
                .map(ServiceFacts::serviceId)
                .toList();
        if (!shared.isEmpty()) {
            AccessFacts.lock(connection, vendor, shared);
            facts = new AccessFacts(
                    AccessFacts.services(connection, vendor, names), facts.leases(), facts.prefixPools());
            sessions = AccessFacts.sessions(connection, vendor, shared);
        }
    }

    private AccessAnswer answer(AccessQuery query) {
        Optional<AccessFacts.Candidate> candidate = Recognition.service(query, facts.services());
        Optional<ServiceFacts> service = candidate.map(AccessFacts.Candidate::facts);
        Optional<String> password = candidate.flatMap(this::password);
        AccessDecision decision = AccessPolicy.decide(
                query,
                service,
                query.credentials()
                        .map(proof -> password.filter(proof::matches).isPresent())
                        .orElse(true),
                occupancy(query, service),
                rules);
        AccessReason reason = decision.reason();
        List<String> trace = decision.trace();
        if (decision instanceof AccessDecision.Accept accept) {
            if (service.isPresent() && service.get().isShared() && leases == null && !offline && !accept.parked()) {
                throw new NeedsTransaction();
            }
            // somebody whose password is wrong is nobody, and must not touch what the service has
            Optional<ServiceFacts> his = service.filter(known -> reason != AccessReason.WRONG_PASSWORD);
            long holder = his.map(ServiceFacts::serviceId).orElse(Leases.NOBODY);
            Optional<String> address = address(accept.address(), holder, PoolKind.IPV4);
            if (address.isPresent()) {
                AccessAnswer answer = accepted(query, accept, his, password, address.get());
                logged.add(AccessLog.entry(query, service, true, reason, address.get()));
                return answer;
            }
            trace = new ArrayList<>(trace);
            trace.add("but no address is free in a pool for " + accept.address().purpose());
            return rejected(query, service, AccessReason.POOL_EXHAUSTED, trace);
        }
        return rejected(query, service, reason, trace);
    }

    private Occupancy occupancy(AccessQuery query, Optional<ServiceFacts> service) {
        return service.filter(known -> known.limit().sessions() != null)
                .map(known -> sessions.of(known.serviceId(), query.device(), query.at()))
                .orElse(Occupancy.NONE);
    }

    private AccessAnswer accepted(
            AccessQuery query,
            AccessDecision.Accept accept,
            Optional<ServiceFacts> service,
            Optional<String> password,
            String address) {
        long holder = service.map(ServiceFacts::serviceId).orElse(Leases.NOBODY);
        Addresses addresses = new Addresses(
                address,
                address(accept.framed(), holder, PoolKind.FRAMED).orElse(null),
                address(accept.delegated(), holder, PoolKind.DELEGATED).orElse(null));
        service.filter(known -> !accept.parked()).ifPresent(known -> {
            if (known.limit().sessions() != null) {
                reserve(query, known.serviceId());
            }
            if (accept.learnsMac()) {
                learned.add(new Learned(known.serviceId(), query.mac()));
                facts.learned(known, query.mac());
            }
        });
        List<Attribute> attributes = new ArrayList<>();
        query.credentials()
                .filter(proof ->
                        service.isPresent() && password.filter(proof::matches).isPresent())
                .ifPresent(proof -> attributes.addAll(proof.accepted(password.orElseThrow())));
        attributes.addAll(AccessReplies.attributes(accept, service, addresses, query.nas(), rules));
        return new AccessAnswer(true, accept.reason(), attributes, accept.trace(), accept.ends());
    }

    private void reserve(AccessQuery query, long serviceId) {
        String device = query.device() == null ? "?" + UUID.randomUUID() : AccessLog.cut(query.device());
        sessions.reserve(serviceId, new Occupancy.Reservation(device, query.at()));
        // the last one of a device counts, and no row may be written twice by one statement
        reserved.removeIf(row -> row[0].equals(serviceId) && row[1].equals(device));
        reserved.add(new Object[] {serviceId, device, query.at()});
    }

    private AccessAnswer rejected(
            AccessQuery query, Optional<ServiceFacts> service, AccessReason reason, List<String> trace) {
        logged.add(AccessLog.entry(query, service, false, reason, null));
        List<Attribute> attributes = query.credentials()
                .map(proof -> proof.rejected(refusal(reason)))
                .orElse(List.of());
        return new AccessAnswer(false, reason, attributes, trace, List.of());
    }

    /** Empty if there is none, or the pool has none left. */
    private Optional<String> address(AddressSource source, long serviceId, PoolKind kind) {
        return switch (source.kind()) {
            case FIXED -> Optional.of(source.address());
            case NAS -> Optional.of(AccessReplies.NAS_SELECTS);
            case NONE -> Optional.empty();
            case POOL ->
                kind == PoolKind.IPV4 || facts.prefixPools().contains(kind)
                        ? leased(source, serviceId, kind)
                        : Optional.empty();
        };
    }

    private Optional<String> leased(AddressSource source, long serviceId, PoolKind kind) {
        for (Leases.Own own : facts.leases().getOrDefault(serviceId, List.of())) {
            if (own.suits(source.poolId(), source.purpose(), kind)) {
                renewed.add(own);
                return Optional.of(own.address());
            }
        }
        if (leases == null) {
            throw new NeedsTransaction();
        }
        Optional<Leases.Own> chosen = leases.lease(serviceId, source.poolId(), source.purpose(), kind);
        chosen.ifPresent(own -> {
            renewed.add(own);
            facts.chosen(own);
        });
        return chosen.map(Leases.Own::address);
    }

    /** Rows of the access log. */
    List<Object[]> logged() {
        return logged;
    }

    List<Learned> learned() {
        return learned;
    }

    private void write(Connection connection, Vendor vendor) throws SQLException {
        List<Write> writes = new ArrayList<>();
        writes.add(Leases.renewing(renewed, clock.instant()));
        writes.add(AccessLog.writing(logged));
        if (!reserved.isEmpty()) {
            writes.add(Write.of(RESERVE, reserved));
        }
        BulkStatement.executeAll(connection, vendor, writes);
    }

    /** An unknown login is told no different from a wrong password. */
    private static Credentials.Refusal refusal(AccessReason reason) {
        return switch (reason) {
            case UNKNOWN_LOGIN, WRONG_PASSWORD -> Credentials.Refusal.WRONG_LOGIN_OR_PASSWORD;
            case INACTIVE, ENDED -> Credentials.Refusal.ACCOUNT_DISABLED;
            case GRANTED, BLOCKED, EAP, NOT_RADIUS, WRONG_MAC, OVER_LIMIT, POOL_EXHAUSTED ->
                Credentials.Refusal.NO_PERMISSION;
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
