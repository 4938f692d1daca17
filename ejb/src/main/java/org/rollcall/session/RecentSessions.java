package org.rollcall.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.rollcall.session.SessionState.Flushed;
import org.rollcall.session.SessionState.Marks;
import org.rollcall.session.SessionStore.OwnerFacts;
import org.rollcall.usage.UsageFlushed;

/**
 * Open sessions as this node last wrote them, and services as it last read them, so that the next record need not read
 * them. Guesses, never the truth: every write says from what it was computed, and finds out when that has changed since.
 * What is forgotten is read again.
 */
@ApplicationScoped
public class RecentSessions {
    /** About a kilobyte each. */
    private static final int MOST = 30_000;

    /** A guess that was wrong costs a second try; while others flush, or sessions take each other over, most would be. */
    private static final long CAUTION_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Map<SessionKey, SessionState> sessions = latest(MOST);
    /** By login, and by id of the service. */
    private final Map<Object, OwnerFacts> owners = latest(2 * MOST);

    private long cautiousSince = System.nanoTime() - CAUTION_NANOS;

    private static <K, V> Map<K, V> latest(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    synchronized Optional<SessionState> get(SessionKey key) {
        return Optional.ofNullable(sessions.get(key));
    }

    /** Whose a session with these facts is: only if he would be the first to be asked for. */
    synchronized Optional<OwnerFacts> owner(SessionFacts facts) {
        OptionalLong named = facts.namedService();
        if (named.isPresent()) {
            return Optional.ofNullable(owners.get(named.getAsLong()));
        }
        return facts.logins().stream().findFirst().map(owners::get);
    }

    synchronized void found(OwnerFacts owner) {
        if (owner.login() != null) {
            owners.put(owner.login(), owner);
        }
        owners.put(owner.owner().serviceId(), owner);
    }

    /** Whether beginnings and ends of sessions may be guessed, too. */
    synchronized boolean isBold() {
        return System.nanoTime() - cautiousSince >= CAUTION_NANOS;
    }

    /** To be called only when what was written is committed. */
    synchronized void written(List<SessionState> now) {
        for (SessionState session : now) {
            if (session.isOpen()) {
                sessions.merge(session.key(), session, RecentSessions::laterFlushed);
            } else {
                sessions.remove(session.key());
            }
        }
    }

    /** A flush may have come between the decision about a session and its being written. */
    private static SessionState laterFlushed(SessionState before, SessionState now) {
        return before.id() == now.id()
                        && before.flushed().at().isAfter(now.flushed().at())
                ? now.with(before.flushed())
                        .with(new Marks(before.marks().suspended(), now.marks().reopened()))
                : now;
    }

    synchronized void flushed(@Observes UsageFlushed event) {
        for (UsageFlushed.Session flushed : event.sessions()) {
            sessions.computeIfPresent(
                    new SessionKey(flushed.nasId(), flushed.acctSessionId()),
                    (key, session) -> session.id() != flushed.id()
                            ? session
                            : session.with(new Flushed(flushed.upload(), flushed.download(), flushed.at()))
                                    .with(new Marks(
                                            flushed.suspended(), session.marks().reopened())));
        }
    }

    /** Something was not as it was remembered. */
    synchronized void wrong(Collection<SessionReport> reports) {
        cautiousSince = System.nanoTime();
        forget(reports);
    }

    synchronized void forget(Collection<SessionReport> reports) {
        for (SessionReport report : reports) {
            sessions.remove(report.key());
            report.facts().namedService().ifPresent(owners::remove);
            report.facts().logins().forEach(owners::remove);
        }
    }
}
